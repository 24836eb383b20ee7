// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ago, fullTime } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import { ProgramsApi } from '../../client/programs-api';
import type { IncomingHook, OutgoingHook, RoomHooks } from '../../protocol/programs';
import type { Client } from '../../model/client';
import { icon, RotateCw, Trash2 } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';
import { type ToldOnce, toldOnce, toldOnceStyles } from './told-once';

const reasons: Record<string, string> = {
  timeout: 'hooks.timeout',
  unreachable: 'hooks.unreachable',
  'address-refused': 'hooks.addressRefused',
  tls: 'hooks.tls',
};

/** Webhooks of the room that is open. */
@customElement('foyer-integrations-dialog')
export class FoyerIntegrationsDialog extends ListDialog<RoomHooks> {
  static override styles = [...dialogStyles, toldOnceStyles];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @state() private name = '';
  @state() private url = '';
  @state() private trigger = '';
  @state() private secret: ToldOnce | null = null;

  private get api(): ProgramsApi {
    return new ProgramsApi(this.client.api);
  }

  protected override async fetchItems(): Promise<RoomHooks[]> {
    return [await this.api.hooks(this.conversation)];
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('hooks.title')} data-testid="integrations-dialog">
      <div class="stack">${toldOnce(this.secret, (text) => this.toast(text))} ${this.content()}</div>
    </foyer-dialog>`;
  }

  protected override list([hooks]: readonly RoomHooks[]): TemplateResult {
    return html`
      <section class="stack">
        <h3>${t('hooks.incoming')}</h3>
        <p class="muted">${t('hooks.incomingHint')}</p>
        <form class="row" @submit=${(event: Event) => void this.createIncoming(event)}>
          ${this.field('hook-name', t('hooks.name'), this.name, 50, (value) => (this.name = value))}
          <button class="button primary" data-testid="hook-create" ?disabled=${this.name.trim() === ''}>
            ${t('hooks.create')}
          </button>
        </form>
        <ul>
          ${hooks?.incoming.map((hook) => this.incoming(hook))}
        </ul>
      </section>
      <section class="stack">
        <h3>${t('hooks.outgoing')}</h3>
        <p class="muted">${t('hooks.outgoingHint')}</p>
        <form class="row" @submit=${(event: Event) => void this.createOutgoing(event)}>
          ${this.field('hook-url', t('hooks.url'), this.url, 2000, (value) => (this.url = value))}
          ${this.field('hook-trigger', t('hooks.trigger'), this.trigger, 50, (value) => (this.trigger = value))}
          <button class="button primary" data-testid="outgoing-create" ?disabled=${this.url.trim() === ''}>
            ${t('hooks.create')}
          </button>
        </form>
        <ul>
          ${hooks?.outgoing.map((hook) => this.outgoing(hook))}
        </ul>
      </section>
    `;
  }

  private field(
    name: string,
    label: string,
    value: string,
    longest: number,
    take: (value: string) => void,
  ): TemplateResult {
    return html`<label class="field">
      <span class="label">${label}</span>
      <input
        class="input"
        autocomplete="off"
        maxlength=${longest}
        data-testid=${name}
        .value=${value}
        @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  private incoming(hook: IncomingHook): TemplateResult {
    const { bot } = hook;
    return html`<li class="item" data-testid="incoming-hook">
      <foyer-avatar .name=${bot.displayName} .avatar=${bot.avatar} .number=${bot.id}></foyer-avatar>
      <div class="grow">
        <span class="title">${bot.displayName}</span>
        <span class="sub"
          >${t('hooks.by', { name: hook.creator.displayName })} ·
          ${hook.lastUsedAt > 0 ? t('hooks.used', { when: ago(hook.lastUsedAt) }) : t('hooks.unused')}</span
        >
      </div>
      ${this.removal('incoming', hook.id)}
    </li>`;
  }

  private outgoing(hook: OutgoingHook): TemplateResult {
    const isBad = hook.failures > 0 || hook.disabledAt > 0;
    return html`<li class="item" data-testid="outgoing-hook">
      <div class="grow">
        <span class="title ellipsis" title=${hook.url}><bdi>${hook.url}</bdi></span>
        <span class="sub"
          >${hook.trigger === '' ? t('hooks.all') : t('hooks.only', { word: hook.trigger })} ·
          <span class=${isBad ? 'bad' : ''} data-testid="hook-state">${stateOf(hook)}</span></span
        >
      </div>
      ${
        isBad
          ? html`<button
              class="icon-button"
              aria-label=${t('action.retry')}
              title=${t('action.retry')}
              @click=${() => void this.resume(hook.id)}
            >
              ${icon(RotateCw)}
            </button>`
          : nothing
      }
      ${this.removal('outgoing', hook.id)}
    </li>`;
  }

  private removal(kind: 'incoming' | 'outgoing', id: number): TemplateResult {
    return html`<button
      class="icon-button"
      data-testid="hook-remove"
      aria-label=${t('action.delete')}
      title=${t('action.delete')}
      @click=${() => void this.removeHook(kind, id)}
    >
      ${icon(Trash2)}
    </button>`;
  }

  private createIncoming(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const name = this.name.trim();
      const token = await this.api.createIncomingHook(this.conversation, name);
      this.secret = { label: t('hooks.urlOf', { name }), value: `${location.origin}/hooks/${token}` };
      this.name = '';
      await this.load();
    });
  }

  private createOutgoing(event: Event): Promise<void> {
    event.preventDefault();
    return this.attempt(async () => {
      const url = this.url.trim();
      const value = await this.api.createOutgoingHook(this.conversation, url, this.trigger.trim());
      this.secret = { label: t('hooks.secret'), value };
      this.url = '';
      this.trigger = '';
      await this.load();
    });
  }

  private removeHook(kind: 'incoming' | 'outgoing', id: number): Promise<void> {
    return this.attempt(async () => {
      await this.api.deleteHook(this.conversation, kind, id);
      this.secret = null;
      await this.load();
    });
  }

  private resume(id: number): Promise<void> {
    return this.attempt(async () => {
      await this.api.resumeHook(this.conversation, id);
      await this.load();
    });
  }
}

/** How the deliveries go, in words. */
function stateOf(hook: OutgoingHook): string {
  const reason = reasons[hook.lastError];
  const why = reason ? t(reason as 'hooks.timeout') : t('hooks.status', { status: hook.lastStatus });
  if (hook.disabledAt > 0) return t('hooks.disabled', { when: fullTime(hook.disabledAt), why });
  if (hook.failures > 0) return `${tn('hooks.failures', hook.failures)}: ${why}`;
  return hook.lastStatus > 0 ? t('hooks.fine') : t('hooks.unused');
}
