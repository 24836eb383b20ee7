// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { fit, rank } from '../../src/model/matching';

describe('finding a conversation by a few letters', () => {
  it.each([
    ['Tea room', 'te', 0],
    ['Tea room', 'ro', 1],
    ['Tea room', 'oo', 2],
    ['Tea room', 'tm', 3],
    ['Tea room', 'mt', -1],
    ['茶 & Tea', '茶', 0],
    ['Ｆｕｌｌ', 'full', 0],
  ])('%s by %s', (name, words, score) => {
    expect(fit(name, words)).toBe(score);
  });

  it('has the best first and keeps the order of equals', () => {
    expect(rank(['abba', 'banana', 'ab c', 'xyz'], 'ab', (name) => name)).toEqual(['abba', 'ab c']);
    expect(rank(['the bar', 'bar'], 'bar', (name) => name)).toEqual(['bar', 'the bar']);
  });
});
