// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryKeep } from '../../src/client/memory-keep';
import type { Socket } from '../../src/client/link';
import { readUser } from '../../src/protocol/guards';
import { readConversation, readMember } from '../../src/protocol/room-guards';
import { Reader } from '../../src/protocol/reader';
import { Client } from '../../src/model/client';
import { mayInvite, mayMeet, mayRun, obstacleFor, type RoomRight } from '../../src/model/room-rights';
import { settle } from '../support/fake-clock';
import { user } from '../support/values';
import { FakeTabs } from '../support/fake-tabs';

interface Change {
  name: string;
  start: object[];
  frames: object[][];
  expect: { id: number; gone?: boolean }[];
}

interface Ability {
  name: string;
  me: object;
  now: number;
  conversation: object;
  rights: RoomRight[];
  mayInvite: boolean;
  obstacle: string;
  members: { member: object; mayMeet: boolean }[];
}

// The desktop runs the same cases (tests/unit/desktop/tst_room_vectors.cpp).
const path = new URL('../../../tests/protocol/vectors/rooms.json', import.meta.url);
const vectors = JSON.parse(readFileSync(path, 'utf8')) as { changes: Change[]; abilities: Ability[] };

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;

  send(): void {
    // Nothing that is asked here is answered.
  }
  close(): void {
    this.onclose = null;
  }
  says(events: object[]): void {
    this.onmessage?.({ data: JSON.stringify(events) } as MessageEvent);
  }
}

const me = user(1);
const session = { id: 1, kind: 'web', client: '', createdAt: 1, lastSeenAt: 1, expiresAt: 2, current: true };
const hello = {
  type: 'hello',
  user: me,
  session: 1,
  serverVersion: '0',
  heartbeatSeconds: 20,
  serverTime: 1,
};
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
const answers: Record<string, object> = { '/api/v1/server': info, '/api/v1/me': { user: me, session } };
let client: Client | undefined;

/** A client that was just told of these conversations. */
async function online(conversations: object[]): Promise<[Client, FakeSocket]> {
  const socket = new FakeSocket();
  const made = new Client({
    fetch: (asked) => {
      const body = answers[asked] ?? { code: 'not-found' };
      return Promise.resolve(new Response(JSON.stringify(body), { status: asked in answers ? 200 : 404 }));
    },
    openSocket: () => socket,
    keep: memoryKeep(),
    tabs: new FakeTabs().tab('only'),
    pictures: {
      measure: () => Promise.resolve({ width: 1, height: 1 }),
      previewOf: () => '',
      release: () => undefined,
    },
  });
  client = made;
  await made.session.start();
  await settle();
  socket.onopen?.({} as Event);
  const parts = conversations.map((conversation) => ({ conversation, messages: [], reset: true }));
  socket.says([hello, { type: 'sync', conversations: parts, partial: false }]);
  await settle();
  return [made, socket];
}

afterEach(() => client?.session.lost('expired'));

describe('a conversation is as the server says', () => {
  it.each(vectors.changes)('$name', async (vector) => {
    const [made, socket] = await online(vector.start);
    for (const frame of vector.frames) socket.says(frame);
    await settle();
    for (const { gone, ...fields } of vector.expect) {
      const held = made.conversations.peek(fields.id);
      if (gone) expect(held).toBeUndefined();
      else expect(held).toMatchObject(fields);
    }
  });
});

describe('what the user may do', () => {
  const all = [...new Set(vectors.abilities.flatMap(({ rights }) => rights))];

  it.each(vectors.abilities)('$name', (vector) => {
    const asker = readUser(Reader.of(vector.me));
    const room = readConversation(Reader.of(vector.conversation));
    expect(all.filter((right) => mayRun(asker, room, right)).sort()).toEqual([...vector.rights].sort());
    expect(mayInvite(asker, room)).toBe(vector.mayInvite);
    expect(obstacleFor(asker, room, vector.now, () => false)).toBe(vector.obstacle);
    for (const { member, mayMeet: wanted } of vector.members) {
      expect(mayMeet(asker, room, readMember(Reader.of(member)))).toBe(wanted);
    }
  });
});
