// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dateOnly } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import { ProgramsApi } from '../../client/programs-api';
import type { Bot } from '../../protocol/programs';
import type { Session } from '../../protocol/types';
import type { Client } from '../../model/client';
import { icon, KeyRound, Trash2 } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';
import { type ToldOnce, toldOnce, toldOnceStyles } from './told-once';

/** Bots that I keep, and their tokens. */
@customElement('foyer-bots-dialog')
export class FoyerBotsDialog extends ListDialog<Bot> {
  static override styles = [...dialogStyles, toldOnceStyles];

  @property({ attribute: false }) client!: Client;
  @state() private username = '';
  @state() private label = '';
  /** Whose tokens are shown, and they, once they are here. */
  @state() private open = 0;
  @state() private tokens: readonly Session[] = [];
  @state() private secret: ToldOnce | null = null;

  private get api(): ProgramsApi {
    return new ProgramsApi(this.client.api);
  }

  protected override fetchItems(): Promise<Bot[]> {
    return this.api.bots();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('bots.title')} data-testid="bots-dialog">
      <div class="stack">
        <p class="muted">${t('bots.hint')}</p>
        <form class="row" @submit=${(event: Event) => void this.create(event)}>
          <label class="field">
            <span class="label">${t('bots.name')}</span>
            <input
              class="input"
              autocomplete="off"
              maxlength="64"
              data-testid="bot-name"
              .value=${this.username}
              @input=${(event: Event) => (this.username = (event.target as HTMLInputElement).value)}
            />
          </label>
          <button class="button primary" data-testid="bot-create" ?disabled=${this.username.trim() === ''}>
            ${t('bots.create')}
          </button>
        </form>
        ${toldOnce(this.secret, (text) => this.toast(text))} ${this.content()}
      </div>
    </foyer-dialog>`;
  }

  protected override list(bots: readonly Bot[]): TemplateResult {
    if (bots.length === 0) return html`<p class="none">${t('bots.none')}</p>`;
    return html`<ul>
      ${bots.map((bot) => this.row(bot))}
    </ul>`;
  }

  private row({ user, owner }: Bot): TemplateResult {
    const isMine = owner.id === this.client.session.user.value?.id;
    return html`<li data-testid="bot" data-name=${user.username}>
      <div class="item">
        <foyer-avatar .name=${user.displayName} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
        <div class="grow">
          <span class="title">${user.displayName}</span>
          <span class="sub"
            >@${user.username}${isMine ? '' : ` · ${t('bots.owner', { name: owner.displayName })}`}</span
          >
        </div>
        <button
          class="icon-button"
          data-testid="bot-tokens"
          aria-label=${t('bots.tokens')}
          title=${t('bots.tokens')}
          aria-expanded=${this.open === user.id}
          @click=${() => void this.toggle(user.id)}
        >
          ${icon(KeyRound)}
        </button>
        <button
          class="icon-button"
          aria-label=${t('action.delete')}
          title=${t('action.delete')}
          @click=${() => void this.removeBot(user.id)}
        >
          ${icon(Trash2)}
        </button>
      </div>
      ${this.open === user.id ? this.tokenList(user.id) : nothing}
    </li>`;
  }

  private tokenList(bot: number): TemplateResult {
    return html`<form class="row" @submit=${(event: Event) => void this.createToken(event, bot)}>
        <label class="field">
          <span class="label">${t('bots.tokenLabel')}</span>
          <input
            class="input"
            autocomplete="off"
            maxlength="60"
            data-testid="token-label"
            .value=${this.label}
            @input=${(event: Event) => (this.label = (event.target as HTMLInputElement).value)}
          />
        </label>
        <button class="button" data-testid="token-create" ?disabled=${this.label.trim() === ''}>
          ${t('bots.createToken')}
        </button>
      </form>
      <ul>
        ${this.tokens.map(
          (token) =>
            html`<li class="item" data-testid="token">
              <div class="grow">
                <span class="title">${token.client}</span>
                <span class="sub">${t('bots.since', { when: dateOnly(token.createdAt) })}</span>
              </div>
              <button
                class="button small"
                data-testid="token-revoke"
                @click=${() => void this.revoke(bot, token.id)}
              >
                ${t('bots.revoke')}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  private create(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const bot = await this.api.createBot(this.username.trim());
      this.username = '';
      this.items = [...(this.items ?? []), bot];
      await this.toggle(bot.user.id);
    });
  }

  private removeBot(bot: number): Promise<void> {
    return this.attempt(async () => {
      await this.api.deleteBot(bot);
      this.items = (this.items ?? []).filter((each) => each.user.id !== bot);
    });
  }

  private toggle(bot: number): Promise<void> {
    this.open = this.open === bot ? 0 : bot;
    this.tokens = [];
    this.secret = null;
    if (this.open === 0) return Promise.resolve();
    return this.attempt(async () => {
      const tokens = await this.api.tokens(bot);
      if (this.open === bot) this.tokens = tokens;
    });
  }

  private createToken(event: Event, bot: number): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const { token, session } = await this.api.createToken(bot, this.label.trim());
      this.secret = { label: t('bots.token', { label: session.client }), value: token };
      this.label = '';
      this.tokens = [session, ...this.tokens];
    });
  }

  private revoke(bot: number, token: number): Promise<void> {
    return this.attempt(async () => {
      await this.api.deleteToken(bot, token);
      this.tokens = this.tokens.filter((each) => each.id !== token);
      this.secret = null;
    });
  }
}
