// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { SyncAnswer } from '../protocol/frames';
import type { Conversation, Message } from '../protocol/types';

/** Why somebody is told of a message: it is for him alone, it calls him, or he wants to hear of all that is said there. */
export type AlertReason = 'direct' | 'mention' | 'message';

/** How somebody wants to hear of a conversation. */
type Wanted = Pick<Conversation, 'kind' | 'notify' | 'quietUntil'>;

export interface Circumstances {
  /** The id of who would be told. */
  me: number;
  /** Where the message is, and how far he has read there; undefined: in none of his. */
  conversation: (Wanted & Pick<Conversation, 'readSeq'>) | undefined;
  /** He blocked the author. */
  isBlocked: boolean;
  /** The end of the conversation is before his eyes. */
  isInView: boolean;
  now: number;
}

export interface MessageAlert {
  kind: 'message';
  message: Message;
  reason: AlertReason;
}

/** Stands for all that came while he was away. */
export interface SummaryAlert {
  kind: 'summary';
  conversations: readonly number[];
}

export type Alert = MessageAlert | SummaryAlert;

/** What is older when it arrives was said while one was away. */
const freshMs = 60_000;
const mostAtOnce = 5;

/** Whether nothing of a conversation is to be told now. */
export function isMuted({ notify, quietUntil }: Wanted, now: number): boolean {
  return notify === 'none' || quietUntil > now;
}

/** Why somebody is to be told of a message that has come; null: he is not. */
export function alertFor(message: Message, at: Circumstances): AlertReason | null {
  const { conversation } = at;
  if (!conversation || message.notice || message.recalledAt > 0) return null;
  if (message.author.id === at.me || at.isBlocked || at.isInView) return null;
  // Read on another client meanwhile.
  if (message.seq <= conversation.readSeq) return null;
  if (isMuted(conversation, at.now)) return null;
  if (conversation.kind === 'direct') return 'direct';
  if (message.mentionsAll || message.mentions.includes(at.me)) return 'mention';
  return conversation.notify === 'all' ? 'message' : null;
}

/** How many unread messages of a conversation one wants to know of while not looking. */
export function wantedOf(conversation: Conversation, now: number): number {
  if (isMuted(conversation, now)) return 0;
  const isAll = conversation.kind === 'direct' || conversation.notify === 'all';
  return isAll ? conversation.unread : conversation.mentions;
}

/** How many of those call the reader by name, or were written to nobody else. */
export function callsOf(conversation: Conversation, now: number): number {
  const isDirect = conversation.kind === 'direct';
  return Math.min(wantedOf(conversation, now), isDirect ? conversation.unread : conversation.mentions);
}

/**
 * The messages of an answer that are news. `heldTo` says up to where a conversation was held, null if it was not: then
 * news is what was not read.
 */
export function newsIn(answer: SyncAnswer, heldTo: (conversation: number) => number | null): Message[] {
  return answer.conversations.flatMap(({ conversation, messages }) => {
    const from = heldTo(conversation.id) ?? conversation.readSeq;
    return messages.filter((message) => message.seq > from);
  });
}

/** What to tell of alerts that came together: each, while they are few and fresh, or one summary of them all. */
export function condense(alerts: readonly MessageAlert[], now: number): readonly Alert[] {
  const areFresh = alerts.every(({ message }) => now - message.createdAt <= freshMs);
  if (areFresh && alerts.length <= mostAtOnce) return alerts;
  return [
    { kind: 'summary', conversations: [...new Set(alerts.map(({ message }) => message.conversation))] },
  ];
}
