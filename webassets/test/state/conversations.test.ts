// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Conversations, unreadOf } from '../../src/state/conversations';
import { Reading } from '../../src/state/reading';
import { conversation, message } from '../support/values';

let all: Conversations;

beforeEach(() => {
  all = new Conversations();
  all.put(conversation(7, { lastSeq: 10, readSeq: 8, revision: 10 }));
});

const unread = (id = 7): number => unreadOf(all.peek(id) ?? conversation(0));

describe('unread', () => {
  it('is what came after the read position, and never less than none', () => {
    expect(unread()).toBe(2);
    expect(unreadOf(conversation(1, { lastSeq: 3, readSeq: 5 }))).toBe(0);
  });

  it('grows by each message once, in any order', () => {
    all.noteMessage(message(12));
    all.noteMessage(message(11));
    all.noteMessage(message(12));
    expect(unread()).toBe(4);
  });

  it('does not grow by a change to an old message', () => {
    all.noteMessage(message(3, { revision: 11 }));
    expect(unread()).toBe(2);
    expect(all.peek(7)?.lastMessage).toBeNull();
  });

  it('goes with reading here or elsewhere, and never comes back by an older position', () => {
    all.noteRead(7, 10);
    expect(unread()).toBe(0);
    all.noteRead(7, 4);
    all.put(conversation(7, { lastSeq: 10, readSeq: 8, revision: 10 }));
    expect(unread()).toBe(0);
  });

  it('follows the server when that starts anew', () => {
    all.noteRead(7, 10);
    all.put(conversation(7, { lastSeq: 4, readSeq: 1, revision: 4 }), true);
    expect(unread()).toBe(3);
  });

  it('is summed over all conversations', () => {
    all.put(conversation(9, { lastSeq: 5 }));
    expect(all.unreadTotal.value).toBe(7);
    all.remove(7);
    expect(all.unreadTotal.value).toBe(5);
  });
});

describe('the list', () => {
  it('has the most recently active first, the quiet ones by name', () => {
    all.put(conversation(1, { name: 'Zebra' }));
    all.put(conversation(2, { name: 'Ape' }));
    all.put(conversation(3, { lastMessage: message(2, { conversation: 3 }), lastSeq: 2 }));
    all.put(conversation(4, { lastMessage: message(9, { conversation: 4 }), lastSeq: 9 }));
    expect(all.sorted.value.map((each) => each.id)).toEqual([4, 3, 2, 7, 1]);
    all.noteMessage(message(99, { conversation: 1 }));
    expect(all.sorted.value[0]?.id).toBe(1);
  });

  it('keeps the newer line when an older summary comes late', () => {
    all.noteMessage(message(11));
    all.put(conversation(7, { lastSeq: 10, revision: 10, lastMessage: message(10) }));
    expect(all.peek(7)).toMatchObject({ lastSeq: 11, revision: 11, lastMessage: { seq: 11 } });
  });

  it('ignores what concerns a conversation that is not there', () => {
    all.noteMessage(message(1, { conversation: 99 }));
    all.noteRead(99, 5);
    all.noteCounts(99, { onlineCount: 3 });
    expect(all.sorted.value).toHaveLength(1);
  });
});

describe('reading', () => {
  it('tells the server once, and again after a reconnect until it is confirmed', () => {
    const send = vi.fn(() => true);
    const reading = new Reading(all, send);
    reading.markRead(7);
    reading.markRead(7);
    expect(send.mock.calls).toEqual([[{ type: 'read', conversation: 7, seq: 10 }]]);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
    reading.confirmed(7, 10);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('stays owed when only an older position was confirmed', () => {
    const send = vi.fn(() => true);
    const reading = new Reading(all, send);
    reading.markRead(7);
    reading.confirmed(7, 9);
    reading.resend();
    expect(send).toHaveBeenCalledTimes(2);
    expect(unread()).toBe(0);
  });
});
