// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './toasts';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { effect } from '@preact/signals-core';
import { ApiError, failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { startTabSign } from '../alerts/tab-sign';
import { FoyerElement } from '../shared/element';
import { readSetting, writeSetting } from '../shared/storage';
import { nextTurn } from '../shared/turns';
import { appStyles } from './app-styles';
import { goTo, type LinkSecrets, noSecrets, takeSecrets } from './router';
import type { FoyerToasts } from './toasts';

/** The root: which of the pages is shown follows from the state of the session. */
@customElement('foyer-app')
export class FoyerApp extends FoyerElement {
  static override styles = appStyles;

  @property({ attribute: false }) client: Client | null = null;
  @state() private secrets: LinkSecrets = noSecrets;
  @state() private isBusy = false;
  @query('foyer-toasts') private toasts!: FoyerToasts;
  /** Whether somebody was in this browser last. */
  private readonly wasIn = readSetting('wasIn') !== '';
  private stopEffects: (() => void)[] = [];
  private phaseBefore = '';

  constructor() {
    super();
    this.addEventListener('toast', (event) => this.toasts.say((event as CustomEvent<string>).detail));
    this.addEventListener('secrets-used', () => (this.secrets = { ...this.secrets, admin: '' }));
    // Whoever was in most likely is; what he will need comes along with the answer to that.
    if (this.wasIn) void nextTurn().then(() => import('./main-view'));
  }

  /** Starts the client, and shows it once there are texts. */
  async start(client: Client, texts: Promise<void>): Promise<void> {
    void client.session.start(this.wasIn);
    await texts;
    this.client = client;
    this.takeLinks();
    addEventListener('hashchange', () => this.takeLinks());
    this.stopEffects = [startTabSign(client), effect(() => this.phaseChanged(client))];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopEffects.forEach((stop) => stop());
  }

  protected override render(): TemplateResult {
    return html`${this.page()}<foyer-toasts></foyer-toasts>`;
  }

  private page(): TemplateResult {
    const { client } = this;
    if (client && this.secrets.reset !== '' && client.session.phase.value !== 'starting') {
      return html`<foyer-reset-password
        .client=${client}
        .token=${this.secrets.reset}
        @done=${() => (this.secrets = { ...this.secrets, reset: '' })}
      ></foyer-reset-password>`;
    }
    switch (client?.session.phase.value) {
      case undefined:
        // There are no texts yet.
        return this.splash(nothing);
      case 'starting':
        return this.splash(t('loading'));
      case 'unreachable':
        return this.panel('unreachable', t('unreachable.title'), t('unreachable.text'), [
          html`<button class="button primary" @click=${() => void client?.session.start()}>
            ${t('connection.tryNow')}
          </button>`,
        ]);
      case 'replaced':
        return this.panel('session-replaced', t('replaced.title'), t('replaced.text'), [
          html`<button class="button" data-testid="replaced-sign-out" @click=${() => this.leaveReplaced()}>
            ${t('menu.signOut')}
          </button>`,
          html`<button
            class="button primary"
            data-testid="take-back"
            ?disabled=${this.isBusy}
            @click=${() => void this.takeBack()}
          >
            ${t('replaced.takeBack')}
          </button>`,
        ]);
      case 'signed-out':
        return html`<foyer-sign-in .client=${client} .secrets=${this.secrets}></foyer-sign-in>`;
      case 'signed-in':
        return html`<foyer-main .client=${client}></foyer-main>`;
    }
  }

  private splash(label: string | typeof nothing): TemplateResult {
    return html`<div class="splash" role="status" aria-label=${label}>
      <img src="/favicon.svg" alt="" width="72" height="72" />
    </div>`;
  }

  private panel(id: string, title: string, text: string, actions: TemplateResult[]): TemplateResult {
    return html`<main class="panel" data-testid=${id}>
      <img src="/empty-room.svg" alt="" width="200" height="150" />
      <h1>${title}</h1>
      <p>${text}</p>
      <div class="actions">${actions}</div>
    </main>`;
  }

  private phaseChanged(client: Client): void {
    const phase = client.session.phase.value;
    const before = this.phaseBefore;
    this.phaseBefore = phase;
    if (phase === 'signed-out') {
      writeSetting('wasIn', '');
      void import('../sign-in/sign-in');
    }
    if (phase !== 'signed-in') return;
    writeSetting('wasIn', 'yes');
    void import('./main-view');
    // Whoever has just signed in gave the administrator's link along with the form.
    if (before !== 'signed-out') void this.claim();
    void this.joinByLink();
  }

  private takeLinks(): void {
    const secrets = takeSecrets();
    if (Object.values(secrets).every((secret) => secret === '')) return;
    this.secrets = secrets;
    if (secrets.reset !== '') void import('../sign-in/reset-password');
    void this.claim();
    void this.joinByLink();
  }

  /** Somebody who is signed in already opened the administrator's link. */
  private async claim(): Promise<void> {
    const { client } = this;
    const token = this.secrets.admin;
    if (!client || token === '' || client.session.phase.peek() !== 'signed-in') return;
    this.secrets = { ...this.secrets, admin: '' };
    try {
      client.session.user.value = await client.api.claimAdmin(token);
      this.toasts.say(t('admin.claimed'));
    } catch (failure) {
      this.toasts.say(errorText(failureCode(failure)));
    }
  }

  /** Somebody who is signed in, by now, opened a link into a room. */
  private async joinByLink(): Promise<void> {
    const { client } = this;
    const code = this.secrets.join;
    if (!client || code === '' || client.session.phase.peek() !== 'signed-in') return;
    this.secrets = { ...this.secrets, join: '' };
    try {
      const room = await client.api.joinByLink(code);
      client.joined(room);
      goTo(room.id);
      this.toasts.say(t('join.done', { name: room.name }));
    } catch (failure) {
      this.toasts.say(errorText(failureCode(failure)));
    }
  }

  private async takeBack(): Promise<void> {
    this.isBusy = true;
    try {
      await this.client?.session.takeBack();
    } catch (failure) {
      const code = failureCode(failure);
      this.toasts.say(errorText(code));
      if (failure instanceof ApiError && failure.status === 401) this.leaveReplaced();
    }
    this.isBusy = false;
  }

  private leaveReplaced(): void {
    goTo(0, true);
    void this.client?.session.signOut().catch(() => this.client?.session.start());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-app': FoyerApp;
  }
}
