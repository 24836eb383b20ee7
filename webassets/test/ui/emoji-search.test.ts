// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { rankEmoji } from '../../src/ui/composer/emoji-search';

const all = [
  { sign: '😂', annotation: 'face with tears of joy', tags: ['tear', 'laugh'] },
  { sign: '🚂', annotation: 'locomotive', tags: ['steam', 'train'] },
  { sign: '🍵', annotation: 'teacup without handle', tags: ['tea', 'drink'] },
  { sign: '😀', annotation: '嘿嘿', tags: ['笑脸', '脸'] },
];
const found = (words: string): string =>
  rankEmoji(all, words)
    .map((emoji) => emoji.sign)
    .join('');

describe('searching emoji', () => {
  it.each([
    ['tea', '🍵😂🚂'],
    ['TEACUP', '🍵'],
    ['joy tears', '😂'],
    ['笑', '😀'],
    ['脸', '😀'],
    ['nothing', ''],
  ])('by %s finds %s', (words, signs) => {
    expect(found(words)).toBe(signs);
  });
});
