// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../dialogs/confirm';
import './admin-room-members';
import './sure-button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ManagedRoomChange } from '../../client/admin-api';
import { ago } from '../../i18n/dates';
import { locale, number, t } from '../../i18n/i18n';
import { bytes } from '../../i18n/sizes';
import { lobbyId, type ManagedRoom, type Paged } from '../../protocol/administration';
import { PagedPart } from './paged-part';

/** All rooms with owner and size, whether or not one is in them: see who is, rename, archive, give away, delete. */
@customElement('foyer-admin-rooms')
export class FoyerAdminRooms extends PagedPart<ManagedRoom> {
  /** What is open below a room. */
  @state() private opened: { room: number; part: 'members' | 'name' } | null = null;
  @state() private deleting: ManagedRoom | null = null;

  protected override fetchPage(from: number): Promise<Paged<ManagedRoom>> {
    return this.api.rooms(this.search.trim(), from);
  }

  protected override none(): string {
    return t('admin.noRooms');
  }

  protected override render(): TemplateResult {
    return html`${this.searchField(t('admin.searchRooms'))} ${this.list()}
    ${this.deleting ? this.confirmation(this.deleting) : nothing}`;
  }

  protected override row(room: ManagedRoom): TemplateResult {
    const isArchived = room.archivedAt > 0;
    const part = this.opened?.room === room.id ? this.opened.part : null;
    return html`<li class="item" data-testid="admin-room" data-name=${room.name}>
      <div class="grow">
        <span class="title" dir="auto"
          >${room.name}${room.isPublic ? nothing : html`<span class="badge">${t('admin.private')}</span>`}${
            isArchived ? html`<span class="badge off">${t('admin.archived')}</span>` : nothing
          }</span
        >
        <span class="sub">${sizeOf(room)}</span>
        <span class="sub" dir="auto">${ownersOf(room)}</span>
      </div>
      <div class="buttons">
        ${this.opener(room.id, 'members', t('admin.members'), part)}
        ${isArchived ? nothing : this.opener(room.id, 'name', t('admin.rename'), part)}
        ${room.id === lobbyId ? nothing : this.ends(room)}
      </div>
      ${part === 'name' ? this.nameForm(room) : nothing} ${part === 'members' ? this.members(room) : nothing}
    </li>`;
  }

  private opener(
    room: number,
    part: 'members' | 'name',
    label: string,
    current: 'members' | 'name' | null,
  ): TemplateResult {
    return html`<button
      class="button small"
      data-testid="admin-room-${part}"
      aria-expanded=${current === part}
      @click=${() => (this.opened = current === part ? null : { room, part })}
    >
      ${label}
    </button>`;
  }

  private ends(room: ManagedRoom): TemplateResult {
    const isArchived = room.archivedAt > 0;
    return html`<foyer-sure-button
        name="admin-archive"
        .label=${isArchived ? t('admin.restore') : t('admin.archive')}
        @sure=${() => void this.change(room, { archived: !isArchived })}
      ></foyer-sure-button>
      <button class="button small" data-testid="admin-delete-room" @click=${() => (this.deleting = room)}>
        ${t('admin.deleteRoom')}
      </button>`;
  }

  private nameForm(room: ManagedRoom): TemplateResult {
    return html`<form
      class="bar wide"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = new FormData(event.target as HTMLFormElement).get('name');
        if (typeof name === 'string') void this.change(room, { name: name.trim() });
      }}
    >
      <input
        class="input"
        name="name"
        data-testid="admin-room-new-name"
        aria-label=${t('admin.newName')}
        autocomplete="off"
        required
        .value=${room.name}
      />
      <button class="button small primary" data-testid="admin-room-save">${t('action.save')}</button>
    </form>`;
  }

  private members(room: ManagedRoom): TemplateResult {
    return html`<foyer-admin-room-members
      class="wide"
      .client=${this.client}
      .room=${room}
      @given=${(event: CustomEvent<ManagedRoom>) => this.put(event.detail)}
    ></foyer-admin-room-members>`;
  }

  /** Its end must not end the administration around it. */
  private confirmation(room: ManagedRoom): TemplateResult {
    return html`<foyer-confirm-dialog
      name="admin-delete-confirm"
      .heading=${t('admin.deleteTitle', { room: room.name })}
      .text=${t('admin.deleteText', { messages: number(room.messages), members: number(room.members) })}
      .action=${t('admin.deleteRoom')}
      .work=${() => this.deleteRoom(room)}
      @closed=${(event: Event) => {
        event.stopPropagation();
        this.deleting = null;
      }}
    ></foyer-confirm-dialog>`;
  }

  private async deleteRoom(room: ManagedRoom): Promise<void> {
    await this.api.deleteRoom(room.id);
    this.items = (this.items ?? []).filter((each) => each.id !== room.id);
    this.toast(t('admin.deleted', { room: room.name }));
  }

  private change(room: ManagedRoom, change: ManagedRoomChange): Promise<void> {
    return this.attempt(async () => {
      this.put(await this.api.changeRoom(room.id, change));
      if (this.opened?.part === 'name') this.opened = null;
    });
  }

  private put(changed: ManagedRoom): void {
    this.items = (this.items ?? []).map((each) => (each.id === changed.id ? changed : each));
  }
}

function sizeOf(room: ManagedRoom): string {
  const parts = [t('admin.roomSize', { members: number(room.members), messages: number(room.messages) })];
  if (room.imageBytes > 0) parts.push(t('admin.roomPictures', { size: bytes(room.imageBytes) }));
  if (room.lastActivityAt > 0) parts.push(t('admin.active', { when: ago(room.lastActivityAt) }));
  return parts.join(' · ');
}

function ownersOf(room: ManagedRoom): string {
  if (room.owners.length === 0) return t('admin.noOwner');
  const names = new Intl.ListFormat(locale(), { style: 'short' }).format(
    room.owners.map((owner) => owner.displayName),
  );
  return t('admin.ownedBy', { who: names });
}
