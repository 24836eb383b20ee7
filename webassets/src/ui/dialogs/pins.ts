// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fullTime, shortTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { quoteOf } from '../../model/composing';
import { mayPin } from '../../model/rights';
import { excerptOf } from '../message/parts';
import { icon, PinOff } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';

/** The pinned messages of a conversation; each leads to its place. */
@customElement('foyer-pins-dialog')
export class FoyerPinsDialog extends ListDialog<Message> {
  static override styles = [
    ...dialogStyles,
    css`
      .item {
        align-items: flex-start;
        padding: var(--s3) 0;
      }
      foyer-avatar {
        --size: 36px;
      }
      .open {
        display: grid;
        gap: 2px;
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
        overflow-wrap: anywhere;
      }
      .head {
        display: flex;
        gap: var(--s2);
        align-items: baseline;
      }
      time {
        flex: none;
        color: var(--ink-2);
        font-size: var(--text-xs);
      }
      .words {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        color: var(--ink-2);
      }
      .open:hover .words {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  protected override fetchItems(): Promise<Message[]> {
    return this.client.api.pins(this.conversation);
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('pins.title')} data-testid="pins-dialog"
      >${this.content()}</foyer-dialog
    >`;
  }

  protected override list(messages: readonly Message[]): TemplateResult {
    if (messages.length === 0) return html`<p class="none">${t('pins.none')}</p>`;
    return html`<ul>
      ${messages.map((message) => this.row(message))}
    </ul>`;
  }

  private row(message: Message): TemplateResult {
    const { author } = message;
    return html`<li class="item" data-testid="pin" data-seq=${message.seq}>
      <foyer-avatar .name=${nameOf(author)} .avatar=${author.avatar} .number=${author.id}></foyer-avatar>
      <button class="open grow" data-testid="pin-open" @click=${() => this.open(message)}>
        <span class="head">
          <span class="title ellipsis"><bdi>${nameOf(author)}</bdi></span>
          <time title=${fullTime(message.createdAt)}>${shortTime(message.createdAt)}</time>
        </span>
        <span class="words" dir="auto">${excerptOf(quoteOf(message))}</span>
      </button>
      ${
        mayPin(this.client.situationOf(message))
          ? html`<button
              class="icon-button"
              data-testid="pin-remove"
              aria-label=${t('action.unpin')}
              title=${t('action.unpin')}
              @click=${() => void this.unpin(message)}
            >
              ${icon(PinOff)}
            </button>`
          : nothing
      }
    </li>`;
  }

  private open({ conversation, seq }: Message): void {
    this.emit('closed');
    this.client.composing.target.value = { conversation, seq };
  }

  private unpin(message: Message): Promise<void> {
    return this.attempt(async () => {
      await this.client.changes.pin(message, false);
      this.items = this.items?.filter((each) => each.seq !== message.seq) ?? null;
    });
  }
}
