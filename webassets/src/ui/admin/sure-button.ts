// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { buttons } from '../shared/styles';

/** A button that has to be pressed twice, as what it does is hard to take back; then it emits `sure`. */
@customElement('foyer-sure-button')
export class FoyerSureButton extends FoyerElement {
  static override styles = buttons;

  @property() label = '';
  @property() name = '';
  @state() private isAsked = false;

  protected override render(): TemplateResult {
    return html`<button
      class="button small ${this.isAsked ? 'danger' : ''}"
      data-testid=${this.name}
      @blur=${() => (this.isAsked = false)}
      @click=${() => {
        const wasAsked = this.isAsked;
        this.isAsked = !wasAsked;
        if (wasAsked) this.emit('sure');
      }}
    >
      ${this.isAsked ? t('admin.sure', { what: this.label }) : this.label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-sure-button': FoyerSureButton;
  }
}
