// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import { titleOf } from '../../i18n/names';
import { presenceOf } from '../../i18n/presence';
import type { Conversation, Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { rank } from '../../model/matching';
import { quoteLines } from '../message/parts';
import { quoteStyles } from '../message/part-styles';
import { quoteOf } from '../../model/composing';
import { conversationAvatar } from '../shared/conversation-avatar';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** Where a message is to be repeated: one of one's own conversations, found by a few letters. */
@customElement('foyer-forward-dialog')
export class FoyerForwardDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    quoteStyles,
    css`
      .what {
        padding: var(--s2) var(--s3);
        border-radius: var(--r-md);
        background: var(--inset);
      }
      ul {
        min-height: 120px;
      }
      li button {
        display: flex;
        align-items: center;
        gap: var(--s3);
        width: 100%;
        min-height: 52px;
        padding: 4px var(--s3);
        border: 0;
        border-radius: var(--r-md);
        background: none;
        text-align: start;
      }
      li button:hover,
      li button:focus-visible {
        background: var(--hover);
      }
      foyer-avatar {
        --size: 36px;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) message!: Message;
  @state() private words = '';

  protected override render(): TemplateResult {
    const found = this.found();
    return html`<foyer-dialog .heading=${t('forward.title')} data-testid="forward-dialog">
      <div class="stack">
        <div class="what">${quoteLines(quoteOf(this.message))}</div>
        <input
          class="input"
          type="search"
          autofocus
          placeholder=${t('switcher.placeholder')}
          aria-label=${t('forward.find')}
          data-testid="forward-find"
          .value=${this.words}
          @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.keyPressed(event, found)}
        />
        <ul aria-label=${t('forward.title')}>
          ${found.map((each) => this.row(each))}
        </ul>
        ${found.length === 0 ? html`<p class="none">${t('switcher.none')}</p>` : nothing}
      </div>
    </foyer-dialog>`;
  }

  private row(conversation: Conversation): TemplateResult {
    return html`<li>
      <button
        data-testid="forward-to"
        data-name=${titleOf(conversation)}
        @click=${() => this.forward(conversation)}
      >
        ${conversationAvatar(conversation)}
        <span class="grow">
          <span class="title ellipsis"><bdi>${titleOf(conversation)}</bdi></span>
          <span class="sub"
            >${
              conversation.partner
                ? presenceOf(conversation.partner)
                : tn('rooms.members', conversation.memberCount)
            }</span
          >
        </span>
      </button>
    </li>`;
  }

  private found(): Conversation[] {
    const all = this.client.conversations.sorted.value;
    const words = this.words.trim();
    return words === '' ? all : rank(all, words, titleOf);
  }

  private keyPressed(event: KeyboardEvent, found: readonly Conversation[]): void {
    if (event.isComposing || event.key !== 'Enter' || this.words.trim() === '' || !found[0]) return;
    event.preventDefault();
    this.forward(found[0]);
  }

  private forward(to: Conversation): void {
    void this.client.forward(this.message, to.id);
    this.toast(t('forward.done', { name: titleOf(to) }));
    this.emit('closed');
  }
}
