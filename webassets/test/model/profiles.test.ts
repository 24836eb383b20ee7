// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { Profiles, withUser } from '../../src/model/profiles';
import { message, user } from '../support/values';

const renamed = { ...user(2), displayName: 'Renamed' };
const status = { emoji: '', text: '' };

describe('a changed user', () => {
  it('is shown as author and in quotes, and other messages stay the same object', () => {
    const own = message(1);
    expect(withUser(own, renamed).author).toEqual(renamed);
    expect(withUser(own, user(3))).toBe(own);
    const replyTo = { seq: 1, author: user(2), text: 'x', image: false, recalled: false };
    const reply = withUser(message(2, { author: user(3), replyTo }), renamed);
    expect(reply.replyTo?.author).toEqual(renamed);
    expect(reply.author).toEqual(user(3));
  });
});

describe('blocked people', () => {
  it('are loaded, and follow what other clients do', async () => {
    const profiles = new Profiles(() => Promise.resolve([user(2)]));
    await profiles.load();
    expect(profiles.isBlocked(2)).toBe(true);
    profiles.noteBlock(user(3), true);
    profiles.noteBlock(user(2), false);
    expect([...profiles.blocked.value.keys()]).toEqual([3]);
    profiles.noteProfile({ user: { ...user(3), displayName: 'New' }, status });
    expect(profiles.blocked.value.get(3)?.displayName).toBe('New');
  });

  it('have their messages folded until one wants to see them', async () => {
    const profiles = new Profiles(() => Promise.resolve([user(2)]));
    expect(profiles.isFolded(message(1))).toBe(false);
    await profiles.load();
    expect(profiles.isFolded(message(1))).toBe(true);
    expect(profiles.isFolded(message(2, { author: user(3) }))).toBe(false);
    profiles.unfold(message(1));
    expect(profiles.isFolded(message(1))).toBe(false);
    expect(profiles.isFolded(message(2))).toBe(true);
  });

  it('stay blocked when the server cannot be asked', async () => {
    const profiles = new Profiles(() => Promise.reject(new Error('away')));
    profiles.noteBlock(user(2), true);
    await profiles.load();
    expect(profiles.isBlocked(2)).toBe(true);
  });
});
