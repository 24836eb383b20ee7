// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import type { SeenBy } from '../../src/protocol/types';
import { Seen } from '../../src/model/seen';
import { message, user } from '../support/values';

describe('who has seen a message', () => {
  it('asks again when somebody read while the answer was on its way', async () => {
    const answers: ((answer: SeenBy) => void)[] = [];
    const seen = new Seen(() => new Promise((resolve) => answers.push(resolve)));
    const followed = seen.follow(message(3));
    seen.note({ type: 'seen', conversation: 7, user: user(5), seq: 3, joinedAt: 0 });
    answers[0]?.({ told: true, users: [] });
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(answers).toHaveLength(2);
    answers[1]?.({ told: true, users: [user(5)] });
    await followed;
    expect(seen.users.value.map((each) => each.id)).toEqual([5]);
  });
});
