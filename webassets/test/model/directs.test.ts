// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../../src/protocol/types';
import type { Client } from '../../src/model/client';
import { Conversations } from '../../src/model/conversations';
import { Directs } from '../../src/model/directs';
import { conversation, direct, member, user } from '../support/values';

const api = { ask: vi.fn(), tell: vi.fn(), members: vi.fn() };
let conversations: Conversations;
let directs: Directs;

beforeEach(() => {
  vi.resetAllMocks();
  conversations = new Conversations();
  const joined = (each: Conversation): void => conversations.put(each);
  const session = { user: signal(user(1)) };
  directs = new Directs({ api, conversations, joined, session } as unknown as Client);
});

describe('conversations of two', () => {
  it('are opened once', async () => {
    api.ask.mockResolvedValue(direct(8, 2));
    expect(await directs.open(2)).toBe(8);
    expect(api.ask).toHaveBeenCalledWith('PUT', '/directs/2', expect.anything());
    expect(await directs.open(2)).toBe(8);
    expect(api.ask).toHaveBeenCalledTimes(1);
  });

  it('find people by what a server takes', async () => {
    api.ask.mockResolvedValue([user(2)]);
    expect(await directs.people(` 小${'x'.repeat(60)} `)).toEqual([user(2)]);
    const path = String(api.ask.mock.calls[0]?.[1]);
    expect(new URLSearchParams(path.split('?')[1]).get('q')).toBe(`小${'x'.repeat(49)}`);
  });

  it('come back by their id, where they are of two', async () => {
    api.ask.mockResolvedValue(direct(8, 2));
    api.members.mockResolvedValue([member(1), member(2)]);
    expect(await directs.reveal(8)).toBe(true);
    expect(await directs.reveal(9)).toBe(false);
    api.members.mockRejectedValue(new Error('not-member'));
    expect(await directs.reveal(8)).toBe(false);
  });

  it('learn when the other one was last here', async () => {
    conversations.put(direct(8, 2));
    conversations.put(conversation(7));
    api.members.mockResolvedValue([member(1), member(2, { lastSeenAt: 55 })]);
    await directs.refresh(8);
    expect(conversations.peek(8)?.partner?.lastSeenAt).toBe(55);
    await directs.refresh(7);
    api.members.mockRejectedValue(new Error('gone'));
    await directs.refresh(8);
    expect(conversations.peek(8)?.partner?.lastSeenAt).toBe(55);
  });

  it('are hidden for all clients, and here at once', async () => {
    conversations.put(direct(8, 2));
    await directs.hide(8);
    expect(api.tell).toHaveBeenCalledWith('POST', '/conversations/8/hide');
    expect(conversations.peek(8)).toBeUndefined();
  });
});
