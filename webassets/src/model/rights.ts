// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Conversation, MemberRole, Message, User } from '../protocol/types';

const ranks: Record<MemberRole, number> = { member: 0, moderator: 1, owner: 2 };

/** The lowest role that has it, by the table of rights in docs/protocol.md; only what has a control here. */
const lowest = {
  'mention-everyone': 'moderator',
  'recall-others': 'moderator',
  'see-edits': 'moderator',
  pin: 'moderator',
  'manage-integrations': 'moderator',
} as const satisfies Record<string, MemberRole>;

export type Right = keyof typeof lowest;

/** Whether this user has the right here. The server decides; this only spares hopeless buttons. */
export function may(me: User | null, conversation: Conversation | undefined, right: Right): boolean {
  if (!me || !conversation) return false;
  // Of two nobody stands above the other.
  if (conversation.kind === 'direct') return right === 'pin';
  return me.role === 'admin' || ranks[conversation.role] >= ranks[lowest[right]];
}

export interface Situation {
  me: User | null;
  conversation: Conversation | undefined;
  message: Message;
  now: number;
  editSeconds: number;
  recallSeconds: number;
}

/** Nobody can do anything to a message that was taken back, or to one that only tells what happened. */
export function isAlive(message: Message): boolean {
  return message.recalledAt === 0 && message.notice === null;
}

function isOwn({ me, message }: Situation): boolean {
  return me !== null && message.author.id === me.id;
}

export function mayEdit(at: Situation): boolean {
  if (!isAlive(at.message) || !isOwn(at) || at.message.forwardedFrom) return false;
  if (may(at.me, at.conversation, 'recall-others')) return true;
  return at.now - at.message.createdAt < at.editSeconds * 1000;
}

export function mayRecall(at: Situation): boolean {
  if (!isAlive(at.message)) return false;
  if (may(at.me, at.conversation, 'recall-others')) return true;
  return isOwn(at) && at.now - at.message.createdAt < at.recallSeconds * 1000;
}

export function maySeeEdits(at: Situation): boolean {
  if (!isAlive(at.message) || at.message.editedAt === 0) return false;
  return isOwn(at) || may(at.me, at.conversation, 'see-edits');
}

export function mayPin(at: Situation): boolean {
  return isAlive(at.message) && may(at.me, at.conversation, 'pin');
}
