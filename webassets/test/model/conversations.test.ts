// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import { Conversations, unreadOf } from '../../src/model/conversations';
import { conversation, direct, member, message, user } from '../support/values';

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
    expect(all.wanted(0)).toBe(7);
    all.remove(7);
    expect(all.wanted(0)).toBe(5);
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
    all.put(conversation(7, { lastSeq: 4, readSeq: 1, revision: 4, unread: 3 }), true);
    expect(unread()).toBe(3);
  });

  it('is kept when the newest page comes anew, as far as there are messages', () => {
    all.noteRead(7, { readSeq: 10, unread: 0, mentions: 0 });
    all.put(conversation(7, { lastSeq: 12, readSeq: 8, revision: 12, unread: 4 }), true, true);
    expect(all.peek(7)).toMatchObject({ readSeq: 10 });
    all.put(conversation(7, { lastSeq: 4, readSeq: 1, revision: 4, unread: 3 }), true, true);
    expect(all.peek(7)).toMatchObject({ readSeq: 4 });
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
    all.noteCounts(99, { memberCount: 3 });
    all.notePresence({
      type: 'presence',
      conversation: 99,
      online: [1],
      idle: [],
      offline: [],
      onlineCount: 1,
    });
    all.notePartner(99, member(2));
    expect(all.sorted.value).toHaveLength(1);
  });
});

describe('a conversation of two', () => {
  const presence = {
    type: 'presence' as const,
    conversation: 8,
    online: [],
    idle: [],
    offline: [],
    onlineCount: 1,
  };

  beforeEach(() => all.put(direct(8, 2)));

  it('follows whether the other one is there', () => {
    all.notePresence({ ...presence, online: [2], onlineCount: 2 });
    expect(all.peek(8)).toMatchObject({ onlineCount: 2, partner: { online: true, idle: false } });
    all.notePresence({ ...presence, idle: [2], onlineCount: 2 });
    expect(all.peek(8)?.partner).toMatchObject({ online: true, idle: true });
    all.notePresence({ ...presence, offline: [1] });
    expect(all.peek(8)?.partner).toMatchObject({ online: true });
    all.notePresence({ ...presence, offline: [2] });
    expect(all.peek(8)?.partner).toMatchObject({ online: false, idle: false, lastSeenAt: 0 });
    all.notePartner(8, member(2, { lastSeenAt: 5 }));
    all.notePartner(8, member(3, { lastSeenAt: 9 }));
    expect(all.peek(8)?.partner).toMatchObject({ user: { id: 2 }, lastSeenAt: 5 });
  });

  it('shows the other one as he is now', () => {
    all.put(direct(8, 2, { lastMessage: message(1, { conversation: 8, author: user(3) }), lastSeq: 1 }));
    all.noteUser({ ...user(2), displayName: 'Renamed' });
    expect(all.peek(8)?.partner?.user.displayName).toBe('Renamed');
    expect(all.peek(8)?.lastMessage?.author).toEqual(user(3));
  });

  it('stands on top while nothing was said in it, and by its last message then', () => {
    all.put(conversation(1, { lastMessage: message(9, { conversation: 1 }), lastSeq: 9 }));
    expect(all.sorted.value[0]?.id).toBe(8);
    all.noteMessage(message(1, { conversation: 8 }));
    expect(all.sorted.value[0]?.id).toBe(1);
  });
});
