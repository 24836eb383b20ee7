// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryKeep } from '../../src/client/memory-keep';
import type { Socket } from '../../src/client/link';
import { Client } from '../../src/model/client';
import { unreadOf } from '../../src/model/conversations';
import { settle } from '../support/fake-clock';
import { conversation, message, messages, user } from '../support/values';
import { FakeTabs } from '../support/fake-tabs';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: Record<string, unknown>[] = [];

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }
  close(): void {
    this.onclose = null;
  }
  says(...events: object[]): void {
    this.onmessage?.({ data: JSON.stringify(events) } as MessageEvent);
  }
}

const me = user(1, 'Ada');
const hello = {
  type: 'hello',
  user: me,
  session: 1,
  serverVersion: '0',
  heartbeatSeconds: 20,
  serverTime: 1,
};
const session = { id: 1, kind: 'web', client: '', createdAt: 1, lastSeenAt: 1, expiresAt: 2, current: true };
const limits = {
  textLength: 4000,
  usernameMin: 2,
  usernameMax: 32,
  passwordMin: 8,
  imageBytes: 1,
  imagePixels: 1,
  uploadPartBytes: 1,
  editSeconds: 86_400,
  recallSeconds: 120,
};
const info = { name: 'Foyer', version: '0', protocol: 1, registration: 'open', online: 1, limits };

let sockets: FakeSocket[];
let client: Client;
let answers: Record<string, [status: number, body: object]>;
let asked: string[];

const socket = (): FakeSocket => sockets.at(-1) as FakeSocket;
const sync = (parts: object[], partial = false): object => ({ type: 'sync', conversations: parts, partial });
const frames = (type: string): Record<string, unknown>[] =>
  socket().sent.filter((frame) => frame['type'] === type);
const seqs = (): number[] => client.timelines.of(7).messages.value.map((each) => each.seq);

async function connect(): Promise<void> {
  await client.session.start();
  await settle();
  socket().onopen?.({} as Event);
  const room = conversation(7, { lastSeq: 5, revision: 5, readSeq: 4, unread: 1, lastMessage: message(5) });
  socket().says(hello, sync([{ conversation: room, messages: messages(1, 5), reset: true }]));
  await settle();
}

beforeEach(() => {
  sockets = [];
  asked = [];
  answers = { '/api/v1/server': [200, info], '/api/v1/me': [200, { user: me, session }] };
  client = new Client({
    fetch: (path) => {
      asked.push(path);
      const [status, body] = answers[path] ?? [404, { code: 'not-found' }];
      return Promise.resolve(new Response(JSON.stringify(body), { status }));
    },
    openSocket() {
      sockets.push(new FakeSocket());
      return socket();
    },
    keep: memoryKeep(),
    tabs: new FakeTabs().tab('only'),
    pictures: {
      measure: () => Promise.resolve({ width: 1, height: 1 }),
      previewOf: () => '',
      release: () => undefined,
    },
  });
});

afterEach(() => {
  client.session.lost('expired');
  vi.restoreAllMocks();
});

