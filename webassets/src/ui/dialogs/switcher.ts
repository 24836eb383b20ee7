// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import { titleOf } from '../../i18n/names';
import { presenceOf } from '../../i18n/presence';
import type { Conversation } from '../../protocol/types';
import { unreadOf } from '../../model/conversations';
import { rank } from '../../model/matching';
import { goTo } from '../app/router';
import { conversationAvatar } from '../shared/conversation-avatar';
import { FinderDialog } from './finder-dialog';

/** Ctrl+K: to another conversation by a few letters; unread ones first, then the recent ones. */
@customElement('foyer-switcher-dialog')
export class FoyerSwitcherDialog extends FinderDialog<Conversation> {
  static override styles = [
    FinderDialog.styles,
    css`
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

  protected override render(): TemplateResult {
    return this.finder(
      {
        heading: t('switcher.title'),
        field: t('switcher.placeholder'),
        dialogId: 'switcher-dialog',
        fieldId: 'switcher-input',
      },
      this.found().length === 0 ? html`<p class="none">${t('switcher.none')}</p>` : nothing,
    );
  }

  protected override option(conversation: Conversation): TemplateResult {
    const { partner, onlineCount } = conversation;
    const unread = unreadOf(conversation);
    return html`${conversationAvatar(conversation)}
      <span class="grow">
        <span class="title ellipsis"><bdi>${titleOf(conversation)}</bdi></span>
        <span class="sub">${partner ? presenceOf(partner) : tn('rooms.online', onlineCount)}</span>
      </span>
      ${unread > 0 ? html`<span class="pill">${unread}</span>` : nothing}`;
  }

  protected override found(): Conversation[] {
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

  protected override choose(conversation: Conversation): void {
    goTo(conversation.id);
    this.emit('closed');
  }
}
