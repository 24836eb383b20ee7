// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dateOnly } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import type { Invite } from '../../protocol/types';
import type { Client } from '../../state/client';
import { copyText } from '../shared/clipboard';
import { Copy, icon, Trash2 } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';

const daySeconds = 86_400;

/** Invitation links, for administrators. */
@customElement('foyer-invites-dialog')
export class FoyerInvitesDialog extends ListDialog<Invite> {
  static override styles = [
    ...dialogStyles,
    css`
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
  @state() private uses = 1;
  @state() private days = 7;

  protected override fetchItems(): Promise<Invite[]> {
    return this.client.api.invites();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('invites.title')} data-testid="invites-dialog">
      <div class="stack">
        <p class="muted">${t('invites.hint')}</p>
        <div class="choices">
          ${this.choice(
            t('invites.uses'),
            this.uses,
            [1, 5, 25, 100],
            (uses) => (this.uses = uses),
            (uses) => tn('invites.people', uses),
          )}
          ${this.choice(
            t('invites.valid'),
            this.days,
            [1, 7, 30],
            (days) => (this.days = days),
            (days) => tn('invites.days', days),
          )}
          <button class="button primary" data-testid="invite-create" @click=${() => void this.create()}>
            ${t('invites.create')}
          </button>
        </div>
        ${this.content()}
      </div>
    </foyer-dialog>`;
  }

  protected override list(invites: readonly Invite[]): TemplateResult {
    if (invites.length === 0) return html`<p class="none">${t('invites.none')}</p>`;
    return html`<ul>
      ${invites.map((invite) => this.row(invite))}
    </ul>`;
  }

  private choice(
    label: string,
    value: number,
    options: number[],
    take: (value: number) => void,
    nameOf: (value: number) => string,
  ): TemplateResult {
    return html`<label class="field">
      <span class="label">${label}</span>
      <select
        class="input"
        @change=${(event: Event) => take(Number((event.target as HTMLSelectElement).value))}
      >
        ${options.map((each) => html`<option value=${each} ?selected=${each === value}>${nameOf(each)}</option>`)}
      </select>
    </label>`;
  }

  private row(invite: Invite): TemplateResult {
    return html`<li class="item" data-testid="invite" data-code=${invite.code}>
      <div class="grow">
        <input
          class="code input"
          readonly
          data-testid="invite-link"
          aria-label=${t('invites.link')}
          .value=${linkOf(invite)}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <span class="sub"
          >${tn('invites.left', invite.usesLeft)} ·
          ${t('invites.until', { when: dateOnly(invite.expiresAt) })}</span
        >
      </div>
      <button
        class="icon-button"
        aria-label=${t('invites.copy')}
        title=${t('invites.copy')}
        @click=${() => void this.copy(invite)}
      >
        ${icon(Copy)}
      </button>
      <button
        class="icon-button"
        aria-label=${t('action.delete')}
        title=${t('action.delete')}
        @click=${() => void this.withdraw(invite)}
      >
        ${icon(Trash2)}
      </button>
    </li>`;
  }

  private create(): Promise<void> {
    return this.attempt(async () => {
      const invite = await this.client.api.createInvite(this.uses, this.days * daySeconds);
      this.items = [invite, ...(this.items ?? [])];
      await this.copy(invite);
    });
  }

  private copy(invite: Invite): Promise<void> {
    return copyText(linkOf(invite), t('invites.copied'), (text) => this.toast(text));
  }

  private withdraw(invite: Invite): Promise<void> {
    return this.attempt(async () => {
      await this.client.api.deleteInvite(invite.code);
      this.items = (this.items ?? []).filter((each) => each.code !== invite.code);
    });
  }
}

function linkOf(invite: Invite): string {
  return `${location.origin}/#invite=${invite.code}`;
}
