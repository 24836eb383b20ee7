// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './member-menu';
import '../shared/avatar';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ago, fullTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Member, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { mayMeet } from '../../model/room-rights';
import { FoyerPart } from '../shared/element';
import { EllipsisVertical, icon, MessageCircle, X } from '../shared/icons';
import type { FoyerMemberMenu } from './member-menu';
import { badges, base, buttons, skeletons } from '../shared/styles';

/** Who is in the conversation, those online first. */
@customElement('foyer-members')
export class FoyerMembers extends FoyerPart {
  static override styles = [
    base,
    buttons,
    skeletons,
    badges,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--ground);
        border-inline-start: 1px solid var(--line);
      }
      .head {
        display: flex;
        align-items: center;
        min-height: 64px;
        padding-block: 0;
        padding-inline: var(--s5) var(--s3);
        border-bottom: 1px solid var(--line);
      }
      h2 {
        flex: 1;
        font-size: 1.0625rem;
      }
      .list {
        flex: 1;
        min-height: 0;
        padding: var(--s2) var(--s2) var(--s4);
      }
      h3 {
        padding: var(--s3) var(--s3) var(--s1);
        color: var(--ink-2);
        font-size: var(--text-xs);
        font-weight: 650;
      }
      li {
        --avatar-ground: var(--ground);
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: 48px;
        padding: 4px var(--s3);
        border-radius: var(--r-md);
      }
      li:hover {
        background: var(--hover);
      }
      foyer-avatar {
        --size: 34px;
      }
      .offline foyer-avatar {
        filter: grayscale(0.75);
        opacity: 0.75;
      }
      .offline .name {
        color: var(--ink-2);
      }
      .who {
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      .name {
        display: flex;
        gap: 0.3em;
        max-width: 100%;
        min-height: 24px;
        padding: 0;
        border: 0;
        background: none;
        font-weight: 550;
        text-align: start;
      }
      .name:hover {
        text-decoration: underline;
      }
      .sub {
        display: block;
        color: var(--ink-2);
        font-size: var(--text-xs);
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 6px;
      }
      .more {
        flex: none;
        margin-inline-end: calc(-1 * var(--s2));
      }
      @media (hover: hover) {
        .more {
          opacity: 0;
        }
        li:hover .more,
        .more:focus-visible,
        .more[aria-expanded='true'] {
          opacity: 1;
        }
      }
      .bones .bone {
        height: 12px;
        flex: 1;
      }
      .bones .disc {
        flex: none;
        width: 34px;
        height: 34px;
        border-radius: 50%;
      }
      .failed {
        display: grid;
        gap: var(--s3);
        justify-items: center;
        padding: var(--s8) var(--s4);
        color: var(--ink-2);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @query('foyer-member-menu') private menu!: FoyerMemberMenu;

  protected override render(): TemplateResult {
    return html`
      <div class="head">
        <h2>${t('members.title')}</h2>
        <button
          class="icon-button"
          aria-label=${t('action.close')}
          title=${t('action.close')}
          @click=${() => this.emit('toggle-members')}
        >
          ${icon(X)}
        </button>
      </div>
      <div class="list scroll" data-testid="members">${this.content()}</div>
      <foyer-member-menu .client=${this.client}></foyer-member-menu>
    `;
  }

  private content(): TemplateResult {
    const { members } = this.client;
    const all = members.sorted;
    if (all.length === 0 && members.loading.value === 'loading') return this.skeleton();
    if (all.length === 0 && members.loading.value === 'failed') {
      return html`<div class="failed" role="alert">
        <p>${t('members.failed')}</p>
        <button class="button small" @click=${() => void members.reload()}>${t('action.retry')}</button>
      </div>`;
    }
    const online = all.filter((member) => member.online);
    const offline = all.filter((member) => !member.online);
    return html`${this.group(t('members.online', { count: online.length }), online)}
    ${this.group(t('members.offline', { count: offline.length }), offline)}`;
  }

  private group(title: string, members: readonly Member[]): TemplateResult | typeof nothing {
    if (members.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul>
        ${repeat(
          members,
          (member) => member.user.id,
          (member) => this.row(member),
        )}
      </ul>`;
  }

  private row(member: Member): TemplateResult {
    const { user, role, online, idle, lastSeenAt, silencedUntil } = member;
    const isMe = user.id === this.client.session.user.value?.id;
    return html`<li
      class=${online ? 'online' : 'offline'}
      data-testid="member"
      data-name=${user.username}
      data-online=${online}
      data-idle=${idle}
    >
      <foyer-avatar
        .name=${nameOf(user)}
        .avatar=${user.avatar}
        .number=${user.id}
        ?online=${online}
        ?idle=${idle}
      ></foyer-avatar>
      <span class="who">
        <button
          class="name ellipsis"
          data-testid="open-person"
          @click=${() => this.emit('open-person', user.id)}
        >
          <bdi>${nameOf(user)}</bdi>${isMe ? html`<span>(${t('members.you')})</span>` : nothing}
        </button>
        <span class="marks">
          ${user.role === 'bot' ? html`<span class="badge">${t('user.bot')}</span>` : nothing}
          ${silencedUntil > Date.now() ? html`<span class="badge">${t('member.isSilenced')}</span>` : nothing}
          ${role !== 'member' ? html`<span class="badge">${t(`role.${role}`)}</span>` : nothing}
          ${this.whereabouts(online, idle, lastSeenAt)}
        </span>
      </span>
      ${isMe || user.role === 'deleted' ? nothing : this.writeButton(user)} ${this.menuButton(member)}
    </li>`;
  }

  private whereabouts(online: boolean, idle: boolean, lastSeenAt: number): TemplateResult {
    if (idle) return html`<span class="sub">${t('members.isIdle')}</span>`;
    if (online) return html`<span class="hidden-text">${t('members.isOnline')}</span>`;
    if (lastSeenAt === 0) return html`<span class="hidden-text">${t('members.isOffline')}</span>`;
    return html`<span class="sub ellipsis" data-testid="last-seen" title=${fullTime(lastSeenAt)}
      >${t('members.lastSeen', { when: ago(lastSeenAt) })}</span
    >`;
  }

  private writeButton(user: User): TemplateResult {
    const label = t('direct.writeTo', { name: nameOf(user) });
    return html`<button
      class="icon-button more"
      data-testid="write-to"
      aria-label=${label}
      title=${label}
      @click=${() => this.emit('write-to', user.id)}
    >
      ${icon(MessageCircle)}
    </button>`;
  }

  private menuButton(member: Member): TemplateResult | typeof nothing {
    const { session, conversations } = this.client;
    if (!mayMeet(session.user.value, conversations.current.value, member)) return nothing;
    const label = t('member.menu', { name: member.user.displayName });
    return html`<button
      class="icon-button more"
      data-testid="member-menu"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded="false"
      @click=${(event: Event) => void this.menu.open(member, event.currentTarget as HTMLElement)}
    >
      ${icon(EllipsisVertical)}
    </button>`;
  }

  private skeleton(): TemplateResult {
    return html`<ul aria-label=${t('loading')}>
      ${[1, 2, 3, 4].map(() => html`<li class="bones"><span class="bone disc"></span><span class="bone"></span></li>`)}
    </ul>`;
  }
}
