// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import { titleOf } from '../../i18n/names';
import { presenceOf } from '../../i18n/presence';
import type { Conversation } from '../../protocol/types';
import type { Client } from '../../state/client';
import { unreadOf } from '../../state/conversations';
import { rank } from '../../state/matching';
import { goTo } from '../app/router';
import { conversationAvatar } from '../shared/conversation-avatar';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** Ctrl+K: to another conversation by a few letters; unread ones first, then the recent ones. */
@customElement('foyer-switcher-dialog')
export class FoyerSwitcherDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    css`
      ul {
        margin-top: var(--s3);
        min-height: 120px;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: 52px;
        padding: 4px var(--s3);
        border-radius: var(--r-md);
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
      }
      foyer-avatar {
        --size: 36px;
      }
      .pill {
        padding: 1px 7px;
        border-radius: var(--r-full);
        background: var(--badge);
        color: var(--on-badge);
        font-size: var(--text-xs);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private words = '';
  @state() private at = 0;

  protected override render(): TemplateResult {
    const found = this.found();
    const at = Math.min(this.at, found.length - 1);
    return html`<foyer-dialog .heading=${t('switcher.title')} data-testid="switcher-dialog">
      <input
        class="input"
        type="search"
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant=${found.length > 0 ? `option-${at}` : ''}
        placeholder=${t('switcher.placeholder')}
        aria-label=${t('switcher.placeholder')}
        data-testid="switcher-input"
        .value=${this.words}
        @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(event, found, at)}
      />
      <ul id="found" role="listbox" aria-label=${t('switcher.title')}>
        ${found.map(
          (each, index) =>
            html`<li
              id="option-${index}"
              role="option"
              aria-selected=${index === at}
              @click=${() => this.open(each)}
              @pointermove=${() => (this.at = index)}
            >
              ${conversationAvatar(each)}
              <span class="grow">
                <span class="title ellipsis">${titleOf(each)}</span>
                <span class="sub"
                  >${each.partner ? presenceOf(each.partner) : tn('rooms.online', each.onlineCount)}</span
                >
              </span>
              ${unreadOf(each) > 0 ? html`<span class="pill">${unreadOf(each)}</span>` : nothing}
            </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="none">${t('switcher.none')}</p>` : nothing}
    </foyer-dialog>`;
  }

  private found(): Conversation[] {
    const all = this.client.conversations.sorted.value;
    const words = this.words.trim();
    if (words !== '') return rank(all, words, titleOf).slice(0, 12);
    const current = this.client.conversations.currentId.value;
    return [...all]
      .sort(
        (a, b) =>
          Number(unreadOf(b) > 0) - Number(unreadOf(a) > 0) ||
          Number(a.id === current) - Number(b.id === current),
      )
      .slice(0, 12);
  }

  private search(words: string): void {
    this.words = words;
    this.at = 0;
  }

  private keyPressed(event: KeyboardEvent, found: readonly Conversation[], at: number): void {
    if (event.isComposing) return;
    const chosen = found[at];
    if (event.key === 'Enter' && chosen) this.open(chosen);
    else if (event.key === 'ArrowDown') this.at = (at + 1) % Math.max(1, found.length);
    else if (event.key === 'ArrowUp') this.at = (at - 1 + found.length) % Math.max(1, found.length);
    else return;
    event.preventDefault();
  }

  private open(conversation: Conversation): void {
    goTo(conversation.id);
    this.emit('closed');
  }
}