describe('coming in', () => {
  it('asks for everything first and shows what the answer names', async () => {
    await connect();
    expect(socket().sent[0]).toEqual({ type: 'sync', revisions: {}, partial: false });
    expect(client.conversations.sorted.value.map((each) => each.id)).toEqual([7]);
    expect(client.conversations.wanted(0)).toBe(1);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it('shows the sign-in page to a stranger, and the way back to somebody who was replaced', async () => {
    answers['/api/v1/me'] = [401, { code: 'not-signed-in' }];
    await client.session.start();
    expect(client.session.phase.value).toBe('signed-out');
    answers['/api/v1/me'] = [401, { code: 'session-replaced' }];
    await client.session.start();
    expect(client.session.phase.value).toBe('replaced');
    expect(sockets).toEqual([]);
  });

  it('does not ask who is signed in where the request brought no session', async () => {
    answers['/api/v1/server'] = [200, { ...info, hasToken: false }];
    await client.session.start();
    expect(client.session.phase.value).toBe('signed-out');
    expect(asked).not.toContain('/api/v1/me');
    answers['/api/v1/server'] = [200, { ...info, hasToken: true }];
    await client.session.start();
    expect(client.session.phase.value).toBe('signed-in');
    expect(asked).toContain('/api/v1/me');
  });
});

describe('a gap in what is pushed', () => {
  it('is asked about once, and filled by the answer, in order', async () => {
    await connect();
    socket().says({ type: 'message', message: message(8) }, { type: 'message', message: message(9) });
    expect(frames('sync').slice(1)).toEqual([{ type: 'sync', revisions: { 7: 5 }, partial: true }]);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
    const room = conversation(7, { lastSeq: 9, revision: 9, readSeq: 4, unread: 5, lastMessage: message(9) });
    socket().says(sync([{ conversation: room, messages: messages(6, 9), reset: false }], true));
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    socket().says({ type: 'message', message: message(10) });
    expect(seqs().at(-1)).toBe(10);
    expect(unreadOf(client.conversations.peek(7) ?? conversation())).toBe(6);
  });

  it('answered from before something was read does not make it unread again', async () => {
    await connect();
    socket().says({ type: 'message', message: message(7) });
    socket().says({ type: 'read', conversation: 7, seq: 5 });
    const room = conversation(7, { lastSeq: 7, revision: 7, readSeq: 4, unread: 3, lastMessage: message(7) });
    socket().says(sync([{ conversation: room, messages: messages(5, 7), reset: true }], true));
    expect(client.conversations.peek(7)).toMatchObject({ readSeq: 5, unread: 2 });
    // What is asked for later is the truth, also when it is older: the database was put back.
    socket().says({ type: 'message', message: message(9) });
    const older = conversation(7, {
      lastSeq: 5,
      revision: 5,
      readSeq: 4,
      unread: 1,
      lastMessage: message(5),
    });
    socket().says(sync([{ conversation: older, messages: messages(1, 5), reset: true }], true));
    expect(client.conversations.peek(7)).toMatchObject({ lastSeq: 5, readSeq: 4, unread: 1 });
  });

  it('of a reconnect is filled from the revisions held', async () => {
    await connect();
    const old = socket();
    old.onclose?.({ code: 1006 } as CloseEvent);
    client.reconnect();
    expect(socket()).not.toBe(old);
    socket().onopen?.({} as Event);
    expect(socket().sent[0]).toEqual({ type: 'sync', revisions: { 7: 5 }, partial: false });
  });
});

describe('writing', () => {
  it('shows a message at once, and the arrived one in its place, never both', async () => {
    await connect();
    await client.post(7, 'hello');
    const ref = client.pending.value[0]?.ref ?? '';
    expect(frames('post')).toEqual([{ type: 'post', ref, conversation: 7, text: 'hello' }]);
    socket().says({ type: 'posted', ref, conversation: 7, seq: 6, revision: 6, createdAt: 1 });
    expect(client.isAcknowledged(ref)).toBe(true);
    expect(client.pending.value).toHaveLength(1);
    socket().says({ type: 'message', message: message(6, { ref, author: me, text: 'hello' }) });
    expect(client.pending.value).toEqual([]);
    expect(seqs().at(-1)).toBe(6);
  });

  it('takes `posted` after the message as well', async () => {
    await connect();
    await client.post(7, 'hello');
    const ref = client.pending.value[0]?.ref ?? '';
    socket().says({ type: 'message', message: message(6, { ref, author: me }) });
    socket().says({ type: 'posted', ref, conversation: 7, seq: 6, revision: 6, createdAt: 1 });
    expect(client.pending.value).toEqual([]);
  });

  it('sends what a lost connection left unanswered again, unless the answer shows that it is stored', async () => {
    await connect();
    await client.post(7, 'stored');
    await client.post(7, 'lost');
    const [stored, lost] = client.pending.value.map((post) => post.ref);
    socket().onclose?.({ code: 1006 } as CloseEvent);
    client.reconnect();
    socket().onopen?.({} as Event);
    const room = conversation(7, { lastSeq: 6, revision: 6, readSeq: 4 });
    const own = message(6, { ref: stored ?? '', author: me, text: 'stored' });
    socket().says(hello, sync([{ conversation: room, messages: [own], reset: false }]));
    expect(frames('post').map((frame) => frame['ref'])).toEqual([lost]);
  });

  it('does not count the own words as unread', async () => {
    await connect();
    client.reading.markRead(7);
    socket().says({ type: 'message', message: message(6, { author: me, ref: 'elsewhere' }) });
    expect(client.conversations.wanted(0)).toBe(0);
  });
});

describe('a change to a message', () => {
  it('is no arrival: nobody is told, and nothing becomes unread', async () => {
    await connect();
    client.reading.markRead(7);
    const told: number[] = [];
    client.arrivals.onMessage = (each) => told.push(each.seq);
    socket().says(
      { type: 'message', message: message(5, { revision: 6, text: 'better', editedAt: 9 }) },
      { type: 'message', message: message(2, { revision: 7, reactions: [{ emoji: '👍', users: [2] }] }) },
      { type: 'message', message: message(1, { revision: 8, text: '', recalledAt: 9 }) },
    );
    expect(told).toEqual([]);
    expect(client.conversations.wanted(0)).toBe(0);
    expect(client.timelines.of(7).messages.value[4]?.text).toBe('better');
    socket().says({ type: 'message', message: message(6, { revision: 9 }) });
    expect(told).toEqual([6]);
    expect(client.conversations.wanted(0)).toBe(1);
  });

  it('that the server answered before it was pushed is shown once, and taken again with the push', async () => {
    await connect();
    const pinned = message(5, { revision: 6, pinnedAt: 9 });
    answers['/api/v1/conversations/7/messages/5/pin'] = [200, { message: pinned }];
    await client.changes.pin({ conversation: 7, seq: 5 }, true);
    expect(client.timelines.of(7).messages.value[4]?.pinnedAt).toBe(9);
    socket().says({ type: 'message', message: pinned });
    expect(frames('sync')).toHaveLength(1);
    expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends an answer to a message that is taken back', async () => {
    await connect();
    client.composing.reply(message(5));
    expect(client.composing.replyIn(7)?.text).toBe('text 5');
    socket().says({ type: 'message', message: message(5, { revision: 6, text: '', recalledAt: 9 }) });
    expect(client.composing.replyIn(7)).toBeNull();
  });
});

describe('answering and forwarding', () => {
  it('goes out with what it refers to, and the next message is a plain one again', async () => {
    await connect();
    client.composing.reply(message(4));
    await client.post(7, 'yes');
    await client.forward(message(3), 7);
    await client.post(7, 'plain');
    const posts = frames('post').map(({ ref, ...rest }) => (expect(ref).toBeTruthy(), rest));
    expect(posts).toEqual([
      { type: 'post', conversation: 7, text: 'yes', replyTo: 4 },
      { type: 'post', conversation: 7, text: '', forward: { conversation: 7, seq: 3 } },
      { type: 'post', conversation: 7, text: 'plain' },
    ]);
  });
});

describe('the end', () => {
  it('of a membership takes the conversation away', async () => {
    await connect();
    client.conversations.currentId.value = 7;
    socket().says({ type: 'left', conversation: 7 });
    expect(client.conversations.sorted.value).toEqual([]);
    expect(client.conversations.currentId.value).toBe(0);
  });

  it('of a room that was deleted while one was away comes with the next complete answer', async () => {
    await connect();
    client.conversations.currentId.value = 7;
    socket().says({ type: 'sync', conversations: [], partial: true });
    expect(client.conversations.sorted.value).toHaveLength(1);
    socket().says({ type: 'sync', conversations: [], partial: false });
    expect(client.conversations.sorted.value).toEqual([]);
    expect(client.conversations.currentId.value).toBe(0);
  });

  it('of a session by another sign-in leads to the way back, and holds nothing of it', async () => {
    await connect();
    socket().says({ type: 'session-ended', reason: 'replaced' });
    expect(client.session.phase.value).toBe('replaced');
    expect(client.conversations.sorted.value).toEqual([]);
    expect(client.timelines.of(7).messages.value).toEqual([]);
  });

  it.each(['revoked', 'expired'] as const)(
    'of a session that was %s leads to the sign-in page, which says so',
    async (reason) => {
      await connect();
      socket().says({ type: 'session-ended', reason });
      expect(client.session.phase.value).toBe('signed-out');
      expect(client.session.ended.value).toBe(reason);
    },
  );
});

describe('people', () => {
  it('are shown as they are now in everything that is held', async () => {
    await connect();
    const renamed = { ...user(2), displayName: 'Renamed' };
    socket().says({ type: 'user', profile: { user: renamed, status: { emoji: '', text: '' } } });
    expect(client.timelines.of(7).messages.value.every((each) => each.author.displayName === 'Renamed')).toBe(
      true,
    );
    expect(client.conversations.get(7)?.lastMessage?.author.displayName).toBe('Renamed');
    socket().says({
      type: 'user',
      profile: { user: { ...me, avatar: 'a4' }, status: { emoji: '', text: '' } },
    });
    expect(client.session.user.value?.avatar).toBe('a4');
  });

  it('that were blocked are known after connecting and follow events', async () => {
    answers['/api/v1/blocks'] = [200, { users: [user(2)] }];
    await connect();
    expect(client.profiles.isBlocked(2)).toBe(true);
    socket().says({ type: 'block', user: user(2), blocked: false });
    expect(client.profiles.isBlocked(2)).toBe(false);
  });
});

describe('what somebody is told of', () => {
  const told: string[] = [];

  beforeEach(() => {
    told.length = 0;
    client.arrivals.onAlerts = (alerts) =>
      alerts.forEach((alert) =>
        told.push(alert.kind === 'message' ? `${alert.reason} ${alert.message.seq}` : 'summary'),
      );
  });

  it('is nothing that was there when the page opened', async () => {
    await connect();
    expect(told).toEqual([]);
  });

  it('is each message once, also what filled a gap', async () => {
    await connect();
    socket().says({ type: 'message', message: message(6) }, { type: 'message', message: message(8) });
    const room = conversation(7, { lastSeq: 8, revision: 8, readSeq: 4, unread: 4 });
    socket().says(sync([{ conversation: room, messages: messages(7, 8), reset: false }], true));
    expect(told).toEqual(['message 6', 'message 7', 'message 8']);
  });

  it('is the first message of a conversation that somebody opened with him', async () => {
    await connect();
    const first = message(1, { conversation: 9 });
    const direct = conversation(9, {
      kind: 'direct',
      lastSeq: 1,
      revision: 1,
      unread: 1,
      lastMessage: first,
    });
    socket().says({ type: 'conversation', conversation: direct });
    socket().says(sync([{ conversation: direct, messages: [first], reset: true }], true));
    expect(told).toEqual(['direct 1']);
  });
});
