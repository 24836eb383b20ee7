// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ApiError, failureOf } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon } from '../shared/icons';
import { signInStyles } from './sign-in-styles';

/** Somebody opened an administrator's link: a new password is chosen. Emits `done` when that is over. */
@customElement('foyer-reset-password')
export class FoyerResetPassword extends FoyerElement {
  static override styles = signInStyles;

  @property({ attribute: false }) client!: Client;
  @property() token = '';
  @state() private password = '';
  @state() private isBusy = false;
  @state() private error: ApiError | null = null;

  protected override render(): TemplateResult {
    return html`<div class="hall"><img src="/hall.svg" alt="" /></div>
      <main class="side scroll" data-testid="reset-password">
        <div class="card">
          <header>
            <img class="mark" src="/favicon.svg" alt="" width="56" height="56" />
            <h1>${t('reset.title')}</h1>
            <p class="hint">${t('reset.text')}</p>
          </header>
          <form @submit=${(event: Event) => void this.submit(event)} novalidate>
            <label class="field">
              <span class="label">${t('reset.password')}</span>
              <input
                class="input"
                type="password"
                name="new-password"
                autocomplete="new-password"
                autofocus
                aria-invalid=${this.error !== null}
                aria-describedby="problem"
                .value=${this.password}
                @input=${(event: Event) => (this.password = (event.target as HTMLInputElement).value)}
              />
            </label>
            <div id="problem" aria-live="polite">
              ${
                this.error
                  ? html`<p class="alert" data-testid="problem">
                      ${icon(CircleAlert)}<span>${this.textOf(this.error)}</span>
                    </p>`
                  : nothing
              }
            </div>
            <button class="button primary wide" data-testid="reset-save" ?disabled=${this.isBusy}>
              ${t('reset.save')}
            </button>
            <button class="button wide" type="button" @click=${() => this.emit('done')}>
              ${t('reset.later')}
            </button>
          </form>
        </div>
      </main>`;
  }

  private textOf(error: ApiError): string {
    const limits = this.client.session.server.value?.limits;
    if (error.code === 'invalid-field' && limits) return t('signIn.badPassword', { min: limits.passwordMin });
    return errorText(error.code);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = null;
    try {
      await this.client.api.resetPassword(this.token, this.password);
      this.toast(t('reset.done'));
      this.emit('done');
    } catch (failure) {
      this.error = failureOf(failure);
    }
    this.isBusy = false;
  }
}
