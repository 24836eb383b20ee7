// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { FoyerElement } from './element';
import { icon, WifiOff } from './icons';
import { base, buttons } from './styles';

/** How long a connection may take to come up before anybody is told. */
const calmMs = 1200;

/** The state of the connection: nothing while all is well, a calm line when it is not. */
@customElement('foyer-connection')
export class FoyerConnection extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .line {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        max-width: 100%;
        padding: 5px 12px;
        border-radius: var(--r-full);
        background: var(--lamp-soft);
        color: var(--lamp);
        font-size: var(--text-sm);
        font-weight: 550;
        font-variant-numeric: tabular-nums;
      }
      .line foyer-icon {
        width: 16px;
        height: 16px;
      }
      .link {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private now = Date.now();
  private badSince = 0;
  private ticker: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticker = setInterval(() => {
      if (this.client.link.peek().kind !== 'online') this.now = Date.now();
    }, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticker);
  }

  protected override render(): TemplateResult {
    const link = this.client.link.value;
    const isFine = link.kind === 'online' || link.kind === 'idle' || link.kind === 'ended';
    if (isFine) this.badSince = 0;
    else if (this.badSince === 0) this.badSince = Date.now();
    const isTold = !isFine && this.now - this.badSince >= calmMs;
    const seconds = link.kind === 'waiting' ? Math.ceil((link.retryAt - this.now) / 1000) : 0;
    return html`<div role="status" data-testid="connection" data-state=${link.kind}>
      ${
        isTold
          ? html`<span class="line">
              ${icon(WifiOff)}
              <span class="ellipsis"
                >${seconds > 0 ? t('connection.waiting', { seconds }) : t('connection.connecting')}</span
              >
              ${
                seconds > 0
                  ? html`<span aria-hidden="true">·</span>
                      <button class="link" @click=${() => this.client.reconnect()}>
                        ${t('connection.tryNow')}
                      </button>`
                  : nothing
              }
            </span>`
          : nothing
      }
    </div>`;
  }
}
