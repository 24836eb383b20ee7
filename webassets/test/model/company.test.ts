// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../../src/protocol/frames';
import type { Member, SeenBy } from '../../src/protocol/types';
import { Activity } from '../../src/model/activity';
import { Members } from '../../src/model/members';
import { Seen } from '../../src/model/seen';
import { Typing } from '../../src/model/typing';
import { FakeClock, settle } from '../support/fake-clock';
import { message, user } from '../support/values';

const minute = 60_000;
let clock: FakeClock;
const send = vi.fn<(frame: ClientFrame) => boolean>();

beforeEach(() => {
  clock = new FakeClock();
  send.mockReset().mockReturnValue(true);
});

describe('activity', () => {
  it('ends after some minutes without input, and begins with the next', () => {
    const activity = new Activity(clock, send);
    activity.connected();
    clock.advance(4 * minute);
    activity.input();
    clock.advance(4 * minute);
    expect(send).not.toHaveBeenCalled();
    clock.advance(2 * minute);
    expect(send.mock.calls).toEqual([[{ type: 'activity', idle: true }]]);
    activity.input();
    activity.input();
    expect(send.mock.calls.slice(1)).toEqual([[{ type: 'activity', idle: false }]]);
    clock.advance(6 * minute);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('is told again to each new connection, which takes everybody for present', () => {
    const activity = new Activity(clock, send);
    activity.connected();
    clock.advance(6 * minute);
    send.mockClear().mockReturnValue(false);
    activity.connected();
    send.mockReturnValue(true);
    activity.connected();
    activity.connected();
    expect(send.mock.calls.at(-1)).toEqual([{ type: 'activity', idle: true }]);
  });
});

describe('typing', () => {
  const typing = (users: number[]): Parameters<Typing['note']>[0] => ({
    type: 'typing',
    conversation: 7,
    users: users.map((id) => ({ id, displayName: `user${id}` })),
  });
  const names = (state: Typing): number[] => state.in(7).map((each) => each.id);

  it('is said every three seconds, and at once after a message', () => {
    const state = new Typing(clock, () => 1, send);
    state.typed(7);
    state.typed(7);
    clock.advance(2_900);
    state.typed(7);
    expect(send).toHaveBeenCalledTimes(1);
    clock.advance(200);
    state.typed(7);
    expect(send).toHaveBeenCalledTimes(2);
    state.ended();
    state.typed(7);
    state.typed(8);
    expect(send.mock.calls.at(-1)).toEqual([{ type: 'typing', conversation: 8 }]);
    expect(send).toHaveBeenCalledTimes(4);
  });

  it('of others is shown until it ends, and never my own', () => {
    const state = new Typing(clock, () => 1, send);
    state.note(typing([1, 2, 3]));
    expect(names(state)).toEqual([2, 3]);
    state.noteMessage(message(5, { author: user(2) }));
    expect(names(state)).toEqual([3]);
    state.note(typing([]));
    expect(names(state)).toEqual([]);
    state.note(typing([2]));
    clock.advance(2 * minute);
    expect(names(state)).toEqual([]);
    state.note(typing([2]));
    state.clear();
    expect(names(state)).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});

describe('seen', () => {
  const event = (id: number, seq: number, joinedAt = 0): Parameters<Seen['note']>[0] => ({
    type: 'seen',
    conversation: 7,
    user: user(id),
    seq,
    joinedAt,
  });

  it('follows one message at a time', async () => {
    const load = vi.fn<(id: number, seq: number) => Promise<SeenBy>>();
    load.mockResolvedValue({ told: true, users: [user(2)] });
    const seen = new Seen(load);
    const ids = (): number[] => seen.users.value.map((each) => each.id);
    await seen.follow(message(5));
    await seen.follow(message(5));
    expect(load.mock.calls).toEqual([[7, 5]]);
    expect(ids()).toEqual([2]);
    seen.note(event(3, 4));
    seen.note(event(3, 5));
    seen.note(event(3, 6));
    expect(ids()).toEqual([2, 3]);
    // Who came later was not there, and who marks it unread has not seen it.
    seen.note(event(4, 9, message(5).createdAt + 1));
    seen.note(event(2, 4));
    expect(ids()).toEqual([3]);
    await seen.follow(undefined);
    expect(ids()).toEqual([]);
  });

  it('shows nothing where it is not told, or cannot be asked', async () => {
    const load = vi.fn<() => Promise<SeenBy>>().mockResolvedValue({ told: false, users: [] });
    const seen = new Seen(load);
    await seen.follow(message(5));
    seen.note(event(3, 5));
    expect(seen.users.value).toEqual([]);
    load.mockRejectedValue(new Error('away'));
    await seen.follow(message(6));
    expect(seen.users.value).toEqual([]);
  });
});

describe('members', () => {
  const member = (id: number, fields: Partial<Member> = {}): Member => ({
    user: user(id),
    role: 'member',
    online: true,
    idle: false,
    lastSeenAt: 0,
    silencedUntil: 0,
    ...fields,
  });

  it('come, idle and go', async () => {
    const members = new Members(() => Promise.resolve([member(1), member(2)]), clock);
    await members.show(7);
    const presence = {
      type: 'presence',
      conversation: 7,
      online: [],
      offline: [],
      idle: [],
      onlineCount: 1,
    } as const;
    members.notePresence({ ...presence, idle: [1], offline: [2], online: [] });
    expect(members.sorted.map(({ user: { id }, online, idle }) => [id, online, idle])).toEqual([
      [1, true, true],
      [2, false, false],
    ]);
    members.notePresence({ ...presence, online: [1, 2], offline: [], idle: [] });
    expect(members.sorted.every((each) => each.online && !each.idle)).toBe(true);
  });

  it('of a large room are asked for again, not too often', async () => {
    const load = vi.fn(() => Promise.resolve([member(1)]));
    const members = new Members(load, clock);
    await members.show(7);
    for (let i = 0; i < 5; i++) {
      members.notePresence({
        type: 'presence',
        conversation: 7,
        online: [],
        offline: [],
        idle: [],
        onlineCount: 900,
      });
      clock.advance(2_000);
    }
    expect(load).toHaveBeenCalledTimes(1);
    clock.advance(30_000);
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
