// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** Asks before something that is not easily undone, and does it. */
@customElement('foyer-confirm-dialog')
export class FoyerConfirmDialog extends FoyerElement {
  static override styles = dialogStyles;

  @property() heading = '';
  @property() text = '';
  @property() action = '';
  @property() name = 'confirm';
  @property({ attribute: false }) work: () => Promise<void> = () => Promise.resolve();
  @state() private isBusy = false;

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${this.heading} data-testid="confirm-dialog">
      <div class="stack">
        <p>${this.text}</p>
        <div class="actions">
          <button class="button" autofocus @click=${() => this.emit('closed')}>${t('action.cancel')}</button>
          <button
            class="button danger"
            data-testid=${this.name}
            ?disabled=${this.isBusy}
            @click=${() => void this.confirm()}
          >
            ${this.action}
          </button>
        </div>
      </div>
    </foyer-dialog>`;
  }

  private async confirm(): Promise<void> {
    this.isBusy = true;
    await this.attempt(async () => {
      await this.work();
      this.emit('closed');
    });
    this.isBusy = false;
  }
}
