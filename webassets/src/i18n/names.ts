// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Conversation, User } from '../protocol/types';
import { t } from './i18n';

/** What somebody is called on the screen. */
export function nameOf(user: Pick<User, 'displayName' | 'role'>): string {
  return user.role === 'deleted' ? t('user.deleted') : user.displayName;
}

/** What a conversation is called: a room's name, or who the other one is. */
export function titleOf({ name, partner }: Pick<Conversation, 'name' | 'partner'>): string {
  return partner ? nameOf(partner.user) : name;
}
