// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { errorText, t } from '../../i18n/i18n';
import type { Attachment } from '../../model/attachments';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { icon, RotateCw, TriangleAlert, X } from '../shared/icons';
import { base, buttons } from '../shared/styles';

/** Without a connection nothing is wrong with the picture: it may go with the message, which waits. */
const reasonOf = (error: string): string => (error === 'network' ? t('upload.waits') : errorText(error));

/** The pictures that go out with the next message, each with its progress. */
@customElement('foyer-attachment-strip')
export class FoyerAttachmentStrip extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        max-height: 36dvh;
        padding: var(--s3) var(--s3) 6px;
      }
      li {
        position: relative;
        width: 112px;
      }
      .box {
        position: relative;
        display: grid;
        place-items: center;
        width: 112px;
        height: 84px;
        border-radius: var(--r-md);
        background: var(--inset);
        overflow: hidden;
        color: var(--ink-3);
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .uploading img {
        opacity: 0.7;
      }
      .failed .box {
        outline: 2px solid var(--danger);
        outline-offset: -2px;
      }
      .failed img,
      .waits img {
        opacity: 0.35;
      }
      progress {
        position: absolute;
        inset-inline-start: 8px;
        bottom: 8px;
        width: calc(100% - 16px);
        height: 6px;
        border: 0;
        border-radius: 3px;
        background: #0008;
        overflow: hidden;
        appearance: none;
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        background: #fff;
        transition: width 200ms;
      }
      progress::-moz-progress-bar {
        background: #fff;
      }
      .remove,
      .retry {
        position: absolute;
        display: grid;
        place-items: center;
        padding: 0;
        border: 0;
        border-radius: 50%;
      }
      .remove {
        top: -8px;
        inset-inline-end: -8px;
        width: 26px;
        height: 26px;
        border: 2px solid var(--surface);
        background: var(--ink);
        color: var(--ground);
      }
      .remove foyer-icon {
        width: 14px;
        height: 14px;
      }
      .retry {
        inset: 0;
        margin: auto;
        width: 40px;
        height: 40px;
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
      }
      p {
        padding-top: 4px;
        font-size: var(--text-xs);
        line-height: 1.3;
        color: var(--ink-2);
      }
      .failed p {
        color: var(--danger);
      }
      @media (pointer: coarse) {
        .remove {
          width: 34px;
          height: 34px;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) attachments: readonly Attachment[] = [];

  protected override render(): TemplateResult {
    return html`<ul class="scroll" aria-label=${t('composer.pictures')}>
      ${repeat(
        this.attachments,
        (each) => each.id,
        (each) => this.item(each),
      )}
    </ul>`;
  }

  private item(attachment: Attachment): TemplateResult {
    const { id, file, status, progress, error, canRetry, preview } = attachment;
    const isPicture = file.type.startsWith('image/') && error !== 'image-broken';
    // Only waits: nothing is wrong that a person has to see to.
    const look = error === 'network' ? 'waits' : status;
    return html`<li class=${look} data-testid="attachment" data-status=${status}>
      <div class="box">
        ${isPicture ? html`<img src=${preview} alt=${file.name} />` : icon(TriangleAlert)}
        ${
          status === 'uploading'
            ? html`<progress
                max="100"
                .value=${Math.round(progress * 100)}
                aria-label=${t('upload.progressOf', { name: file.name })}
              ></progress>`
            : nothing
        }
        ${
          canRetry
            ? html`<button
                class="retry"
                type="button"
                aria-label=${t('action.retry')}
                title=${t('action.retry')}
                @click=${() => void this.client.attachments.retry(id)}
              >
                ${icon(RotateCw)}
              </button>`
            : nothing
        }
      </div>
      <button
        class="remove"
        type="button"
        data-testid="attachment-remove"
        aria-label=${t('upload.remove', { name: file.name })}
        title=${t('upload.remove', { name: file.name })}
        @click=${() => this.client.attachments.remove(id)}
      >
        ${icon(X)}
      </button>
      ${status === 'failed' ? html`<p role="alert">${reasonOf(error)}</p>` : html`<p class="ellipsis"><bdi>${file.name}</bdi></p>`}
    </li>`;
  }
}
