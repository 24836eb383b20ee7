// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * How well a name fits what was typed: 0 when it begins with it, 1 when a word does, 2 when it contains it, 3 when
 * the letters come in this order; -1 when it does not fit.
 */
export function fit(name: string, words: string): number {
  const text = name.normalize('NFKC').toLocaleLowerCase();
  const wanted = words.normalize('NFKC').toLocaleLowerCase();
  if (text.startsWith(wanted)) return 0;
  if (text.split(/[\s\-_./]+/).some((word) => word.startsWith(wanted))) return 1;
  if (text.includes(wanted)) return 2;
  let from = 0;
  for (const letter of wanted) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return -1;
  }
  return 3;
}

/** The items that fit, best first, else in the order given. */
export function rank<T>(items: readonly T[], words: string, nameOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, score: fit(nameOf(item), words) }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => a.score - b.score)
    .map(({ item }) => item);
}
