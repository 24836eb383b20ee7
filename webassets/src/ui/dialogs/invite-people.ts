// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../engine/api-error';
import { dateOnly } from '../../i18n/dates';
import { errorText, t, tn } from '../../i18n/i18n';
import type { RoomLink } from '../../protocol/types';
import type { Client } from '../../state/client';
import { mayInvite, mayRun } from '../../state/room-rights';
import { copyText } from '../shared/clipboard';
import { Copy, icon, Trash2 } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';

const daySeconds = 86_400;

/** People into a room: by name, and by links. */
@customElement('foyer-invite-people-dialog')
export class FoyerInvitePeopleDialog extends ListDialog<RoomLink> {
  static override styles = [
    ...dialogStyles,
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
      .choices {
        display: grid;
        grid-template-columns: 1fr 1fr auto;
        gap: var(--s3);
        align-items: end;
      }
      .choices .button {
        min-height: 44px;
      }
      .code {
        min-height: 36px;
        margin-bottom: 4px;
        font-family: var(--font-mono);
        font-size: var(--text-sm);
      }
      @media (max-width: 480px) {
        .choices {
          grid-template-columns: 1fr 1fr;
        }
        .choices .button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @state() private name = '';
  @state() private answer = '';
  @state() private uses = 25;
  @state() private days = 7;
  @state() private isBusy = false;

  protected override fetchItems(): Promise<RoomLink[]> {
    return this.mayLink() ? this.client.api.roomLinks(this.conversation) : Promise.resolve([]);
  }

  protected override render(): TemplateResult {
    const room = this.client.conversations.get(this.conversation);
    const byName = mayInvite(this.client.session.user.value, room);
    return html`<foyer-dialog .heading=${t('room.invite')} data-testid="invite-people-dialog">
      <div class="stack">${byName ? this.names() : nothing} ${this.mayLink() ? this.links() : nothing}</div>
    </foyer-dialog>`;
  }

  protected override list(links: readonly RoomLink[]): TemplateResult {
    return html`<ul>
      ${links.map((link) => this.row(link))}
    </ul>`;
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
    const choice = (
      label: string,
      value: number,
      options: number[],
      take: (value: number) => void,
      nameOf: (value: number) => string,
    ): TemplateResult =>
      html`<label class="field">
        <span class="label">${label}</span>
        <select
          class="input"
          @change=${(event: Event) => take(Number((event.target as HTMLSelectElement).value))}
        >
          ${options.map((each) => html`<option value=${each} ?selected=${each === value}>${nameOf(each)}</option>`)}
        </select>
      </label>`;
    return html`<h3>${t('invitePeople.byLink')}</h3>
      <p class="muted">${t('invitePeople.linkHint')}</p>
      <div class="choices">
        ${choice(
          t('invites.uses'),
          this.uses,
          [1, 5, 25, 100],
          (uses) => (this.uses = uses),
          (uses) => tn('invites.people', uses),
        )}
        ${choice(
          t('invites.valid'),
          this.days,
          [1, 7, 30],
          (days) => (this.days = days),
          (days) => tn('invites.days', days),
        )}
        <button class="button primary" data-testid="room-link-create" @click=${() => void this.create()}>
          ${t('invitePeople.makeLink')}
        </button>
      </div>
      ${this.content()}`;
  }

  private row(link: RoomLink): TemplateResult {
    return html`<li class="item" data-testid="room-link">
      <div class="grow">
        <input
          class="code input"
          readonly
          data-testid="room-link-address"
          aria-label=${t('invites.link')}
          .value=${addressOf(link)}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <span class="sub"
          >${tn('invites.left', link.usesLeft)} ·
          ${t('invites.until', { when: dateOnly(link.expiresAt) })}</span
        >
      </div>
      <button
        class="icon-button"
        aria-label=${t('invites.copy')}
        title=${t('invites.copy')}
        @click=${() => void this.copy(link)}
      >
        ${icon(Copy)}
      </button>
      <button
        class="icon-button"
        data-testid="room-link-delete"
        aria-label=${t('action.delete')}
        title=${t('action.delete')}
        @click=${() => void this.withdraw(link)}
      >
        ${icon(Trash2)}
      </button>
    </li>`;
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

  private create(): Promise<void> {
    return this.attempt(async () => {
      const { api } = this.client;
      const link = await api.createRoomLink(this.conversation, this.uses, this.days * daySeconds);
      this.items = [link, ...(this.items ?? [])];
      await this.copy(link);
    });
  }

  private copy(link: RoomLink): Promise<void> {
    return copyText(addressOf(link), t('invites.copied'), (text) => this.toast(text));
  }

  private withdraw(link: RoomLink): Promise<void> {
    return this.attempt(async () => {
      await this.client.api.deleteRoomLink(this.conversation, link.code);
      this.items = (this.items ?? []).filter((each) => each.code !== link.code);
    });
  }
}

function addressOf(link: RoomLink): string {
  return `${location.origin}/#join=${link.code}`;
}
