// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Member } from '../protocol/types';
import { ago } from './dates';
import { t } from './i18n';

/** Whether somebody is here, or when he was last. */
export function presenceOf({ online, idle, lastSeenAt }: Member): string {
  if (idle) return t('members.isIdle');
  if (online) return t('members.isOnline');
  return lastSeenAt === 0 ? t('members.isOffline') : t('members.lastSeen', { when: ago(lastSeenAt) });
}
