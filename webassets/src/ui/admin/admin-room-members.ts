// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import './sure-button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateOnly } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { ManagedMember, ManagedRoom, Paged } from '../../protocol/administration';
import { lobbyId } from '../../protocol/administration';
import { PagedPart } from './paged-part';

/** Who is in a room; one of them can be made its owner, which emits `given` with the room as it is then. */
@customElement('foyer-admin-room-members')
export class FoyerAdminRoomMembers extends PagedPart<ManagedMember> {
  @property({ attribute: false }) room!: ManagedRoom;

  protected override fetchPage(from: number): Promise<Paged<ManagedMember>> {
    return this.api.roomMembers(this.room.id, this.search.trim(), from);
  }

  protected override none(): string {
    return t('admin.nobody');
  }

  protected override render(): TemplateResult {
    return html`${this.searchField(t('admin.searchMembers'))} ${this.list()}`;
  }

  protected override row({ user, role, joinedAt }: ManagedMember): TemplateResult {
    const canOwn = role !== 'owner' && user.role !== 'bot' && this.room.id !== lobbyId;
    return html`<li class="item" data-testid="admin-member" data-name=${user.username}>
      <foyer-avatar .name=${user.displayName} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
      <div class="grow">
        <span class="title"
          >${user.displayName}${role === 'member' ? nothing : html`<span class="badge">${t(`role.${role}`)}</span>`}</span
        >
        <span class="sub">@${user.username} · ${t('admin.since', { when: dateOnly(joinedAt) })}</span>
      </div>
      ${
        canOwn
          ? html`<foyer-sure-button
              name="admin-make-owner"
              .label=${t('admin.makeOwner')}
              @sure=${() => void this.give(user.id)}
            ></foyer-sure-button>`
          : nothing
      }
    </li>`;
  }

  private give(owner: number): Promise<void> {
    return this.attempt(async () => {
      const changed = await this.api.changeRoom(this.room.id, { owner });
      this.emit('given', changed);
      await this.load();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-admin-room-members': FoyerAdminRoomMembers;
  }
}
