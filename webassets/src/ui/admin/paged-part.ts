// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminApi } from '../../client/admin-api';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import type { Paged } from '../../protocol/administration';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { adminStyles } from './admin-styles';

/** A part of the administration that shows a list, page by page. */
export abstract class PagedPart<T> extends FoyerElement {
  static override styles = adminStyles;

  @property({ attribute: false }) client!: Client;
  @state() protected search = '';
  @state() protected items: readonly T[] | null = null;
  @state() private next = 0;
  @state() private error = '';
  private loadings = 0;

  protected get api(): AdminApi {
    return new AdminApi(this.client.api);
  }

  // Not when it is connected: "client" may come later.
  protected override firstUpdated(): void {
    void this.load();
  }

  protected abstract fetchPage(from: number): Promise<Paged<T>>;
  protected abstract row(item: T): TemplateResult;
  protected abstract none(): string;

  /** From the beginning, or what follows; an answer that was overtaken by another question is dropped. */
  protected async load(from = 0): Promise<void> {
    this.error = '';
    const loading = ++this.loadings;
    try {
      const page = await this.fetchPage(from);
      if (loading !== this.loadings) return;
      this.items = from === 0 ? page.items : [...(this.items ?? []), ...page.items];
      this.next = page.next;
    } catch (failure) {
      if (loading === this.loadings) this.error = failureCode(failure);
    }
  }

  /** A field whose words `search` holds; the list follows what is written. */
  protected searchField(label: string): TemplateResult {
    return html`<div class="bar">
      <input
        class="input"
        type="search"
        data-testid="admin-search"
        placeholder=${label}
        aria-label=${label}
        maxlength="64"
        .value=${this.search}
        @input=${(event: Event) => {
          this.search = (event.target as HTMLInputElement).value;
          void this.load();
        }}
      />
    </div>`;
  }

  protected list(): TemplateResult {
    if (this.error !== '') {
      return html`<div class="failed" role="alert">
        <p>${errorText(this.error)}</p>
        <button class="button small" @click=${() => void this.load()}>${t('action.retry')}</button>
      </div>`;
    }
    if (!this.items) {
      return html`<div role="status" aria-label=${t('loading')}>
        ${[1, 2, 3].map(() => html`<div class="item bones"><span class="bone disc"></span><span class="bone"></span></div>`)}
      </div>`;
    }
    if (this.items.length === 0) return html`<p class="none">${this.none()}</p>`;
    return html`<ul>
        ${this.items.map((item) => this.row(item))}
      </ul>
      ${
        this.next > 0
          ? html`<div class="more">
              <button class="button small" data-testid="admin-more" @click=${() => void this.load(this.next)}>
                ${t('admin.more')}
              </button>
            </div>`
          : nothing
      }`;
  }
}
