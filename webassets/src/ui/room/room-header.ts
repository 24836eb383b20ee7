// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/connection';
import '../shared/menu';
import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import { titleOf } from '../../i18n/names';
import { presenceOf } from '../../i18n/presence';
import type { Conversation, Member, Preferences, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { Directs } from '../../model/directs';
import { may } from '../../model/rights';
import { goTo } from '../app/router';
import { copyText } from '../shared/clipboard';
import { conversationAvatar } from '../shared/conversation-avatar';
import { FoyerPart } from '../shared/element';
import { ArrowLeft, EllipsisVertical, icon, Link2, LogOut, Pin, Users, Webhook } from '../shared/icons';
import { type FoyerMenu, menuItems } from '../shared/menu';
import { base, buttons } from '../shared/styles';
import { directItems } from './direct-menu';
import { roomHeaderStyles } from './room-header-styles';
import { preferenceItems, runItems } from './room-menu';

const lastSeenMs = 1_500;

/** Name, topic, how many are here, and the state of the connection. */
@customElement('foyer-room-header')
export class FoyerRoomHeader extends FoyerPart {
  static override styles = [base, buttons, menuItems, roomHeaderStyles];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @property({ type: Boolean }) showsMembers = false;
  @query('foyer-menu') private menu!: FoyerMenu;
  private asking: ReturnType<typeof setTimeout> | undefined;
  /** The conversation whose other one was asked after since he went. */
  private askedFor = 0;

  protected override updated(): void {
    const partner = this.client.conversations.peek(this.conversation)?.partner;
    const isUnknown =
      partner !== undefined && partner !== null && !partner.online && partner.lastSeenAt === 0;
    if (!isUnknown) clearTimeout(this.asking);
    if (!isUnknown || this.askedFor === this.conversation) {
      if (!isUnknown) this.askedFor = 0;
      return;
    }
    // When he went, the server writes it down a moment later.
    this.askedFor = this.conversation;
    const id = this.conversation;
    this.asking = setTimeout(() => void new Directs(this.client).refresh(id), lastSeenMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.asking);
  }

  protected override render(): TemplateResult {
    const room = this.client.conversations.get(this.conversation);
    if (!room) return html`<div class="head"></div>`;
    return html`
      <div class="head">
        <button
          class="icon-button back"
          data-testid="back"
          aria-label=${t('action.back')}
          @click=${() => goTo(0)}
        >
          ${icon(ArrowLeft)}
        </button>
        ${conversationAvatar(room)}
        <div class="names">
          ${
            room.partner
              ? html`<h2>
                  <button
                    class="title ellipsis"
                    data-testid="room-name"
                    @click=${() => this.emit('open-person', room.partner?.user.id)}
                  >
                    <bdi>${titleOf(room)}</bdi>
                  </button>
                </h2>`
              : html`<h2 class="ellipsis" data-testid="room-name"><bdi>${room.name}</bdi></h2>`
          }
          ${room.partner ? this.presence(room.partner) : this.about(room)}
        </div>
        <foyer-connection .client=${this.client}></foyer-connection>
        <div class="side">
          <button
            class="icon-button pins"
            data-testid="open-pins"
            aria-label=${t('pins.title')}
            title=${t('pins.title')}
            @click=${() => this.emit('message-dialog', { kind: 'pins', conversation: room.id })}
          >
            ${icon(Pin)}
          </button>
          ${room.partner ? '' : this.membersButton()}
          <button
            class="icon-button"
            data-testid="room-menu"
            aria-label=${t('rooms.menu')}
            title=${t('rooms.menu')}
            aria-haspopup="menu"
            aria-expanded="false"
            @click=${(event: Event) => this.menu.toggle(event.currentTarget as HTMLElement)}
          >
            ${icon(EllipsisVertical)}
          </button>
        </div>
        <foyer-menu label=${t('rooms.menu')} .content=${() => this.items(room)}></foyer-menu>
      </div>
    `;
  }

  private items(room: Conversation): TemplateResult {
    return html`<button
        role="menuitem"
        data-testid="menu-pins"
        @click=${() => this.emit('message-dialog', { kind: 'pins', conversation: room.id })}
      >
        ${icon(Pin)} ${t('pins.title')}
      </button>
      ${preferenceItems(room, (wanted) => void this.setPreferences(wanted))}
      <hr />
      ${room.partner ? this.directItems(room, room.partner.user) : this.roomItems(room)}`;
  }

  private membersButton(): TemplateResult {
    return html`<button
      class="icon-button"
      data-testid="toggle-members"
      aria-label=${t('members.toggle')}
      title=${t('members.toggle')}
      aria-pressed=${this.showsMembers}
      @click=${() => this.emit('toggle-members')}
    >
      ${icon(Users)}
    </button>`;
  }

  private roomItems(room: Conversation): TemplateResult {
    return html`
      ${runItems(this.client.session.user.value, room, (name) => this.emit('open-dialog', name))}
      <button role="menuitem" @click=${() => void this.copyLink()}>
        ${icon(Link2)} ${t('rooms.copyLink')}
      </button>
      ${
        may(this.client.session.user.value, room, 'manage-integrations')
          ? html`<button
              role="menuitem"
              data-testid="menu-integrations"
              @click=${() => this.emit('open-dialog', 'integrations')}
            >
              ${icon(Webhook)} ${t('hooks.title')}
            </button>`
          : ''
      }
      <hr />
      <button
        role="menuitem"
        class="danger"
        data-testid="leave-room"
        @click=${() => this.emit('open-dialog', 'leave-room')}
      >
        ${icon(LogOut)} ${t('rooms.leave')}
      </button>
    `;
  }

  private directItems(room: Conversation, user: User): TemplateResult {
    return directItems(this.client.profiles.isBlocked(user.id), {
      profile: () => this.emit('open-person', user.id),
      block: (isBlocked) =>
        void this.attempt(async () => {
          await this.client.api.setBlocked(user.id, isBlocked);
          this.client.profiles.noteBlock(user, isBlocked);
        }),
      hide: () =>
        void this.attempt(async () => {
          await new Directs(this.client).hide(room.id);
          goTo(0, true);
        }),
    });
  }

  private about(room: Conversation): TemplateResult {
    return html`<p class="about">
      <span class="counts">
        <span data-testid="member-count">${tn('rooms.members', room.memberCount)}</span> ·
        <span class="online" data-testid="online-count">${tn('rooms.online', room.onlineCount)}</span>
      </span>
      ${
        room.topic !== ''
          ? html`<span class="before-topic" aria-hidden="true">·</span>
              <span class="topic ellipsis" title=${room.topic} data-testid="room-topic"
                ><bdi>${room.topic}</bdi></span
              >`
          : ''
      }
    </p>`;
  }

  private presence(partner: Member): TemplateResult {
    return html`<p class="about" data-testid="presence" data-online=${partner.online}>
      <span class=${partner.online && !partner.idle ? 'online' : ''}>${presenceOf(partner)}</span>
    </p>`;
  }

  private setPreferences(wanted: Partial<Preferences>): Promise<void> {
    return this.attempt(async () => {
      const { api, conversations } = this.client;
      conversations.put(await api.setPreferences(this.conversation, wanted));
    });
  }

  private copyLink(): Promise<void> {
    const address = `${location.origin}/r/${this.conversation}`;
    return copyText(address, t('copied'), (text) => this.toast(text));
  }
}
