// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../src/client/api-error';
import type { Message } from '../../src/protocol/types';
import { Changes } from '../../src/model/changes';
import { settle } from '../support/fake-clock';
import { message } from '../support/values';

const me = 1;
const place = { conversation: 7, seq: 3 };

function house() {
  const answers: ((answer: Message | ApiError) => void)[] = [];
  const call = () =>
    new Promise<Message>((resolve, reject) => {
      answers.push((answer) => (answer instanceof ApiError ? reject(answer) : resolve(answer)));
    });
  const api = { edit: vi.fn(call), recall: vi.fn(call), react: vi.fn(call), pin: vi.fn(call) };
  const taken: Message[] = [];
  const changes = new Changes(api, (each) => taken.push(each));
  return { api, answers, taken, changes };
}

describe('a reaction', () => {
  it('is shown at once and stays when the server agrees', async () => {
    const { api, answers, taken, changes } = house();
    const plain = message(3);
    const done = changes.react(place, '👍', true);
    expect(changes.reactionsOf(plain, me)).toEqual([{ emoji: '👍', users: [me] }]);
    await settle(2);
    expect(api.react).toHaveBeenCalledWith(place, '👍', true);
    const answer = message(3, { revision: 9, reactions: [{ emoji: '👍', users: [me] }] });
    answers[0]?.(answer);
    await done;
    expect(taken).toEqual([answer]);
    expect(changes.reactionsOf(answer, me)).toEqual(answer.reactions);
    expect(changes.reactionsOf(plain, me)).toEqual([]);
  });

  it('goes again when the server refuses, and the refusal is told', async () => {
    const { answers, changes } = house();
    const done = changes.react(place, '👍', true);
    await settle(2);
    answers[0]?.(new ApiError('limit-reached', 409));
    await expect(done).rejects.toMatchObject({ code: 'limit-reached' });
    expect(changes.reactionsOf(message(3), me)).toEqual([]);
  });

  it('leaves the others theirs, and an emoji without anybody is gone', async () => {
    const { changes } = house();
    const both = message(3, {
      reactions: [
        { emoji: '👍', users: [2, me] },
        { emoji: '🎉', users: [me] },
      ],
    });
    void changes.react(place, '👍', false).catch(() => undefined);
    void changes.react(place, '🎉', false).catch(() => undefined);
    expect(changes.reactionsOf(both, me)).toEqual([{ emoji: '👍', users: [2] }]);
    await settle(1);
  });

  it('pressed twice in a hurry ends as it was pressed last, asked in that order', async () => {
    const { api, answers, changes } = house();
    const on = changes.react(place, '👍', true);
    const off = changes.react(place, '👍', false);
    await settle(2);
    expect(api.react).toHaveBeenCalledTimes(1);
    answers[0]?.(message(3, { revision: 9, reactions: [{ emoji: '👍', users: [me] }] }));
    await on;
    await settle(2);
    const held = message(3, { revision: 9, reactions: [{ emoji: '👍', users: [me] }] });
    expect(changes.reactionsOf(held, me)).toEqual([]);
    expect(api.react.mock.calls.map((each) => (each as unknown[])[2])).toEqual([true, false]);
    answers[1]?.(message(3, { revision: 10 }));
    await off;
  });
});

describe('an edit, a recall and a pin', () => {
  it('wait for the server, and hand over what it says or why not', async () => {
    const { answers, taken, changes } = house();
    const edited = changes.edit(place, 'better');
    answers[0]?.(message(3, { revision: 9, text: 'better' }));
    await edited;
    expect(taken.map((each) => each.text)).toEqual(['better']);
    const recalled = changes.recall(place);
    answers[1]?.(new ApiError('too-late', 403));
    await expect(recalled).rejects.toMatchObject({ code: 'too-late' });
    const pinned = changes.pin(place, true);
    answers[2]?.(new ApiError('forbidden', 403));
    await expect(pinned).rejects.toMatchObject({ code: 'forbidden' });
    expect(taken).toHaveLength(1);
  });
});
