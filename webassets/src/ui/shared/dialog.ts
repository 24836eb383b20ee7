// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { FoyerElement } from './element';
import { icon, X } from './icons';
import { base, buttons } from './styles';

/**
 * A modal dialog with a heading and a way out. It opens when it is put into the page and emits `closed` when it was
 * left; whoever put it there takes it out then. Slots: the content, and `actions`.
 */
@customElement('foyer-dialog')
export class FoyerDialog extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      dialog {
        width: min(var(--width, 480px), calc(100vw - 24px));
        max-width: none;
        max-height: min(720px, calc(100dvh - 32px));
        padding: 0;
        border: 0;
        border-radius: var(--r-xl);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-3);
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: rise var(--quick) ease-out;
      }
      dialog::backdrop {
        background: var(--scrim);
        animation: fade var(--quick) ease-out;
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--s3);
        padding-block: var(--s4) var(--s3);
        padding-inline: var(--s6) var(--s4);
      }
      h2 {
        flex: 1;
        font-size: var(--text-lg);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .content {
        flex: 1;
        min-height: 0;
        padding: 0 var(--s6) var(--s6);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--s3);
      }
      footer ::slotted(*) {
        margin-bottom: var(--s6);
      }
      footer ::slotted(:last-child) {
        margin-inline-end: var(--s6);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px) scale(0.985);
        }
      }
      @keyframes fade {
        from {
          opacity: 0;
        }
      }
      @media (max-width: 560px) {
        dialog {
          width: 100vw;
          max-height: calc(100dvh - 24px);
          margin: auto 0 0;
          border-radius: var(--r-xl) var(--r-xl) 0 0;
        }
      }
    `,
  ];

  @property() heading = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  close(): void {
    this.dialog.close();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.dialog.open) this.dialog.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="heading"
      @close=${() => this.emit('closed')}
      @pointerdown=${(event: PointerEvent) => {
        if (event.target === this.dialog) this.close();
      }}
    >
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button class="icon-button" aria-label=${t('action.close')} @click=${() => this.close()}>
          ${icon(X)}
        </button>
      </div>
      <div class="content scroll"><slot></slot></div>
      <footer><slot name="actions"></slot></footer>
    </dialog>`;
  }
}
