// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n/i18n';
import { copyText } from '../shared/clipboard';
import { Copy, icon } from '../shared/icons';

/** A secret that the server tells once only. */
export interface ToldOnce {
  label: string;
  value: string;
}

export const toldOnceStyles = css`
  .secret {
    display: grid;
    gap: var(--s2);
    padding: var(--s3);
    border-radius: var(--r-md);
    background: var(--accent-soft);
  }
  .secret .line {
    display: flex;
    gap: var(--s2);
    align-items: center;
  }
  .secret input {
    flex: 1;
    min-width: 0;
    font-family: var(--font-mono);
    font-size: var(--text-sm);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3);
    align-items: end;
  }
  .row .field {
    flex: 1 1 160px;
  }
  .row .button {
    min-height: 44px;
  }
  h3 {
    font-size: var(--text-md);
  }
  .bad {
    color: var(--danger);
  }
`;

/** The secret with a button that copies it; `tell` says how that went. */
export function toldOnce(
  secret: ToldOnce | null,
  tell: (text: string) => void,
): TemplateResult | typeof nothing {
  if (!secret) return nothing;
  return html`<div class="secret" role="status" data-testid="secret">
    <strong>${secret.label}</strong>
    <div class="line">
      <input
        class="input"
        readonly
        dir="ltr"
        data-testid="secret-value"
        aria-label=${secret.label}
        .value=${secret.value}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <button
        class="icon-button"
        aria-label=${t('secret.copy')}
        title=${t('secret.copy')}
        @click=${() => void copyText(secret.value, t('secret.copied'), tell)}
      >
        ${icon(Copy)}
      </button>
    </div>
    <span class="sub">${t('secret.once')}</span>
  </div>`;
}
