// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { ListDialog } from './list-dialog';

/** Whom this user blocked. */
@customElement('foyer-blocked-dialog')
export class FoyerBlockedDialog extends ListDialog<User> {
  @property({ attribute: false }) client!: Client;

  protected override fetchItems(): Promise<User[]> {
    return this.client.api.blocks();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('blocked.title')} data-testid="blocked-dialog">
      <p class="muted">${t('blocked.hint')}</p>
      ${this.content()}
    </foyer-dialog>`;
  }

  protected override list(users: readonly User[]): TemplateResult {
    if (users.length === 0) return html`<p class="none">${t('blocked.none')}</p>`;
    return html`<ul>
      ${users.map((user) => this.row(user))}
    </ul>`;
  }

  private row(user: User): TemplateResult {
    return html`<li class="item" data-testid="blocked" data-name=${user.username}>
      <foyer-avatar .name=${nameOf(user)} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
      <div class="grow">
        <span class="title ellipsis"><bdi>${nameOf(user)}</bdi></span>
        <span class="sub ellipsis"><bdi>@${user.username}</bdi></span>
      </div>
      <button class="button small" data-testid="unblock" @click=${() => void this.free(user)}>
        ${t('person.unblock')}
      </button>
    </li>`;
  }

  private free(user: User): Promise<void> {
    return this.attempt(async () => {
      await this.client.api.setBlocked(user.id, false);
      this.client.profiles.noteBlock(user, false);
      this.items = (this.items ?? []).filter((each) => each.id !== user.id);
    });
  }
}
