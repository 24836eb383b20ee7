// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/connection';
import './profile';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shortTime } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import { noticeText } from '../../i18n/notices';
import { nameOf, titleOf } from '../../i18n/names';
import type { Conversation } from '../../protocol/types';
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import { plainText } from '../../model/rich-text';
import { shownAuthor } from '../../model/shown-author';
import { goTo } from '../app/router';
import { conversationAvatar } from '../shared/conversation-avatar';
import { FoyerPart } from '../shared/element';
import { Compass, icon, Plus, Search, SquarePen, TextSearch } from '../shared/icons';
import { readSetting, writeSetting } from '../shared/storage';
import { sidebarStyles } from './sidebar-styles';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const kinds = ['all', 'direct', 'room'] as const;
type Kind = (typeof kinds)[number];

/** The user's conversations, the ways to more of them, and the own profile. */
@customElement('foyer-sidebar')
export class FoyerSidebar extends FoyerPart {
  static override styles = sidebarStyles;

  @property({ attribute: false }) client!: Client;
  @state() private kind: Kind = kinds.find((each) => each === readSetting('conversations')) ?? 'all';

  protected override render(): TemplateResult {
    const { session, conversations } = this.client;
    return html`
      <div class="head">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        <h1 class="ellipsis">${session.server.value?.name ?? 'Foyer'}</h1>
        <button
          class="icon-button"
          data-testid="new-message"
          aria-label=${t('direct.new')}
          title=${t('direct.new')}
          @click=${() => this.emit('open-dialog', 'new-message')}
        >
          ${icon(SquarePen)}
        </button>
        <button
          class="icon-button"
          data-testid="create-room"
          aria-label=${t('rooms.create')}
          title=${t('rooms.create')}
          @click=${() => this.emit('open-dialog', 'create-room')}
        >
          ${icon(Plus)}
        </button>
      </div>
      <div class="tools">
        <button class="search" data-testid="switcher" @click=${() => this.emit('open-dialog', 'switcher')}>
          ${icon(Search)}<span>${t('switcher.open')}</span><kbd>${isMac ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <button class="search" data-testid="search" @click=${() => this.emit('open-dialog', 'search')}>
          ${icon(TextSearch)}<span>${t('search.open')}</span><kbd>/</kbd>
        </button>
        ${
          this.client.conversations.currentId.value === 0
            ? html`<foyer-connection .client=${this.client}></foyer-connection>`
            : nothing
        }
      </div>
      ${this.kinds(conversations.sorted.value)}
      <div class="list scroll">
        ${conversations.hasList.value ? this.list(this.chosen(conversations.sorted.value)) : this.skeleton()}
      </div>
      <div class="browse">
        <button class="button" data-testid="browse-rooms" @click=${() => this.emit('open-dialog', 'rooms')}>
          ${icon(Compass)} ${t('rooms.browse')}
        </button>
      </div>
      <foyer-profile .client=${this.client}></foyer-profile>
    `;
  }

  /** All together, or people and rooms apart; offered to who has both. */
  private kinds(all: readonly Conversation[]): TemplateResult | typeof nothing {
    if (new Set(all.map((each) => each.kind)).size < 2) return nothing;
    return html`<div class="kinds" role="group" aria-label=${t('sidebar.show')}>
      ${kinds.map(
        (kind) =>
          html`<button
            class="kind"
            data-testid=${`show-${kind}`}
            aria-pressed=${this.kind === kind}
            @click=${() => this.choose(kind)}
          >
            ${t(`sidebar.kind.${kind}`)} ${kind !== 'all' && hasUnread(all, kind) ? html`<i></i>` : nothing}
          </button>`,
      )}
    </div>`;
  }

  private chosen(all: readonly Conversation[]): readonly Conversation[] {
    const some = this.kind === 'all' ? all : all.filter((each) => each.kind === this.kind);
    return some.length > 0 ? some : all;
  }

  private choose(kind: Kind): void {
    this.kind = kind;
    writeSetting('conversations', kind);
  }

