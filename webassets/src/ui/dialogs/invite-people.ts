// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import type { RoomLink } from '../../protocol/types';
import { mayInvite, mayRun } from '../../model/room-rights';
import { LinkDialog } from './link-dialog';

/** People into a room: by name, and by links. */
@customElement('foyer-invite-people-dialog')
export class FoyerInvitePeopleDialog extends LinkDialog<RoomLink> {
  static override styles = [
    ...LinkDialog.styles,
    css`
      h3 {
        font-size: 1rem;
      }
      .line {
        display: flex;
        gap: var(--s3);
        align-items: end;
      }
      .line .button {
        min-height: 44px;
      }
    `,
  ];

  @property({ type: Number }) conversation = 0;
  @state() private name = '';
  @state() private answer = '';
  @state() private isBusy = false;

  constructor() {
    super({ name: 'room-link', key: 'join', uses: 25 });
  }

  protected override fetchItems(): Promise<RoomLink[]> {
    return this.mayLink() ? this.client.api.roomLinks(this.conversation) : Promise.resolve([]);
  }

  protected override makeLink(uses: number, seconds: number): Promise<RoomLink> {
    return this.client.api.createRoomLink(this.conversation, uses, seconds);
  }

  protected override endLink(code: string): Promise<void> {
    return this.client.api.deleteRoomLink(this.conversation, code);
  }

  protected override render(): TemplateResult {
    const room = this.client.conversations.get(this.conversation);
    const byName = mayInvite(this.client.session.user.value, room);
    return html`<foyer-dialog .heading=${t('room.invite')} data-testid="invite-people-dialog">
      <div class="stack">${byName ? this.names() : nothing} ${this.mayLink() ? this.links() : nothing}</div>
    </foyer-dialog>`;
  }

  private mayLink(): boolean {
    const room = this.client.conversations.get(this.conversation);
    return mayRun(this.client.session.user.value, room, 'manage-invite-links');
  }

  private names(): TemplateResult {
    return html`<form class="stack" @submit=${(event: Event) => void this.add(event)} novalidate>
      <h3>${t('invitePeople.byName')}</h3>
      <div class="line">
        <label class="field grow">
          <span class="label">${t('invitePeople.name')}</span>
          <input
            class="input"
            name="username"
            autocomplete="off"
            autofocus
            data-testid="invite-name"
            .value=${this.name}
            @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
          />
        </label>
        <button
          class="button primary"
          type="submit"
          data-testid="invite-add"
          ?disabled=${this.name.trim() === '' || this.isBusy}
        >
          ${t('action.add')}
        </button>
      </div>
      <p class="muted" role="status" data-testid="invite-answer">${this.answer}</p>
    </form>`;
  }

  private links(): TemplateResult {
    return html`<h3>${t('invitePeople.byLink')}</h3>
      <p class="muted">${t('invitePeople.linkHint')}</p>
      ${this.terms(t('invitePeople.makeLink'))} ${this.content()}`;
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.name.trim();
    if (who === '' || this.isBusy) return;
    this.isBusy = true;
    try {
      const added = await this.client.api.invite(this.conversation, [who]);
      this.answer = t(added.length > 0 ? 'invitePeople.added' : 'invitePeople.isIn', { who });
      this.name = '';
    } catch (failure) {
      const code = failureCode(failure);
      this.answer = code === 'not-found' ? t('invitePeople.unknown', { who }) : errorText(code);
    }
    this.isBusy = false;
  }
}
