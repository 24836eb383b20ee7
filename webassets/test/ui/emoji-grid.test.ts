// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cell, nextCell } from '../../src/ui/composer/grid-keys';
import { noteEmoji, recentEmoji } from '../../src/ui/composer/recent-emoji';

/** Rows of so many cells each, from the left or from the right. */
function grid(rows: readonly number[], isFromRight = false): Cell[] {
  return rows.flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => ({
      left: 40 * (isFromRight ? -column : column),
      top: 40 * row,
    })),
  );
}

describe('arrow keys over the grid', () => {
  // Three used before, then a group of eight in rows of five.
  const cells = grid([3, 5, 3]);

  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 3, 2],
    ['ArrowRight', 10, 10],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 7, 10],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 7, 2],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, -1],
    ['Home', 6, 0],
    ['End', 6, 10],
    ['a', 6, null],
  ] as const)('%s leads from %i to %s', (key, from, to) => {
    expect(nextCell(key, from, cells)).toBe(to);
  });

  it('goes the way that is seen where the page is read from the right', () => {
    const mirrored = grid([3, 5], true);
    expect(nextCell('ArrowLeft', 0, mirrored, true)).toBe(1);
    expect(nextCell('ArrowRight', 1, mirrored, true)).toBe(0);
    expect(nextCell('ArrowDown', 2, mirrored, true)).toBe(5);
  });
});

describe('the emoji that were used last', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });

  it('begin with the last one, each once, with its skin tone', () => {
    for (const each of ['🍵', '👋🏽', '🎉', '🍵']) noteEmoji(each);
    expect(recentEmoji()).toEqual(['🍵', '🎉', '👋🏽']);
  });

  it('are so many as two rows hold', () => {
    for (let code = 0; code < 60; code++) noteEmoji(String.fromCodePoint(0x1f400 + code));
    expect(recentEmoji()).toHaveLength(24);
    expect(recentEmoji()[0]).toBe(String.fromCodePoint(0x1f400 + 59));
  });
});
