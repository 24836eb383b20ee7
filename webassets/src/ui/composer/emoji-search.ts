// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

export interface Named {
  annotation: string;
  tags?: string[];
  shortcodes?: string[];
}

/** 0: is called so; 1: a keyword is the same; 2: a word of the name begins so; 3: a keyword does; 4: within; -1: not. */
function score(emoji: Named, words: string): number {
  const name = emoji.annotation.toLocaleLowerCase();
  const tags = [...(emoji.tags ?? []), ...(emoji.shortcodes ?? [])].map((tag) => tag.toLocaleLowerCase());
  if (name === words) return 0;
  if (tags.includes(words)) return 1;
  if (name.split(/[\s-]+/).some((word) => word.startsWith(words)) || name.startsWith(words)) return 2;
  if (tags.some((tag) => tag.startsWith(words))) return 3;
  return name.includes(words) || tags.some((tag) => tag.includes(words)) ? 4 : -1;
}

/** The emoji that fit all of the words, best first, else in the order given. */
export function rankEmoji<T extends Named>(all: readonly T[], words: string): T[] {
  const each = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all
    .map((emoji) => ({ emoji, scores: each.map((word) => score(emoji, word)) }))
    .filter(({ scores }) => scores.every((value) => value >= 0))
    .map(({ emoji, scores }) => ({ emoji, sum: scores.reduce((a, b) => a + b, 0) }))
    .sort((a, b) => a.sum - b.sum)
    .map(({ emoji }) => emoji);
}
