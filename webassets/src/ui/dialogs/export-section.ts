// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { dateOnly } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import type { DataExport } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { Download, icon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';

const askAgainMs = 1500;

/** Asks for a copy of one's own data and offers it once it is made. */
@customElement('foyer-export-section')
export class FoyerExportSection extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      ul {
        display: grid;
        gap: var(--s2);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private shown: DataExport | null = null;
  @state() private error = '';
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask(() => this.client.api.dataExport());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    const isWorking = shown?.state === 'working';
    return html`<p class="muted">${t('export.hint')}</p>
      ${shown?.state === 'ready' ? this.parts(shown) : ''}
      ${shown?.state === 'failed' ? html`<p class="alert" role="alert">${t('export.failed')}</p>` : ''}
      ${this.error !== '' ? html`<p class="alert" role="alert">${errorText(this.error)}</p>` : ''}
      <div class="actions">
        <button
          class="button"
          data-testid="export-begin"
          ?disabled=${!shown || isWorking}
          @click=${() => void this.ask(() => this.client.api.beginExport())}
        >
          ${isWorking ? t('export.working') : t('export.begin')}
        </button>
      </div>`;
  }

  private parts({ parts, expiresAt }: DataExport): TemplateResult {
    return html`<ul data-testid="export-parts">
        ${parts.map(
          ({ number, bytes }) =>
            html`<li>
              <a class="button small" href="/api/v1/me/export/parts/${number}" download="foyer-${number}.zip">
                ${icon(Download)} foyer-${number}.zip (${sizeOf(bytes)})
              </a>
            </li>`,
        )}
      </ul>
      <p class="muted">${t('export.until', { when: dateOnly(expiresAt) })}</p>`;
  }

  private async ask(question: () => Promise<DataExport>): Promise<void> {
    this.error = '';
    try {
      this.shown = await question();
    } catch (failure) {
      this.error = failureCode(failure);
    }
    clearTimeout(this.timer);
    if (this.isConnected && this.shown?.state === 'working')
      this.timer = window.setTimeout(() => void this.ask(() => this.client.api.dataExport()), askAgainMs);
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1 << 20
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}
