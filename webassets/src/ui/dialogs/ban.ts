// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

const longestReason = 200;

/** Asks before somebody is banned, and why. */
@customElement('foyer-ban-dialog')
export class FoyerBanDialog extends FoyerElement {
  static override styles = dialogStyles;

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @property({ attribute: false }) user!: User;
  @state() private reason = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult {
    const name = this.user.displayName;
    return html`<foyer-dialog .heading=${t('ban.title', { name })} data-testid="ban-dialog">
      <form class="stack" @submit=${(event: Event) => void this.submit(event)} novalidate>
        <p>${t('ban.text', { name })}</p>
        <label class="field">
          <span class="label">${t('ban.reason')}</span>
          <input
            class="input"
            name="reason"
            autocomplete="off"
            autofocus
            maxlength=${longestReason}
            data-testid="ban-reason"
            .value=${this.reason}
            @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)}
          />
          <span class="hint">${t('ban.reasonHint')}</span>
        </label>
        <div class="actions">
          <button class="button" type="button" @click=${() => this.emit('closed')}>
            ${t('action.cancel')}
          </button>
          <button class="button danger" type="submit" data-testid="ban-confirm" ?disabled=${this.isBusy}>
            ${t('member.ban')}
          </button>
        </div>
      </form>
    </foyer-dialog>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.isBusy = true;
    await this.attempt(async () => {
      await this.client.api.ban(this.conversation, this.user.id, this.reason.trim());
      this.emit('closed');
    });
    this.isBusy = false;
  }
}
