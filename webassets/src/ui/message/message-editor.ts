// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type PropertyValues, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t, tn } from '../../i18n/i18n';
import { codePoints } from '../../protocol/text';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { base, buttons } from '../shared/styles';

/** Changes the text of a message where it stands. Emits `focus-composer` when it is done. */
@customElement('foyer-message-editor')
export class FoyerMessageEditor extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      textarea {
        display: block;
        width: 100%;
        max-height: 40dvh;
        padding: 7px 10px;
        border: 1px solid var(--line-strong);
        border-radius: var(--r-md);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        font-size: 1rem;
        line-height: 1.45rem;
        resize: none;
        scrollbar-width: thin;
      }
      textarea:focus-visible {
        outline: 2px solid var(--accent-ink);
        outline-offset: -1px;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 6px;
        padding-top: 6px;
      }
      .say {
        flex: 1 1 120px;
        color: var(--ink-2);
        font-size: var(--text-xs);
      }
      .say.bad {
        color: var(--danger);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) message!: Message;
  @state() private text = '';
  @state() private error = '';
  @state() private isBusy = false;
  @query('textarea') private field!: HTMLTextAreaElement;

  // Not when it is connected: this code may come later than its place in the page, and "message" with it.
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) this.text = this.message.text;
  }

  protected override firstUpdated(): void {
    this.field.value = this.text;
    this.grow();
    this.field.focus();
    this.field.setSelectionRange(this.text.length, this.text.length);
  }

  protected override render(): TemplateResult {
    const over = codePoints(this.text) - this.client.limits().textLength;
    const bad = over > 0 ? tn('composer.tooLong', over) : this.error !== '' ? errorText(this.error) : '';
    const isEmpty = this.text.trim() === '' && this.message.image === null;
    return html`<form
      data-testid="message-editor"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.save();
      }}
    >
      <textarea
        rows="1"
        dir="auto"
        aria-label=${t('edit.label')}
        aria-invalid=${bad !== ''}
        aria-describedby="say"
        data-testid="edit-field"
        ?readonly=${this.isBusy}
        @input=${() => this.typed()}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
      ></textarea>
      <div class="line">
        <span id="say" class="say ${bad !== '' ? 'bad' : ''}" role=${bad !== '' ? 'alert' : nothing}
          >${bad !== '' ? bad : t('edit.hint')}</span
        >
        <button class="button small" type="button" data-testid="edit-cancel" @click=${() => this.end()}>
          ${t('action.cancel')}
        </button>
        <button
          class="button small primary"
          type="submit"
          data-testid="edit-save"
          ?disabled=${this.isBusy || over > 0 || isEmpty}
        >
          ${t('action.save')}
        </button>
      </div>
    </form>`;
  }

  private typed(): void {
    this.text = this.field.value;
    this.error = '';
    this.grow();
  }

  private grow(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  private keyPressed(event: KeyboardEvent): void {
    // An input method uses both keys for its suggestions; 229 is what older browsers say then.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.end();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.save();
    }
  }

  private async save(): Promise<void> {
    const text = this.text.trim();
    if (this.isBusy || codePoints(text) > this.client.limits().textLength) return;
    if (text === this.message.text) {
      this.end();
      return;
    }
    this.isBusy = true;
    this.error = '';
    try {
      await this.client.changes.edit(this.message, text);
      this.end();
    } catch (failure) {
      // What was typed stays, to be tried again or copied.
      this.error = failureCode(failure);
    }
    this.isBusy = false;
  }

  private end(): void {
    const { edited } = this.client.composing;
    if (edited.peek()?.seq === this.message.seq) edited.value = null;
    this.emit('focus-composer');
  }
}
