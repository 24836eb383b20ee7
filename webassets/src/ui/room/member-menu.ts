// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/menu';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { durationText } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Member, MemberRole, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { mayRun } from '../../model/room-rights';
import { FoyerElement } from '../shared/element';
import { type FoyerMenu, menuItems } from '../shared/menu';
import { base } from '../shared/styles';

const silences = [600, 3600, 86_400];
const roles: readonly MemberRole[] = ['member', 'moderator', 'owner'];
const makes = {
  member: 'member.makeMember',
  moderator: 'member.makeModerator',
  owner: 'member.makeOwner',
} as const;

/** What may be done about one member; opens at a button. */
@customElement('foyer-member-menu')
export class FoyerMemberMenu extends FoyerElement {
  static override styles = [base, menuItems];

  @property({ attribute: false }) client!: Client;
  @state() private member: Member | null = null;
  @state() private banned: User | null = null;
  @query('foyer-menu') private menu!: FoyerMenu;

  async open(member: Member, opener: HTMLElement): Promise<void> {
    this.member = member;
    await this.updateComplete;
    this.menu.toggle(opener);
  }

  protected override render(): TemplateResult {
    const { member } = this;
    const label = member ? t('member.menu', { name: member.user.displayName }) : '';
    return html`<foyer-menu
        label=${label}
        .content=${() => (member ? this.items(member) : nothing)}
      ></foyer-menu>
      ${
        this.banned
          ? html`<foyer-ban-dialog
              .client=${this.client}
              .conversation=${this.room()?.id ?? 0}
              .user=${this.banned}
              @closed=${() => (this.banned = null)}
            ></foyer-ban-dialog>`
          : nothing
      }`;
  }

  private items(member: Member): TemplateResult {
    const isSilenced = member.silencedUntil > Date.now();
    return html`
      ${
        this.may('change-roles')
          ? html`${roles
                .filter((role) => role !== member.role)
                .map((role) =>
                  this.item(`make-${role}`, t(makes[role]), (room, id) =>
                    this.client.api.setRole(room, id, role),
                  ),
                )}
              <hr />`
          : nothing
      }
      ${
        isSilenced
          ? this.item('unsilence', t('member.unsilence'), (room, id) => this.client.api.silence(room, id, 0))
          : silences.map((seconds) =>
              this.item(
                `silence-${seconds}`,
                t('member.silence', { time: durationText(seconds) }),
                (room, id) => this.client.api.silence(room, id, seconds),
              ),
            )
      }
      <hr />
      ${this.item('kick', t('member.kick'), (room, id) => this.client.api.kick(room, id), 'danger')}
      <button
        role="menuitem"
        class="danger"
        data-testid="member-ban"
        @click=${() => void this.askBan(member.user)}
      >
        ${t('member.ban')}
      </button>
    `;
  }

  private item(
    name: string,
    label: string,
    work: (room: number, user: number) => Promise<void>,
    look = '',
  ): TemplateResult {
    return html`<button
      role="menuitem"
      class=${look}
      data-testid=${`member-${name}`}
      @click=${() => this.act(work)}
    >
      ${label}
    </button>`;
  }

  private room(): ReturnType<Client['conversations']['get']> {
    return this.client.conversations.current.value;
  }

  private may(right: 'change-roles'): boolean {
    return mayRun(this.client.session.user.value, this.room(), right);
  }

  private async askBan(user: User): Promise<void> {
    await import('../dialogs/ban');
    this.banned = user;
  }

  private act(work: (room: number, user: number) => Promise<void>): void {
    const { member } = this;
    const room = this.room();
    if (member && room) void this.attempt(() => work(room.id, member.user.id));
  }
}