  private list(conversations: readonly Conversation[]): TemplateResult {
    if (conversations.length === 0) {
      return html`<div class="empty">
        <p>${t('sidebar.empty')}</p>
        <button class="button small primary" @click=${() => this.emit('open-dialog', 'rooms')}>
          ${t('rooms.browse')}
        </button>
      </div>`;
    }
    return html`<ul data-testid="conversations">
      ${repeat(
        conversations,
        (each) => each.id,
        (each) => html`<li>${this.row(each)}</li>`,
      )}
    </ul>`;
  }

  private row(conversation: Conversation): TemplateResult {
    const { id, lastMessage, mentions } = conversation;
    const name = titleOf(conversation);
    const unread = unreadOf(conversation);
    const isCurrent = this.client.conversations.currentId.value === id;
    return html`<a
      class="row ${unread > 0 ? 'unread' : ''}"
      href="/r/${id}"
      data-testid="conversation"
      data-id=${id}
      data-name=${name}
      aria-current=${isCurrent ? 'page' : 'false'}
      @click=${(event: MouseEvent) => open(event, id)}
    >
      ${conversationAvatar(conversation)}
      <span class="name ellipsis"
        >${conversation.favourite ? html`<span class="star" title=${t('favourite.is')}>★</span>` : nothing}<bdi
          >${name}</bdi
        ></span
      >
      <time class="time">${lastMessage ? shortTime(lastMessage.createdAt) : ''}</time>
      <span class="last ellipsis"><bdi>${this.preview(conversation)}</bdi></span>
      ${unread > 0 ? this.badges(unread, mentions) : nothing}
    </a>`;
  }

  private badges(unread: number, mentions: number): TemplateResult {
    return html`<span class="badges">
      ${
        mentions > 0
          ? html`<span
              class="pill calls"
              data-testid="mentions"
              aria-label=${tn('sidebar.mentions', mentions)}
              >${mentions > 1 ? `@${short(mentions)}` : '@'}</span
            >`
          : nothing
      }
      <span class="pill" data-testid="unread" aria-label=${tn('sidebar.unread', unread)}
        >${short(unread)}</span
      >
    </span>`;
  }

  private preview({ id, lastMessage, partner }: Conversation): TemplateResult | string {
    const draft = this.client.drafts.get(id).trim();
    if (draft !== '' && this.client.conversations.currentId.value !== id) {
      return html`<span class="draft">${t('sidebar.draft')}</span> ${draft}`;
    }
    if (!lastMessage) return t('sidebar.quiet');
    if (lastMessage.notice) return noticeText(lastMessage) || t('sidebar.quiet');
    const isMine = lastMessage.author.id === this.client.session.user.value?.id;
    const isTheOther = lastMessage.author.id === partner?.user.id;
    const who = isMine ? t('sidebar.you') : nameOf(shownAuthor(lastMessage));
    const words = lastMessage.recalledAt > 0 ? t('message.recalled') : plainText(lastMessage.text);
    const what = lastMessage.image && words === '' ? t('message.picture') : words;
    // Of two, only my own lines need a name.
    return isTheOther ? what : t('sidebar.last', { who, what });
  }

  private skeleton(): TemplateResult {
    return html`<ul aria-label=${t('loading')}>
      ${[62, 48, 70, 40].map(
        (width) =>
          html`<li class="row bones">
            <span class="bone disc"></span>
            <span class="bone" .style=${`width: ${width}%`}></span>
            <span class="bone thin" .style=${`width: ${width + 20}%`}></span>
          </li>`,
      )}
    </ul>`;
  }
}

function hasUnread(all: readonly Conversation[], kind: Kind): boolean {
  return all.some((each) => each.kind === kind && unreadOf(each) > 0);
}

function short(count: number): string {
  return count > 99 ? '99+' : String(count);
}

function open(event: MouseEvent, id: number): void {
  // With a modifier it is the browser's: a new tab or window.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo(id);
}
