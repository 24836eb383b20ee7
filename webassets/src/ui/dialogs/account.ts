// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import './export-section';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import { codePoints } from '../../protocol/text';
import type { Client } from '../../model/client';
import { goTo } from '../app/router';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';

/** The account itself: its password, its data, its end. */
@customElement('foyer-account-dialog')
export class FoyerAccountDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
        padding: var(--s4) 0;
        border-bottom: 1px solid var(--line);
      }
      section:first-of-type {
        padding-top: 0;
      }
      section:last-of-type {
        border-bottom: 0;
        padding-bottom: 0;
      }
      h3 {
        font-size: 1rem;
      }
      form {
        display: grid;
        gap: var(--s3);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private error = '';
  @state() private deleteError = '';
  @state() private isBusy = false;
  @state() private isDeleting = false;

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('account.title')} data-testid="account-dialog">
      ${this.password()}
      <section>
        <h3>${t('export.title')}</h3>
        <foyer-export-section .client=${this.client}></foyer-export-section>
      </section>
      ${this.end()}
    </foyer-dialog>`;
  }

  private password(): TemplateResult {
    return html`<section>
      <h3>${t('password.title')}</h3>
      <form data-testid="password-form" @submit=${(event: SubmitEvent) => void this.change(event)} novalidate>
        <input
          type="text"
          autocomplete="username"
          hidden
          .value=${this.client.session.user.value?.username ?? ''}
        />
        ${this.field('password', t('password.old'), 'current-password')}
        ${this.field('newPassword', t('password.new'), 'new-password')}
        ${this.field('again', t('password.again'), 'new-password')} ${alertLine(this.error, 'password-error')}
        <p class="muted">${t('password.hint')}</p>
        <div class="actions">
          <button class="button primary" type="submit" data-testid="password-save" ?disabled=${this.isBusy}>
            ${t('password.change')}
          </button>
        </div>
      </form>
    </section>`;
  }

  private end(): TemplateResult {
    return html`<section>
      <h3>${t('delete.title')}</h3>
      <p class="muted">${t('delete.hint')}</p>
      ${
        this.isDeleting
          ? html`<form
              data-testid="delete-form"
              @submit=${(event: SubmitEvent) => void this.delete(event)}
              novalidate
            >
              ${this.field('password', t('delete.password'), 'current-password')}
              ${alertLine(this.deleteError, 'delete-error')}
              <div class="actions">
                <button class="button" type="button" @click=${() => (this.isDeleting = false)}>
                  ${t('action.cancel')}
                </button>
                <button
                  class="button danger"
                  type="submit"
                  data-testid="delete-confirm"
                  ?disabled=${this.isBusy}
                >
                  ${t('delete.now')}
                </button>
              </div>
            </form>`
          : html`<div class="actions">
              <button class="button" data-testid="delete-account" @click=${() => (this.isDeleting = true)}>
                ${t('delete.title')}
              </button>
            </div>`
      }
    </section>`;
  }

  private field(name: string, label: string, kind: 'current-password' | 'new-password'): TemplateResult {
    return html`<label class="field">
      <span class="label">${label}</span>
      <input class="input" type="password" name=${name} autocomplete=${kind} maxlength="512" required />
    </label>`;
  }

  private async change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
    const least = this.client.session.server.peek()?.limits.passwordMin ?? 8;
    if (codePoints(given('newPassword')) < least) this.error = t('signIn.badPassword', { min: least });
    else if (given('newPassword') !== given('again')) this.error = t('password.differs');
    else {
      this.error = await this.refusalOf(() =>
        this.client.api.changePassword(given('password'), given('newPassword')),
      );
      if (this.error !== '') return;
      form.reset();
      this.toast(t('password.changed'));
    }
  }

  private async delete(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { value } = form.elements.namedItem('password') as HTMLInputElement;
    this.deleteError = await this.refusalOf(() => this.client.deleteAccount(value));
    if (this.deleteError === '') goTo(0, true);
  }

  /** Does it; what to tell if it was refused, or "". */
  private async refusalOf(work: () => Promise<void>): Promise<string> {
    this.isBusy = true;
    try {
      await work();
      return '';
    } catch (failure) {
      const code = failureCode(failure);
      return code === 'wrong-password' ? t('password.wrong') : errorText(code);
    } finally {
      this.isBusy = false;
    }
  }
}

function alertLine(text: string, id: string): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  return html`<p class="alert" role="alert" data-testid=${id}>${icon(CircleAlert)}<span>${text}</span></p>`;
}
