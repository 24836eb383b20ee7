// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/i18n';
import { Ban, EyeOff, icon, UserRound } from '../shared/icons';

/** What the menu of a conversation with one person offers instead of a room's. */
export function directItems(
  isBlocked: boolean,
  act: { profile: () => void; block: (isBlocked: boolean) => void; hide: () => void },
): TemplateResult {
  return html`
    <button role="menuitem" data-testid="direct-profile" @click=${act.profile}>
      ${icon(UserRound)} ${t('person.title')}
    </button>
    <button role="menuitem" data-testid="direct-block" @click=${() => act.block(!isBlocked)}>
      ${icon(Ban)} ${t(isBlocked ? 'person.unblock' : 'person.block')}
    </button>
    <hr />
    <button role="menuitem" data-testid="direct-hide" @click=${act.hide}>
      ${icon(EyeOff)} ${t('direct.hide')}
    </button>
  `;
}
