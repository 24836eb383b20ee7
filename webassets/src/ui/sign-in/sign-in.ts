// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './avatar-choice';
import './preferences';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiError, failureOf } from '../../client/api-error';
import { errorText, t, tn } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { type LinkSecrets, noSecrets } from '../app/router';
import { avatarNames } from '../shared/avatar';
import { FoyerElement } from '../shared/element';
import { CircleAlert, Crown, Eye, EyeOff, icon, KeyRound } from '../shared/icons';
import { browserName } from './browser-name';
import { signInStyles } from './sign-in-styles';

/** The way in: one form for a known name and a new one; a new one is asked about before it becomes an account. */
@customElement('foyer-sign-in')
export class FoyerSignIn extends FoyerElement {
  static override styles = signInStyles;

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) secrets: LinkSecrets = noSecrets;

  @state() private step: 'form' | 'confirm' = 'form';
  @state() private username = '';
  @state() private password = '';
  @state() private invite = '';
  @state() private avatar = avatarNames[Math.floor(Math.random() * avatarNames.length)] ?? 'a1';
  @state() private isShown = false;
  @state() private isBusy = false;
  @state() private error: ApiError | null = null;

  @query('#password') private passwordField!: HTMLInputElement | null;
  @query('#create') private createButton!: HTMLButtonElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('secrets') && this.secrets.invite !== '') this.invite = this.secrets.invite;
  }

  protected override render(): TemplateResult {
    const server = this.client.session.server.value;
    const name = server?.name ?? 'Foyer';
    return html`
      <div class="hall"><img src="/hall.svg" alt="" /></div>
      <main class="side scroll">
        <div class="top"><foyer-preferences></foyer-preferences></div>
        <div class="card">
          <header>
            <img class="mark" src="/favicon.svg" alt="" width="56" height="56" />
            <h1 data-testid="server-name">${t('signIn.welcome', { server: name })}</h1>
            <p class="online ${server?.online ? '' : 'nobody'}" data-testid="server-online">
              ${this.onlineLine(server?.online ?? 0)}
            </p>
          </header>
          ${this.notices()} ${this.step === 'form' ? this.form() : this.confirmation()}
        </div>
        <p class="foot">${server ? t('signIn.version', { version: server.version }) : ''}</p>
      </main>
    `;
  }

  private onlineLine(count: number): string {
    return count > 0 ? tn('signIn.online', count) : t('signIn.onlineNone');
  }

  private notices(): TemplateResult[] {
    const notes: TemplateResult[] = [];
    const note = (shapes: typeof Crown, text: string): number =>
      notes.push(html`<p class="alert note" role="status">${icon(shapes)}<span>${text}</span></p>`);
    const ended = this.client.session.ended.value;
    if (ended !== '' && ended !== 'replaced') note(CircleAlert, t(`ended.${ended}`));
    if (this.secrets.admin !== '') note(Crown, t('signIn.adminLink'));
    if (this.secrets.invite !== '') note(KeyRound, t('signIn.inviteLink'));
    else if (this.client.session.server.value?.registration === 'closed')
      note(CircleAlert, t('signIn.closed'));
    return notes;
  }

  private form(): TemplateResult {
    const field = this.error?.field;
    const isWrong = this.error?.code === 'wrong-password';
    return html`<form data-testid="sign-in" @submit=${(event: Event) => this.submit(event, false)} novalidate>
      <label class="field">
        <span class="label">${t('signIn.name')}</span>
        <input
          class="input"
          id="username"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          autofocus
          .value=${this.username}
          aria-invalid=${field === 'username' || isWrong}
          aria-describedby="problem"
          @input=${(event: InputEvent) => (this.username = (event.target as HTMLInputElement).value)}
        />
      </label>
      <div class="field">
        <label class="label" for="password">${t('signIn.password')}</label>
        <div class="with-button">
          <input
            class="input"
            id="password"
            name="password"
            type=${this.isShown ? 'text' : 'password'}
            autocomplete="current-password"
            required
            .value=${this.password}
            aria-invalid=${field === 'password' || isWrong}
            aria-describedby="problem"
            @input=${(event: InputEvent) => (this.password = (event.target as HTMLInputElement).value)}
          />
          <button
            class="icon-button"
            type="button"
            aria-pressed=${this.isShown}
            aria-label=${t('signIn.showPassword')}
            title=${t('signIn.showPassword')}
            @click=${() => (this.isShown = !this.isShown)}
          >
            ${icon(this.isShown ? EyeOff : Eye)}
          </button>
        </div>
      </div>
      ${this.problem()}
      <button class="button primary wide" type="submit" data-testid="sign-in-submit" ?disabled=${this.isBusy}>
        ${this.isBusy ? t('signIn.busy') : t('signIn.submit')}
      </button>
      <p class="hint">${this.canRegister ? t('signIn.newHere') : ''}</p>
    </form>`;
  }

  private confirmation(): TemplateResult {
    const needsInvite =
      this.client.session.server.value?.registration === 'invite' && this.secrets.invite === '';
    return html`<form
      data-testid="confirm-account"
      @submit=${(event: Event) => this.submit(event, true)}
      novalidate
    >
      <h2>${t('signIn.confirmTitle', { name: this.username.trim() })}</h2>
      <p class="hint">${t('signIn.confirmHint')}</p>
      <foyer-avatar-choice
        .value=${this.avatar}
        .name=${this.username}
        @avatar=${(event: CustomEvent<string>) => (this.avatar = event.detail)}
      ></foyer-avatar-choice>
      ${
        needsInvite
          ? html`<label class="field">
              <span class="label">${t('signIn.invite')}</span>
              <input
                class="input"
                name="invite"
                autocomplete="off"
                spellcheck="false"
                .value=${this.invite}
                data-testid="invite"
                aria-describedby="problem"
                @input=${(event: InputEvent) => (this.invite = (event.target as HTMLInputElement).value)}
              />
            </label>`
          : ''
      }
      ${this.problem()}
      <div class="row">
        <button class="button" type="button" @click=${() => this.back()} data-testid="confirm-back">
          ${t('action.back')}
        </button>
        <button
          class="button primary"
          id="create"
          type="submit"
          data-testid="create-account"
          ?disabled=${this.isBusy}
        >
          ${this.isBusy ? t('signIn.busy') : t('signIn.create')}
        </button>
      </div>
    </form>`;
  }

  private get canRegister(): boolean {
    return this.client.session.server.value?.registration !== 'closed';
  }

  private problem(): TemplateResult {
    return html`<div id="problem" role="alert" class=${this.error ? '' : 'calm'}>
      ${
        this.error
          ? html`<p class="alert" data-testid="sign-in-error" data-code=${this.error.code}>
              ${icon(CircleAlert)}<span>${this.textOf(this.error)}</span>
            </p>`
          : ''
      }
    </div>`;
  }

  private textOf(error: ApiError): string {
    const limits = this.client.session.server.value?.limits;
    if (error.code === 'invalid-field' && error.field === 'username' && limits) {
      return t('signIn.badName', { min: limits.usernameMin, max: limits.usernameMax });
    }
    if (error.code === 'invalid-field' && error.field === 'password' && limits) {
      return t('signIn.badPassword', { min: limits.passwordMin });
    }
    if (error.code === 'too-many-attempts' && error.retryAfter > 0) {
      return tn('signIn.waitSeconds', error.retryAfter);
    }
    return errorText(error.code);
  }

  private back(): void {
    this.step = 'form';
    this.error = null;
    void this.updateComplete.then(() => this.passwordField?.focus());
  }

  private async submit(event: Event, isConfirmed: boolean): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    if (this.username.trim() === '' || this.password === '') {
      this.error = new ApiError('invalid-field', 422, this.username.trim() === '' ? 'username' : 'password');
      return;
    }
    this.isBusy = true;
    this.error = null;
    try {
      await this.client.session.signIn({
        username: this.username.trim(),
        password: this.password,
        client: browserName(navigator.userAgent),
        confirmNewAccount: isConfirmed,
        ...(isConfirmed ? { avatar: this.avatar } : {}),
        ...(this.invite.trim() !== '' ? { invite: this.invite.trim() } : {}),
        ...(this.secrets.admin !== '' ? { adminToken: this.secrets.admin } : {}),
      });
      this.emit('secrets-used');
    } catch (failure) {
      this.failed(failureOf(failure));
    } finally {
      this.isBusy = false;
    }
  }

  private failed(error: ApiError): void {
    if (error.code === 'account-confirmation-required') {
      this.step = 'confirm';
      void this.updateComplete.then(() => this.createButton?.focus());
      return;
    }
    if (error.code === 'invalid-field' && ['username', 'password'].includes(error.field)) this.step = 'form';
    if (error.code === 'admin-link-invalid') this.emit('secrets-used');
    this.error = error;
    if (error.code === 'wrong-password') void this.updateComplete.then(() => this.passwordField?.select());
  }
}
