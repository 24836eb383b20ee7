// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dateOnly } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Ban } from '../../protocol/types';
import type { Client } from '../../model/client';
import { ListDialog } from './list-dialog';

/** Who may not come into a room, and why. */
@customElement('foyer-bans-dialog')
export class FoyerBansDialog extends ListDialog<Ban> {
  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  protected override fetchItems(): Promise<Ban[]> {
    return this.client.api.bans(this.conversation);
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('room.bans')} data-testid="bans-dialog"
      >${this.content()}</foyer-dialog
    >`;
  }

  protected override list(bans: readonly Ban[]): TemplateResult {
    if (bans.length === 0) return html`<p class="none">${t('room.bansNone')}</p>`;
    return html`<ul>
      ${bans.map(
        (ban) =>
          html`<li class="item" data-testid="ban" data-name=${ban.user.username}>
            <foyer-avatar
              .name=${ban.user.displayName}
              .avatar=${ban.user.avatar}
              .number=${ban.user.id}
            ></foyer-avatar>
            <div class="grow">
              <span class="title ellipsis"><bdi>${ban.user.displayName}</bdi></span>
              ${ban.reason !== '' ? html`<span class="sub" dir="auto">${ban.reason}</span>` : nothing}
              <span class="sub"
                >${t('room.bannedBy', { who: ban.by.displayName, when: dateOnly(ban.createdAt) })}</span
              >
            </div>
            <button class="button small" data-testid="unban" @click=${() => void this.lift(ban)}>
              ${t('room.unban')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private lift(ban: Ban): Promise<void> {
    return this.attempt(async () => {
      await this.client.api.unban(this.conversation, ban.user.id);
      this.items = (this.items ?? []).filter((each) => each.user.id !== ban.user.id);
    });
  }
}
