// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadMove } from '../../src/client/tabs';
import type { ClientFrame } from '../../src/protocol/frames';
import type { Message } from '../../src/protocol/types';
import { Conversations } from '../../src/model/conversations';
import { Reading } from '../../src/model/reading';
import { Timelines } from '../../src/model/timeline';
import { Unread } from '../../src/model/unread';
import { conversation, message, messages, user } from '../support/values';

const me = 1;
let all: Conversations;
let timelines: Timelines;
let unread: Unread;
let reading: Reading;
let asked: number[];
let moves: ReadMove[];
const send = vi.fn<(frame: ClientFrame) => boolean>();

const counts = (): string => `${all.peek(7)?.unread}/${all.peek(7)?.mentions}`;
const mine = (seq: number, fields: Partial<Message> = {}): Message =>
  message(seq, { author: user(me), ...fields });
const calling = (seq: number): Message => message(seq, { mentions: [me] });
const notice = { event: 'renamed', users: [], count: 0, left: [], leftCount: 0, text: '' };

/** As the client does with a pushed message. */
function push(pushed: Message): void {
  unread.note(pushed);
  timelines.of(7).merge([pushed]);
  all.noteMessage(pushed);
}

beforeEach(() => {
  asked = [];
  moves = [];
  send.mockReset().mockReturnValue(true);
  all = new Conversations();
  const noPages = (): Promise<never> => Promise.reject(new Error('no pages here'));
  timelines = new Timelines({ before: noPages, around: noPages });
  unread = new Unread(
    all,
    timelines,
    () => me,
    (id) => asked.push(id),
  );
  reading = new Reading(all, unread, send, (move) => moves.push(move));
  all.put(conversation(7, { lastSeq: 10, readSeq: 8, revision: 10, unread: 2 }));
  timelines.of(7).reset(messages(4, 10));
});

describe('counting along', () => {
  it('adds what others say, and what calls me', () => {
    push(message(11));
    push(calling(12));
    push(message(13, { mentionsAll: true, mentions: [me] }));
    expect(counts()).toBe('5/2');
  });

  it('adds neither notices nor changes', () => {
    push(message(11, { notice }));
    push(message(9, { revision: 12, reactions: [{ emoji: '👍', users: [3] }] }));
    push(message(3, { revision: 13, recalledAt: 5 }));
    expect(counts()).toBe('2/0');
    expect(asked).toEqual([]);
  });

  it('starts anew with my own words, from wherever I say them', () => {
    push(calling(11));
    push(mine(12));
    expect(counts()).toBe('0/0');
    expect(all.peek(7)?.readSeq).toBe(12);
    push(mine(13, { notice }));
    push(message(14));
    expect(counts()).toBe('1/0');
    expect(all.peek(7)?.readSeq).toBe(12);
  });

  it('takes off what was taken back, and follows names that are put in and out', () => {
    push(calling(11));
    push(message(11, { revision: 12, editedAt: 5 }));
    expect(counts()).toBe('3/0');
    push(message(10, { revision: 13, editedAt: 5, mentions: [me] }));
    expect(counts()).toBe('3/1');
    push(message(10, { revision: 14, recalledAt: 6, text: '' }));
    expect(counts()).toBe('2/0');
    push(message(10, { revision: 15, recalledAt: 6, text: '' }));
    expect(counts()).toBe('2/0');
  });

  it('asks when it does not hold what changed', () => {
    all.put(conversation(7, { lastSeq: 10, readSeq: 1, revision: 10, unread: 9 }));
    push(message(2, { revision: 11, recalledAt: 5 }));
    expect(asked).toEqual([7]);
  });
});

