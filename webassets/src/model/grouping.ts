// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { PendingPost } from '../client/database';
import type { Message } from '../protocol/types';

/** Messages of one author within this time stand together under one name. */
export const groupMs = 5 * 60_000;

export type Row =
  | { kind: 'message'; key: string; message: Message; isFirst: boolean; isLast: boolean; isMine: boolean }
  | { kind: 'notice'; key: string; message: Message }
  | { kind: 'pending'; key: string; post: PendingPost; isFirst: boolean; isLast: boolean; isMine: true }
  | { kind: 'new'; key: 'new' };

export interface Day {
  key: string;
  /** Start of the day's first message, for the label. */
  at: number;
  rows: Row[];
}

interface Item {
  at: number;
  author: string;
  row: Row;
}

/** The day in the reader's own zone, as a key. */
export function dayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

export interface Arrangement {
  messages: readonly Message[];
  /** The one before them that is not shown, if it is held: the first of them may belong to it. */
  before?: Message | undefined;
  pending: readonly PendingPost[];
  me: number;
  /** The line "New messages" stands before the first message after this seq; -1: no line. */
  newAfter: number;
}

/** Messages and what waits to be sent, as days of rows, grouped by author. */
export function arrange({ messages, before, pending, me, newAfter }: Arrangement): Day[] {
  const arrived = new Set(messages.map((message) => message.ref));
  const items = messages.map((message) => itemOf(message, me));
  for (const post of pending) {
    if (arrived.has(post.ref)) continue;
    const row: Row = { kind: 'pending', key: post.ref, post, isFirst: true, isLast: true, isMine: true };
    items.push({ at: post.createdAt, author: speaker(me), row });
  }
  return intoDays(items, newAfter, before ? itemOf(before, me) : null);
}

function itemOf(message: Message, me: number): Item {
  return {
    at: message.createdAt,
    author: speaker(message.author.id, message.alias?.displayName),
    row: rowOf(message, me),
  };
}

function rowOf(message: Message, me: number): Row {
  if (message.notice) return { kind: 'notice', key: `s${message.seq}`, message };
  const isMine = message.author.id === me;
  return { kind: 'message', key: keyOf(message, me), message, isFirst: true, isLast: true, isMine };
}

/** Whoever speaks under another name is somebody else to the reader. */
function speaker(id: number, alias = ''): string {
  return `${id} ${alias}`;
}

/** Own messages keep the key that they had while pending, so that nothing flickers when they arrive. */
function keyOf(message: Message, me: number): string {
  return message.author.id === me && message.ref !== '' ? message.ref : `s${message.seq}`;
}

function intoDays(items: readonly Item[], newAfter: number, above: Item | null): Day[] {
  const days: Day[] = [];
  let before: Item | null = null;
  let hasLine = newAfter < 0;
  for (const item of items) {
    const key = dayKey(item.at);
    let day = days.at(-1);
    // A clock that runs behind must not open an earlier day again.
    if (!day || (day.key !== key && item.at > day.at)) {
      before = !day && above && dayKey(above.at) === key ? above : null;
      day = { key, at: item.at, rows: [] };
      days.push(day);
    }
    if (!hasLine && 'message' in item.row && item.row.message.seq > newAfter) {
      day.rows.push({ kind: 'new', key: 'new' });
      hasLine = true;
      before = null;
    }
    join(before, item);
    day.rows.push(item.row);
    before = item;
  }
  return days;
}

function join(before: Item | null, item: Item): void {
  if (!before || !('isLast' in before.row) || !('isFirst' in item.row)) return;
  if (before.author !== item.author || Math.abs(item.at - before.at) > groupMs) return;
  before.row.isLast = false;
  item.row.isFirst = false;
}
