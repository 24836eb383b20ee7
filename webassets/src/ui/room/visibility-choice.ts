// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { t } from '../../i18n/i18n';
import type { Visibility } from '../../protocol/types';

/** Looks of the choice; they live in the styles of the dialog around it. */
export const visibilityStyles = css`
  fieldset {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--s3);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 6px;
    font-weight: 600;
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px var(--s3);
    align-content: start;
    padding: var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--r-md);
    cursor: pointer;
  }
  .choice:hover {
    background: var(--hover);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .choice input {
    margin: 3px 0 0;
    accent-color: var(--accent);
  }
  .choice .sub {
    grid-column: 2;
  }
  @media (max-width: 480px) {
    fieldset {
      grid-template-columns: 1fr;
    }
  }
`;

/** Public or private. */
export function visibilityChoice(
  value: Visibility,
  take: (value: Visibility) => void,
  isDisabled = false,
): TemplateResult {
  const choice = (each: Visibility): TemplateResult =>
    html`<label class="choice">
      <input
        type="radio"
        name="visibility"
        value=${each}
        data-testid=${`visibility-${each}`}
        .checked=${each === value}
        ?disabled=${isDisabled}
        @change=${() => take(each)}
      />
      <span class="title">${t(`visibility.${each}`)}</span>
      <span class="sub">${t(`visibility.${each}Hint`)}</span>
    </label>`;
  return html`<fieldset>
    <legend>${t('visibility.label')}</legend>
    ${choice('public')} ${choice('private')}
  </fieldset>`;
}