describe('reading', () => {
  it('tells the server once, and again after a reconnect until it is confirmed', () => {
    reading.markRead(7);
    reading.markRead(7);
    expect(send.mock.calls).toEqual([[{ type: 'read', conversation: 7, seq: 10 }]]);
    expect(counts()).toBe('0/0');
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
    reading.confirmed(7, 10);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('stays owed when only an older position was confirmed', () => {
    reading.markRead(7);
    reading.confirmed(7, 9);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
    expect(counts()).toBe('0/0');
  });

  it('elsewhere counts what is left here', () => {
    reading.confirmed(7, 9);
    expect(counts()).toBe('1/0');
    reading.confirmed(7, 10);
    expect(counts()).toBe('0/0');
    expect(asked).toEqual([]);
  });

  it('says when an answer may be from before', () => {
    expect(reading.isAhead(7, 8)).toBe(false);
    reading.confirmed(7, 9);
    expect(reading.isAhead(7, 8)).toBe(true);
    reading.asked(7);
    expect(reading.isAhead(7, 9)).toBe(false);
    reading.markRead(7);
    expect(reading.isAhead(7, 9)).toBe(true);
    reading.confirmed(7, 10);
    reading.askedAll();
    expect(reading.isAhead(7, 10)).toBe(false);
  });
});

describe('unread from here', () => {
  it('moves back here and on the server, and is not undone by looking at it', () => {
    reading.markRead(7);
    send.mockClear();
    expect(reading.markUnread(7, 9)).toBe(true);
    expect(send.mock.calls).toEqual([[{ type: 'read', conversation: 7, seq: 8, back: true }]]);
    expect(counts()).toBe('2/0');
    reading.confirmed(7, 8);
    reading.markRead(7);
    push(message(11));
    reading.markRead(7);
    expect(counts()).toBe('3/0');
    reading.opened(7);
    reading.markRead(7);
    expect(counts()).toBe('0/0');
  });

  it('on another client holds here, too', () => {
    reading.markRead(7);
    reading.confirmed(7, 10);
    reading.confirmed(7, 5);
    expect(counts()).toBe('5/0');
    reading.markRead(7);
    expect(counts()).toBe('5/0');
  });

  it('from before what is held is counted by the server', () => {
    reading.markRead(7);
    reading.markUnread(7, 2);
    expect(asked).toEqual([7]);
    expect(counts()).toBe('9/0');
  });

  it('needs a connection', () => {
    reading.markRead(7);
    send.mockReturnValue(false);
    expect(reading.markUnread(7, 9)).toBe(false);
    expect(counts()).toBe('0/0');
  });
});

describe('in another tab of the browser', () => {
  it('tells what was read here, once, and what was left unread', () => {
    reading.markRead(7);
    reading.markRead(7);
    reading.markUnread(7, 9);
    expect(moves).toEqual([
      { conversation: 7, seq: 10, back: false },
      { conversation: 7, seq: 8, back: true },
    ]);
  });

  it('is read here, too, and told to the server by whoever connects', () => {
    reading.movedInTab({ conversation: 7, seq: 10, back: false });
    expect(counts()).toBe('0/0');
    expect(send).not.toHaveBeenCalled();
    reading.resend();
    expect(send.mock.calls).toEqual([[{ type: 'read', conversation: 7, seq: 10 }]]);
    reading.confirmed(7, 10);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is no news where more was read', () => {
    reading.markRead(7);
    reading.movedInTab({ conversation: 7, seq: 9, back: false });
    expect(reading.owed(7)).toBe(10);
    expect(counts()).toBe('0/0');
  });

  it('goes as far as what came here, and the rest when that comes', () => {
    reading.movedInTab({ conversation: 7, seq: 11, back: false });
    expect(all.peek(7)?.readSeq).toBe(10);
    push(message(11));
    expect(counts()).toBe('1/0');
    reading.confirmed(7, 11);
    expect(counts()).toBe('0/0');
  });

  it('was left unread: nothing is owed, and looking at it does not mark it read', () => {
    reading.markRead(7);
    reading.movedInTab({ conversation: 7, seq: 8, back: true });
    reading.markRead(7);
    expect(reading.owed(7)).toBe(0);
    expect(counts()).toBe('2/0');
  });

  it('is told to nobody else: the tab that moved told all', () => {
    reading.movedInTab({ conversation: 7, seq: 10, back: false });
    expect(moves).toEqual([]);
  });
});
