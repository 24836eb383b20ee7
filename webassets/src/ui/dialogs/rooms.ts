// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import type { Room } from '../../protocol/types';
import type { Client } from '../../model/client';
import { goTo } from '../app/router';
import { icon, Plus } from '../shared/icons';
import { ListDialog } from './list-dialog';

/** All rooms of the server, to join or to open. */
@customElement('foyer-rooms-dialog')
export class FoyerRoomsDialog extends ListDialog<Room> {
  @property({ attribute: false }) client!: Client;
  @state() private words = '';
  @state() private joining = 0;

  protected override fetchItems(): Promise<Room[]> {
    return this.client.api.rooms();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('rooms.all')} data-testid="rooms-dialog">
      <div class="stack">
        <div class="actions">
          <input
            class="input grow"
            type="search"
            placeholder=${t('rooms.filter')}
            aria-label=${t('rooms.filter')}
            .value=${this.words}
            @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
          />
          <button class="button" @click=${() => this.emit('open-dialog', 'create-room')}>
            ${icon(Plus)} ${t('rooms.create')}
          </button>
        </div>
        ${this.content()}
      </div>
    </foyer-dialog>`;
  }

  protected override list(rooms: readonly Room[]): TemplateResult {
    const words = this.words.trim().toLocaleLowerCase();
    const found = rooms.filter((room) => `${room.name} ${room.topic}`.toLocaleLowerCase().includes(words));
    if (found.length === 0) return html`<p class="none">${t('rooms.none')}</p>`;
    return html`<ul data-testid="rooms">
      ${found.map((room) => this.row(room))}
    </ul>`;
  }

  private row(room: Room): TemplateResult {
    const isJoined = this.client.conversations.get(room.id) !== undefined;
    const label = isJoined ? t('rooms.open') : t('rooms.join');
    return html`<li class="item" data-testid="room" data-name=${room.name}>
      <foyer-avatar .name=${room.name} .number=${room.id} .cover=${room.cover?.id ?? ''} room></foyer-avatar>
      <div class="grow">
        <span class="title ellipsis"><bdi>${room.name}</bdi></span>
        ${room.topic !== '' ? html`<span class="sub ellipsis"><bdi>${room.topic}</bdi></span>` : nothing}
        <span class="sub"
          >${tn('rooms.members', room.memberCount)} · ${tn('rooms.online', room.onlineCount)}</span
        >
      </div>
      <button
        class="button small ${isJoined ? '' : 'primary'}"
        data-testid=${isJoined ? 'open' : 'join'}
        aria-label=${`${label}: ${room.name}`}
        ?disabled=${this.joining === room.id}
        @click=${() => void this.enter(room)}
      >
        ${label}
      </button>
    </li>`;
  }

  private async enter(room: Room): Promise<void> {
    this.joining = room.id;
    await this.attempt(async () => {
      if (!this.client.conversations.peek(room.id)) this.client.joined(await this.client.api.join(room.id));
      goTo(room.id);
      this.emit('closed');
    });
    this.joining = 0;
  }
}
