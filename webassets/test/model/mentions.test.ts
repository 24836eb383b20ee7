// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { callsIn, candidatesFor, complete, mentionAt } from '../../src/model/mentions';
import { user } from '../support/values';

const calls = (text: string, ...names: string[]): string[] =>
  callsIn(text, names)
    .filter((each) => each.kind === 'call')
    .map((each) => each.text);

describe('a call that is being typed', () => {
  it.each([
    ['@', 1, { start: 0, words: '' }],
    ['hi @ad', 6, { start: 3, words: 'ad' }],
    ['hi @Ming 明', 10, { start: 3, words: 'Ming 明' }],
    ['你好@明', 4, { start: 2, words: '明' }],
    ['mail me@example', 15, null],
    ['a @b\nc', 6, null],
    ['@a b c ', 7, null],
    ['no call', 7, null],
  ])('%j at %i is %j', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found);
  });

  it('is completed in its place, with one blank behind it', () => {
    expect(complete('hi @ad', { start: 3, words: 'ad' }, 'Ada')).toEqual({ text: 'hi @Ada ', caret: 8 });
    expect(complete('@ad there', { start: 0, words: 'ad' }, 'Ada')).toEqual({ text: '@Ada there', caret: 5 });
  });

  it('finds people by either name, and everyone only with the right to it', () => {
    const ada = { ...user(1, 'ada'), displayName: 'Countess' };
    const people = [ada, user(2, 'Bob'), user(3, 'Alan')];
    const names = (words: string, mayCallAll = false): string[] =>
      candidatesFor(words, people, mayCallAll).map((each) => each.name);
    expect(names('a')).toEqual(['ada', 'Alan']);
    expect(names('count')).toEqual(['ada']);
    expect(names('he')).toEqual([]);
    expect(names('he', true)).toEqual(['here']);
  });
});

describe('calls in a text', () => {
  it('are the longest name that fits, and no part of a word', () => {
    expect(calls('@Ada Lovelace, @Adam and a@Ada', 'Ada', 'Ada Lovelace')).toEqual(['@Ada Lovelace']);
    expect(calls('@ada!', 'Ada')).toEqual(['@ada']);
    expect(calls('请@小明看看', '小明')).toEqual(['@小明']);
    expect(calls('@here', 'Ada')).toEqual([]);
  });

  it('leave every letter of the text where it was', () => {
    for (const text of ['', '@', '@@Ada', 'x @Ada y @Ada', '<b>@Ada</b>', '@İ @i̇']) {
      expect(
        callsIn(text, ['Ada', 'i̇'])
          .map((each) => each.text)
          .join(''),
      ).toBe(text);
    }
  });
});
