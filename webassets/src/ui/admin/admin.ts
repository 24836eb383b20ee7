// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import './admin-audit';
import './admin-reports';
import './admin-rooms';
import './admin-server';
import './admin-users';
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { adminStyles } from './admin-styles';

const parts = ['users', 'rooms', 'reports', 'audit', 'server'] as const;
type Part = (typeof parts)[number];

/** Administration: users, rooms, reports, the audit log, and the server itself. */
@customElement('foyer-admin-dialog')
export class FoyerAdminDialog extends FoyerElement {
  static override styles = [
    ...adminStyles,
    css`
      foyer-dialog {
        --width: 880px;
      }
      [role='tablist'] {
        display: flex;
        gap: var(--s1);
        margin-bottom: var(--s4);
        border-bottom: 1px solid var(--line);
        overflow-x: auto;
        scrollbar-width: none;
      }
      [role='tab'] {
        flex: none;
        min-height: 44px;
        padding: 0 var(--s3);
        border: 0;
        border-bottom: 2px solid transparent;
        background: none;
        color: var(--ink-2);
        font-weight: 600;
      }
      [role='tab'][aria-selected='true'] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
      [role='tab']:focus-visible {
        outline-offset: -2px;
      }
      [role='tabpanel'] {
        min-height: 420px;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private current: Part = 'users';

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('admin.title')} data-testid="admin-dialog">
      <div
        role="tablist"
        aria-label=${t('admin.title')}
        @keydown=${(event: KeyboardEvent) => this.keyed(event)}
      >
        ${parts.map(
          (each) =>
            html`<button
              role="tab"
              id="tab-${each}"
              aria-selected=${this.current === each}
              aria-controls="panel"
              tabindex=${this.current === each ? 0 : -1}
              data-testid="admin-tab-${each}"
              @click=${() => (this.current = each)}
            >
              ${t(`admin.tab.${each}`)}
            </button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.current}">${this.panel()}</div>
    </foyer-dialog>`;
  }

  private panel(): TemplateResult {
    switch (this.current) {
      case 'users':
        return html`<foyer-admin-users .client=${this.client}></foyer-admin-users>`;
      case 'rooms':
        return html`<foyer-admin-rooms .client=${this.client}></foyer-admin-rooms>`;
      case 'reports':
        return html`<foyer-admin-reports .client=${this.client}></foyer-admin-reports>`;
      case 'audit':
        return html`<foyer-admin-audit .client=${this.client}></foyer-admin-audit>`;
      case 'server':
        return html`<foyer-admin-server .client=${this.client}></foyer-admin-server>`;
    }
  }

  private keyed(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = (parts.indexOf(this.current) + step + parts.length) % parts.length;
    this.current = parts[place] ?? 'users';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.current}`)?.focus();
    });
  }
}
