// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** A dialog that shows a list from the server: loading, failed (with another try), and loaded. */
export abstract class ListDialog<T> extends FoyerElement {
  static override styles: CSSResultGroup = dialogStyles;

  @state() protected items: readonly T[] | null = null;
  @state() protected error = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected abstract fetchItems(): Promise<T[]>;
  protected abstract list(items: readonly T[]): TemplateResult;

  protected async load(): Promise<void> {
    this.error = '';
    try {
      this.items = await this.fetchItems();
    } catch (failure) {
      this.error = failureCode(failure);
    }
  }

  protected content(): TemplateResult {
    if (this.items) return this.list(this.items);
    if (this.error !== '') {
      return html`<div class="failed" role="alert">
        <p>${errorText(this.error)}</p>
        <button class="button small" @click=${() => void this.load()}>${t('action.retry')}</button>
      </div>`;
    }
    return html`<div role="status" aria-label=${t('loading')}>
      ${[1, 2, 3].map(() => html`<div class="item bones"><span class="bone disc"></span><span class="bone"></span></div>`)}
    </div>`;
  }
}
