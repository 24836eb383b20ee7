// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** What a finder is called: by people, and by tests. */
export interface FinderNames {
  heading: string;
  /** Of the field, also while it is empty. */
  field: string;
  dialogId: string;
  fieldId: string;
}

/** How an option is known to tests. */
export interface OptionNames {
  optionId: string;
  name: string;
}

/** A field and, under it, what its words find; arrow keys step through it and Enter takes it. */
export abstract class FinderDialog<T> extends FoyerElement {
  static override styles: CSSResultGroup = [
    ...dialogStyles,
    css`
      ul {
        margin-top: var(--s3);
        min-height: var(--list-height, 120px);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: 52px;
        padding: 4px var(--s3);
        border-radius: var(--r-md);
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
      }
      foyer-avatar {
        --size: 36px;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() protected words = '';
  @state() private at = 0;

  /** What the words find, best first; null while that is not known yet. */
  protected abstract found(): readonly T[] | null;
  /** What stands in the row of an option. */
  protected abstract option(item: T): TemplateResult;
  /** Takes an option; closes the dialog once that worked. */
  protected abstract choose(item: T): void;

  /** Called after the words have changed. */
  protected wordsChanged(): void {}

  /** For tests, where they need them. */
  protected optionNames?(item: T): OptionNames;

  /** The whole dialog; what the list cannot say comes below it. */
  protected finder(names: FinderNames, below: TemplateResult | typeof nothing): TemplateResult {
    const known = this.found();
    const found = known ?? [];
    const at = Math.min(this.at, found.length - 1);
    return html`<foyer-dialog .heading=${names.heading} data-testid=${names.dialogId}>
      <input
        class="input"
        type="search"
        autofocus
        autocomplete="off"
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant=${found.length > 0 ? `option-${at}` : ''}
        placeholder=${names.field}
        aria-label=${names.field}
        data-testid=${names.fieldId}
        .value=${this.words}
        @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(event, found, at)}
      />
      <ul id="found" role="listbox" aria-label=${names.heading} aria-busy=${known === null}>
        ${found.map((item, index) => this.row(item, index, index === at))}
      </ul>
      ${below}
    </foyer-dialog>`;
  }

  private row(item: T, index: number, isAt: boolean): TemplateResult {
    const names = this.optionNames?.(item);
    return html`<li
      id="option-${index}"
      role="option"
      aria-selected=${isAt}
      data-testid=${names?.optionId ?? nothing}
      data-name=${names?.name ?? nothing}
      @click=${() => this.choose(item)}
      @pointermove=${() => (this.at = index)}
    >
      ${this.option(item)}
    </li>`;
  }

  private search(words: string): void {
    this.words = words;
    this.at = 0;
    this.wordsChanged();
  }

  private keyPressed(event: KeyboardEvent, found: readonly T[], at: number): void {
    if (event.isComposing) return;
    const chosen = found[at];
    if (event.key === 'Enter' && chosen) this.choose(chosen);
    else if (event.key === 'ArrowDown') this.at = (at + 1) % Math.max(1, found.length);
    else if (event.key === 'ArrowUp') this.at = (at - 1 + found.length) % Math.max(1, found.length);
    else return;
    event.preventDefault();
  }
}
