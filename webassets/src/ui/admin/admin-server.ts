// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AdminApi } from '../../client/admin-api';
import { failureCode } from '../../client/api-error';
import { errorText, number, t } from '../../i18n/i18n';
import { bytes } from '../../i18n/sizes';
import type {
  Connections,
  Registration,
  RegistrationMode,
  StorageUsage,
} from '../../protocol/administration';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { adminStyles } from './admin-styles';

const modes = ['open', 'invite', 'closed'] as const;

/** What is stored, who is connected, and who may make an account. */
@customElement('foyer-admin-server')
export class FoyerAdminServer extends FoyerElement {
  static override styles = adminStyles;

  @property({ attribute: false }) client!: Client;
  @state() private usage: StorageUsage | null = null;
  @state() private connected: Connections | null = null;
  @state() private mode: RegistrationMode | null = null;
  @state() private error = '';

  private get api(): AdminApi {
    return new AdminApi(this.client.api);
  }

  // Not when it is connected: "client" may come later.
  protected override firstUpdated(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    if (this.error !== '') {
      return html`<div class="failed" role="alert">
        <p>${errorText(this.error)}</p>
        <button class="button small" @click=${() => void this.load()}>${t('action.retry')}</button>
      </div>`;
    }
    const { usage, connected, mode } = this;
    if (!usage || !connected || !mode) {
      return html`<div role="status" aria-label=${t('loading')}>
        <div class="item bones"><span class="bone"></span></div>
      </div>`;
    }
    return html`<h3>${t('admin.registration')}</h3>
      ${this.registration(mode)}
      <h3>${t('admin.stored')}</h3>
      <dl class="figures">
        ${this.figure('users', number(usage.users))}
        ${this.figure('disabledUsers', number(usage.disabledUsers))}
        ${this.figure('rooms', number(usage.rooms))} ${this.figure('messages', number(usage.messages))}
        ${this.figure('images', number(usage.images))} ${this.figure('imageBytes', bytes(usage.imageBytes))}
        ${this.figure('databaseBytes', bytes(usage.databaseBytes))}
      </dl>
      <h3>${t('admin.connections')}</h3>
      <dl class="figures">
        ${this.figure('connected', number(connected.count))}
        ${this.figure('online', number(connected.online))}
      </dl>
      <ul>
        ${connected.connections.map(
          (each) =>
            html`<li class="item" data-testid="admin-connection">
              <div class="grow">
                <span class="title">${each.user.displayName}</span>
                <span class="sub"
                  >${kindName(each.kind)}${each.idle ? ` · ${t('admin.idle')}` : nothing}</span
                >
              </div>
            </li>`,
        )}
      </ul>`;
  }

  private registration(mode: RegistrationMode): TemplateResult {
    return html`<label class="field" style="margin-bottom: var(--s5)">
      <span class="label">${t('admin.registrationHint')}</span>
      <select
        class="input"
        data-testid="admin-registration"
        @change=${(event: Event) => void this.choose((event.target as HTMLSelectElement).value)}
      >
        ${modes.map(
          (each) =>
            html`<option value=${each} ?selected=${mode.set === each}>
              ${t(`admin.registration.${each}`)}
            </option>`,
        )}
        <option value="" ?selected=${mode.set === null}>
          ${t('admin.registration.default')}${
            mode.set === null ? `: ${t(`admin.registration.${mode.registration}`)}` : ''
          }
        </option>
      </select>
    </label>`;
  }

  private figure(name: string, value: string): TemplateResult {
    return html`<div class="figure" data-testid="admin-figure-${name}">
      <dt>${t(`admin.figure.${name}` as Parameters<typeof t>[0])}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private async load(): Promise<void> {
    this.error = '';
    try {
      const { api } = this;
      [this.usage, this.connected, this.mode] = await Promise.all([
        api.usage(),
        api.connections(),
        api.registration(),
      ]);
    } catch (failure) {
      this.error = failureCode(failure);
    }
  }

  private choose(value: string): Promise<void> {
    return this.attempt(async () => {
      this.mode = await this.api.setRegistration(value === '' ? null : (value as Registration));
      this.toast(t('admin.registrationSet'));
    });
  }
}

function kindName(kind: string): string {
  return kind === 'web' || kind === 'desktop' || kind === 'bot' ? t(`sessions.${kind}`) : kind;
}
