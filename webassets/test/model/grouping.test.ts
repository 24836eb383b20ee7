// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import type { PendingPost } from '../../src/client/database';
import { arrange, type Day, dayKey, groupMs } from '../../src/model/grouping';
import type { Message } from '../../src/protocol/types';
import { message, user } from '../support/values';

const noon = new Date(2026, 2, 14, 12).getTime();
const at = (minutes: number, author = 2, seq = minutes + 1): Message =>
  message(seq, { createdAt: noon + minutes * 60_000, author: user(author) });

const pending = (ref: string, createdAt = noon): PendingPost => ({
  ref,
  user: 1,
  conversation: 7,
  text: 'later',
  createdAt,
  file: null,
  uploadUrl: '',
  width: 0,
  height: 0,
  image: null,
  replyTo: null,
  forward: null,
  error: '',
  tab: '',
});

const days = (messages: Message[], posts: PendingPost[] = [], newAfter = -1): Day[] =>
  arrange({ messages, pending: posts, me: 1, newAfter });

const shape = (list: Day[]): string[] =>
  list.flatMap((day) =>
    day.rows.map((row) =>
      'isFirst' in row
        ? `${row.isFirst ? '(' : ''}x${row.isLast ? ')' : ''}`
        : row.kind === 'new'
          ? '-'
          : '!',
    ),
  );

describe('grouping', () => {
  it('lets a notice stand alone between groups', () => {
    const notice = { event: 'members', users: [], count: 0, left: [], leftCount: 0, text: '' };
    expect(shape(days([message(1), message(2, { notice }), message(3)]))).toEqual(['(x)', '!', '(x)']);
  });

  it('puts messages of one author together while they follow within five minutes', () => {
    expect(shape(days([at(0), at(4), at(8), at(14)]))).toEqual(['(x', 'x', 'x)', '(x)']);
  });

  it('takes exactly five minutes as together, one millisecond more as apart', () => {
    const first = at(0);
    expect(shape(days([first, { ...at(1), createdAt: first.createdAt + groupMs }]))).toEqual(['(x', 'x)']);
    expect(shape(days([first, { ...at(1), createdAt: first.createdAt + groupMs + 1 }]))).toEqual([
      '(x)',
      '(x)',
    ]);
  });

  it('parts authors', () => {
    expect(shape(days([at(0, 2), at(1, 3), at(2, 3)]))).toEqual(['(x)', '(x', 'x)']);
  });

  it('takes the first as what it is beside the one before it that is not shown', () => {
    const rest = (before: Message): string[] =>
      shape(arrange({ messages: [at(1), at(2)], before, pending: [], me: 1, newAfter: -1 }));
    expect(rest(at(0))).toEqual(['x', 'x)']);
    expect(rest(at(0, 3))).toEqual(['(x', 'x)']);
    expect(rest(at(-24 * 60))).toEqual(['(x', 'x)']);
  });

  it('parts what one webhook says under different names', () => {
    const alias = { displayName: 'Night build', avatar: '' };
    expect(shape(days([at(0), { ...at(1), alias }, { ...at(2), alias }]))).toEqual(['(x)', '(x', 'x)']);
  });

  it('parts at the line of new messages, which stands once', () => {
    expect(shape(days([at(0), at(1), at(2)], [], 2))).toEqual(['(x', 'x)', '-', '(x)']);
    expect(shape(days([at(0), at(1)], [], 0))).toEqual(['-', '(x', 'x)']);
    expect(shape(days([at(0), at(1)], [], 5))).toEqual(['(x', 'x)']);
  });
});

describe('days', () => {
  it('begin at midnight of the reader', () => {
    const late = new Date(2026, 2, 14, 23, 59).getTime();
    const early = new Date(2026, 2, 15, 0, 1).getTime();
    const list = days([message(1, { createdAt: late }), message(2, { createdAt: early })]);
    expect(list.map((day) => day.key)).toEqual([dayKey(late), dayKey(early)]);
    expect(shape(list)).toEqual(['(x)', '(x)']);
  });

  it('do not begin again when a clock went back', () => {
    const late = new Date(2026, 2, 15, 0, 1).getTime();
    const list = days([message(1, { createdAt: late }), message(2, { createdAt: late - 600_000 })]);
    expect(list).toHaveLength(1);
  });
});

describe('what waits to be sent', () => {
  it('stands at the end and belongs to the own group', () => {
    const rows = days([at(0, 1)], [pending('r', noon + 60_000)]).flatMap((day) => day.rows);
    expect(rows.map((row) => row.kind)).toEqual(['message', 'pending']);
    expect(rows[1]).toMatchObject({ isFirst: false, isLast: true });
  });

  it('is not shown beside the message that it has become', () => {
    const rows = days([message(1, { ref: 'r', author: user(1) })], [pending('r')]).flatMap((day) => day.rows);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.key).toBe('r');
  });
});
