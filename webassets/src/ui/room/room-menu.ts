// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { shortTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Conversation, NotifyLevel, Preferences, User } from '../../protocol/types';
import { mayInvite, mayRun, type RoomRight } from '../../model/room-rights';
import { Ban, Bell, BellOff, Check, icon, Settings, Star, UserPlus } from '../shared/icons';

const levels: readonly NotifyLevel[] = ['all', 'mentions', 'none'];
const quietMs = 8 * 3_600_000;
const settingRights: readonly RoomRight[] = ['set-topic', 'set-posting', 'set-cover', 'rename', 'archive'];

/** How the reader wants to have the conversation. */
export function preferenceItems(
  room: Conversation,
  set: (wanted: Partial<Preferences>) => void,
): TemplateResult {
  const isQuiet = room.quietUntil > Date.now();
  return html`
    <button
      role="menuitemcheckbox"
      data-testid="favourite"
      aria-checked=${room.favourite}
      @click=${() => set({ favourite: !room.favourite })}
    >
      ${icon(Star)} ${t(room.favourite ? 'favourite.remove' : 'favourite.add')}
    </button>
    <hr />
    <p class="menu-label" id="notify-label">${t('notify.label')}</p>
    ${levels.map(
      (level) =>
        html`<button
          role="menuitemradio"
          aria-checked=${room.notify === level}
          data-testid=${`notify-${level}`}
          @click=${() => set({ notify: level })}
        >
          ${icon(level === 'none' ? BellOff : Bell)} <span class="grow">${t(`notify.${level}`)}</span>
          ${room.notify === level ? icon(Check) : nothing}
        </button>`,
    )}
    <button
      role="menuitem"
      data-testid="quiet"
      @click=${() => set({ quietUntil: isQuiet ? 0 : Date.now() + quietMs })}
    >
      ${icon(BellOff)} ${t(isQuiet ? 'quiet.end' : 'quiet.start')}
      ${isQuiet ? html`<span class="sub">${shortTime(room.quietUntil)}</span>` : nothing}
    </button>
  `;
}

/** What those who run the room, and those who may invite, find in its menu. */
export function runItems(
  me: User | null,
  room: Conversation,
  open: (dialog: 'room-settings' | 'invite-people' | 'bans') => void,
): TemplateResult | typeof nothing {
  if (room.kind !== 'room') return nothing;
  const canInvite = mayInvite(me, room) || mayRun(me, room, 'manage-invite-links');
  const canSet = settingRights.some((right) => mayRun(me, room, right));
  return html`
    ${
      canInvite
        ? html`<button role="menuitem" data-testid="invite-people" @click=${() => open('invite-people')}>
            ${icon(UserPlus)} ${t('room.invite')}
          </button>`
        : nothing
    }
    ${
      canSet
        ? html`<button role="menuitem" data-testid="room-settings" @click=${() => open('room-settings')}>
            ${icon(Settings)} ${t('room.settings')}
          </button>`
        : nothing
    }
    ${
      mayRun(me, room, 'ban')
        ? html`<button role="menuitem" data-testid="room-bans" @click=${() => open('bans')}>
            ${icon(Ban)} ${t('room.bans')}
          </button>`
        : nothing
    }
  `;
}
