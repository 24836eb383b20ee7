// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ago } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { ManagedRoom, Paged } from '../../protocol/administration';
import { PagedPart } from './paged-part';

/** All rooms with their size. */
@customElement('foyer-admin-rooms')
export class FoyerAdminRooms extends PagedPart<ManagedRoom> {
  protected override fetchPage(from: number): Promise<Paged<ManagedRoom>> {
    return this.api.rooms(this.search.trim(), from);
  }

  protected override none(): string {
    return t('admin.noRooms');
  }

  protected override render(): TemplateResult {
    return html`${this.searchField(t('admin.searchRooms'))} ${this.list()}`;
  }

  protected override row(room: ManagedRoom): TemplateResult {
    const active =
      room.lastActivityAt > 0 ? ` · ${t('admin.active', { when: ago(room.lastActivityAt) })}` : '';
    return html`<li class="item" data-testid="admin-room" data-name=${room.name}>
      <div class="grow">
        <span class="title" dir="auto"
          >${room.name}${room.isPublic ? nothing : html`<span class="badge">${t('admin.private')}</span>`}${
            room.archivedAt > 0 ? html`<span class="badge off">${t('admin.archived')}</span>` : nothing
          }</span
        >
        <span class="sub"
          >${t('admin.roomSize', { members: room.members, messages: room.messages })}${active}</span
        >
      </div>
    </li>`;
  }
}
