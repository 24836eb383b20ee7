// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import { Conversations, unreadOf } from '../../src/state/conversations';
import { conversation, message } from '../support/values';

let all: Conversations;

beforeEach(() => {
  all = new Conversations();
  all.put(conversation(7, { lastSeq: 10, readSeq: 8, revision: 10, unread: 2 }));
});

const unread = (id = 7): number => unreadOf(all.peek(id) ?? conversation(0));

describe('unread', () => {
  it('is what the server counted, summed over all conversations', () => {
    expect(unread()).toBe(2);
    all.put(conversation(9, { lastSeq: 5, unread: 5, mentions: 1 }));
    expect(all.unreadTotal.value).toBe(7);
    expect(all.mentionsTotal.value).toBe(1);
    all.remove(7);
    expect(all.unreadTotal.value).toBe(5);
  });

  it('is kept where the position here is newer than a summary', () => {
    all.noteRead(7, { readSeq: 10, unread: 0, mentions: 0 });
    all.put(conversation(7, { lastSeq: 10, readSeq: 8, revision: 10, unread: 2 }), false, true);
    expect(all.peek(7)).toMatchObject({ readSeq: 10, unread: 0 });
    all.put(conversation(7, { lastSeq: 10, readSeq: 3, revision: 10, unread: 6 }));
    expect(all.peek(7)).toMatchObject({ readSeq: 3, unread: 6 });
  });

  it('follows the server when that starts anew', () => {
    all.noteRead(7, { readSeq: 10, unread: 0, mentions: 0 });
    all.put(conversation(7, { lastSeq: 4, readSeq: 1, revision: 4, unread: 3 }), true, true);
    expect(unread()).toBe(3);
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
    all.noteRead(99, { unread: 1, mentions: 1 });
    all.noteCounts(99, { onlineCount: 3 });
    expect(all.sorted.value).toHaveLength(1);
  });
});
