// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import {
  alertFor,
  type Circumstances,
  condense,
  type MessageAlert,
  newsIn,
  wantedOf,
} from '../../src/model/alerts';
import type { Message, Notice } from '../../src/protocol/types';
import { conversation, message, messages, user } from '../support/values';

const now = 1_700_000_000_000;
const me = 1;

const at = (fields: Partial<Circumstances> = {}): Circumstances => ({
  me,
  conversation: conversation(7),
  isBlocked: false,
  isInView: false,
  now,
  ...fields,
});

const calling = message(5, { mentions: [me] });
const callingAll = message(5, { mentionsAll: true });
const notice: Notice = { event: 'joined', users: [], count: 1, left: [], leftCount: 0, text: '' };

describe('what is told of a message', () => {
  it.each([
    ['all', message(5), 'message'],
    ['all', calling, 'mention'],
    ['all', callingAll, 'mention'],
    ['mentions', message(5), null],
    ['mentions', calling, 'mention'],
    ['mentions', callingAll, 'mention'],
    ['none', message(5), null],
    ['none', calling, null],
    ['none', callingAll, null],
  ] as const)('at level %s', (notify, said, reason) => {
    expect(alertFor(said, at({ conversation: conversation(7, { notify }) }))).toBe(reason);
  });

  it.each([
    ['all', 'direct'],
    ['mentions', 'direct'],
    ['none', null],
  ] as const)('in a direct conversation at level %s', (notify, reason) => {
    const direct = conversation(7, { kind: 'direct', notify });
    expect(alertFor(message(5), at({ conversation: direct }))).toBe(reason);
  });

  it('ends for as long as it is to be quiet, mentions too', () => {
    const quiet = conversation(7, { quietUntil: now + 1 });
    expect(alertFor(calling, at({ conversation: quiet }))).toBeNull();
    expect(alertFor(calling, at({ conversation: quiet, now: now + 1 }))).toBe('mention');
    const direct = conversation(7, { kind: 'direct', quietUntil: now + 1 });
    expect(alertFor(message(5), at({ conversation: direct }))).toBeNull();
  });

  it.each<[string, Message, Partial<Circumstances>]>([
    ['one wrote it oneself', message(5, { author: user(me), mentionsAll: true }), {}],
    ['its author is blocked', calling, { isBlocked: true }],
    ['one is looking at it', calling, { isInView: true }],
    ['it is a notice', message(5, { notice, mentionsAll: true }), {}],
    ['it was taken back already', message(5, { recalledAt: now, mentions: [me] }), {}],
    ['one is not in the conversation any more', calling, { conversation: undefined }],
  ])('is nothing when %s', (_, said, fields) => {
    expect(alertFor(said, at(fields))).toBeNull();
  });
});

describe('the count of what one wants to know of', () => {
  it.each([
    [{ notify: 'all' }, 4],
    [{ notify: 'mentions' }, 1],
    [{ notify: 'none' }, 0],
    [{ notify: 'all', quietUntil: now + 1 }, 0],
    [{ notify: 'all', quietUntil: now }, 4],
    [{ kind: 'direct', notify: 'mentions' }, 4],
    [{ kind: 'direct', notify: 'none' }, 0],
  ] as const)('with %j', (fields, count) => {
    expect(wantedOf(conversation(7, { unread: 4, mentions: 1, ...fields }), now)).toBe(count);
  });
});

describe('news in an answer', () => {
  const part = { conversation: conversation(7, { readSeq: 3 }), messages: messages(1, 6), reset: false };
  const answer = { type: 'sync', conversations: [part], partial: true } as const;
  const seqs = (found: readonly Message[]): number[] => found.map((each) => each.seq);

  it('is what comes after what was held', () => {
    expect(seqs(newsIn({ ...answer, conversations: [part] }, () => 5))).toEqual([6]);
  });

  it('is what was not read, in a conversation that is new here', () => {
    expect(seqs(newsIn({ ...answer, conversations: [part] }, () => null))).toEqual([4, 5, 6]);
  });
});

describe('alerts that come together', () => {
  const alert = (seq: number, ageMs: number, where = 7): MessageAlert => ({
    kind: 'message',
    message: message(seq, { createdAt: now - ageMs, conversation: where }),
    reason: 'message',
  });

  it('are told one by one while they are few and fresh', () => {
    const alerts = [alert(1, 60_000), alert(2, 10)];
    expect(condense(alerts, now)).toEqual(alerts);
    expect(condense([], now)).toEqual([]);
  });

  it('become one summary after a long absence', () => {
    const alerts = [alert(1, 60_001), alert(2, 10), alert(9, 10, 8)];
    expect(condense(alerts, now)).toEqual([{ kind: 'summary', conversations: [7, 8] }]);
  });

  it('become one summary when they are many', () => {
    const alerts = [1, 2, 3, 4, 5, 6].map((seq) => alert(seq, 10));
    expect(condense(alerts, now)).toEqual([{ kind: 'summary', conversations: [7] }]);
  });
});
