// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { language, type Language, languages, setLanguage, t } from '../../i18n/i18n';
import { setTheme, theme, type Theme } from '../app/theme';
import { FoyerElement } from '../shared/element';
import { icon, Languages, Monitor, Moon, Sun } from '../shared/icons';
import { base, buttons } from '../shared/styles';

const themes: { id: Theme; shapes: typeof Sun; label: 'theme.system' | 'theme.light' | 'theme.dark' }[] = [
  { id: 'system', shapes: Monitor, label: 'theme.system' },
  { id: 'light', shapes: Sun, label: 'theme.light' },
  { id: 'dark', shapes: Moon, label: 'theme.dark' },
];

/** Language and theme, side by side. */
@customElement('foyer-preferences')
export class FoyerPreferences extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
        color: var(--ink-2);
      }
      label foyer-icon {
        position: absolute;
        inset-inline-start: 10px;
        width: 18px;
        height: 18px;
        pointer-events: none;
      }
      select {
        min-height: var(--control);
        padding-block: 0;
        padding-inline: 34px 10px;
        border: 1px solid var(--line);
        border-radius: var(--r-md);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        font-size: var(--text-sm);
        cursor: pointer;
      }
      .themes {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: var(--r-md);
        background: var(--surface);
      }
      .themes .icon-button {
        width: calc(var(--control) - 2px);
        height: calc(var(--control) - 6px);
        border-radius: 9px;
      }
      .themes foyer-icon {
        width: 17px;
        height: 17px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`
      <label>
        <span class="hidden-text">${t('menu.language')}</span>
        ${icon(Languages)}
        <select
          data-testid="language"
          @change=${(event: Event) => void setLanguage((event.target as HTMLSelectElement).value as Language)}
        >
          ${languages.map(
            (each) =>
              html`<option value=${each.id} lang=${each.id} ?selected=${each.id === language()}>
                ${each.name}
              </option>`,
          )}
        </select>
      </label>
      <div class="themes" role="group" aria-label=${t('menu.theme')}>
        ${themes.map(
          ({ id, shapes, label }) =>
            html`<button
              class="icon-button"
              type="button"
              title=${t(label)}
              aria-label=${t(label)}
              aria-pressed=${theme() === id}
              data-testid="theme-${id}"
              @click=${() => setTheme(id)}
            >
              ${icon(shapes)}
            </button>`,
        )}
      </div>
    `;
  }
}
