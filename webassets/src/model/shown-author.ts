// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Message, User } from '../protocol/types';

/** Who a message is shown to be from: its author, under the name that an incoming webhook gave it. */
export function shownAuthor({ author, alias }: Message): User {
  return alias ? { ...author, displayName: alias.displayName, avatar: alias.avatar } : author;
}
