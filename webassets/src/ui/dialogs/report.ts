// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

const longestReason = 500;

/** Tells the administrators of a message, or of somebody. */
@customElement('foyer-report-dialog')
export class FoyerReportDialog extends FoyerElement {
  static override styles = dialogStyles;

  @property({ attribute: false }) client!: Client;
  /** What is reported: one of the two. */
  @property({ attribute: false }) message: Message | null = null;
  @property({ attribute: false }) user: User | null = null;
  @state() private reason = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { message } = this;
    const user = this.user ?? message?.author;
    if (!user) return nothing;
    const name = nameOf(user);
    const heading = message ? t('report.title') : t('report.personTitle', { name });
    return html`<foyer-dialog .heading=${heading} data-testid="report-dialog">
      <form class="stack" @submit=${(event: Event) => void this.submit(event)} novalidate>
        <p>${t(message ? 'report.text' : 'report.personText', { name })}</p>
        <label class="field">
          <span class="label">${t(message ? 'report.reason' : 'report.personReason')}</span>
          <textarea
            class="input"
            name="reason"
            rows="3"
            autofocus
            maxlength=${longestReason}
            data-testid="report-reason"
            .value=${this.reason}
            @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
        </label>
        <div class="actions">
          <button class="button" type="button" @click=${() => this.emit('closed')}>
            ${t('action.cancel')}
          </button>
          <button
            class="button danger"
            type="submit"
            data-testid="report-send"
            ?disabled=${this.isBusy || this.reason.trim() === ''}
          >
            ${t('report.send')}
          </button>
        </div>
      </form>
    </foyer-dialog>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { message, user } = this;
    const what = message
      ? { conversation: message.conversation, seq: message.seq }
      : user && { user: user.id };
    if (!what || this.isBusy || this.reason.trim() === '') return;
    this.isBusy = true;
    await this.attempt(async () => {
      await this.client.api.report(what, this.reason.trim());
      this.toast(t('report.done'));
      this.emit('closed');
    });
    this.isBusy = false;
  }
}
