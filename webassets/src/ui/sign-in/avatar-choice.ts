// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { avatarNames } from '../shared/avatar';
import { FoyerElement } from '../shared/element';
import { base } from '../shared/styles';

/** One of the drawn avatars, or initials. Emits `avatar` with the name ("" for initials). */
@customElement('foyer-avatar-choice')
export class FoyerAvatarChoice extends FoyerElement {
  static override styles = [
    base,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0 0 var(--s2);
        font-size: var(--text-sm);
        font-weight: 600;
        color: var(--ink-2);
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(50px, 1fr));
        gap: var(--s2);
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        border-radius: 50%;
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      foyer-avatar {
        --size: 44px;
        transition: transform var(--quick);
        pointer-events: none;
      }
      label:hover foyer-avatar {
        transform: scale(1.06);
      }
      input:checked + foyer-avatar {
        border-radius: 50%;
        box-shadow:
          0 0 0 3px var(--surface),
          0 0 0 6px var(--accent);
      }
      input:focus-visible + foyer-avatar {
        border-radius: 50%;
        outline: 2px solid var(--ink);
        outline-offset: 7px;
      }
    `,
  ];

  @property() value = '';
  /** For the initials. */
  @property() name = '';

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${t('avatar.choose')}</legend>
      <div class="grid" data-testid="avatar-choice">
        ${[...avatarNames, ''].map(
          (avatar) =>
            html`<label
              title=${this.labelOf(avatar)}
              data-testid="avatar-${avatar === '' ? 'initials' : avatar}"
            >
              <input
                type="radio"
                name="avatar"
                value=${avatar}
                aria-label=${this.labelOf(avatar)}
                .checked=${avatar === this.value}
                @change=${() => this.emit('avatar', avatar)}
              />
              <foyer-avatar .avatar=${avatar} .name=${this.name} .number=${5}></foyer-avatar>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private labelOf(avatar: string): string {
    return avatar === '' ? t('avatar.initials') : t(`avatar.${avatar}` as 'avatar.a1');
  }
}
