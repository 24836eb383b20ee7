// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText, richText, type TextBlock } from '../../src/model/rich-text';
import { emojiCount } from '../../src/ui/timeline/emoji-only';

interface Vectors {
  texts: { name: string; text: string; blocks: TextBlock[] }[];
  emoji: { text: string; count: number }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../tests/protocol/vectors/markup.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the text of a message, as both clients show it', () => {
  it.each(vectors.texts.map((each) => [each.name, each] as const))('%s', (_name, { text, blocks }) => {
    expect(richText(text)).toEqual(blocks);
  });

  it.each(vectors.emoji)('$text counts $count emoji', ({ text, count }) => {
    expect(emojiCount(text)).toBe(count);
  });

  it('keeps positions right over several lines', () => {
    const [block] = richText('x\n**a** `b`\n*c*');
    expect(block?.text).toBe('x\na b\nc');
    expect(block?.spans).toEqual([
      { style: 'bold', start: 2, length: 1 },
      { style: 'code', start: 4, length: 1 },
      { style: 'italic', start: 6, length: 1 },
    ]);
  });

  it.each([
    '**a '.repeat(1000),
    '*a*'.repeat(1300),
    '`'.repeat(4001),
    `http://${'('.repeat(4000)}`,
    '```\n'.repeat(1000),
    '> '.repeat(2000),
    '_*~~'.repeat(1000),
    `https://a.b/${')'.repeat(4000)}`,
  ])('is read quickly however hostile it is', (text) => {
    const before = performance.now();
    richText(text);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('the text in one line', () => {
  it.each([
    ['**so** `x`\n> quoted', 'so x quoted'],
    ['```\ncode *a*\n```', 'code *a*'],
    ['  a \n\n b ', 'a b'],
    ['2*3*4', '2*3*4'],
  ])('%j is %j', (text, line) => {
    expect(plainText(text)).toBe(line);
  });
});
