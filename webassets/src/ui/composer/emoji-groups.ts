// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { t } from '../../i18n/i18n';
import type { SkinTone } from './emoji-data';

/** What the picker is divided into. -1: the ones used last, and below them the first group; the others are groups of Unicode. */
export const groups = [-1, 0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
export type Group = (typeof groups)[number];

/** The emoji on the tab of each. */
export const signs: Record<Group, string> = {
  [-1]: '🕘',
  0: '😀',
  1: '👋',
  3: '🐻',
  4: '🍎',
  5: '🏠',
  6: '⚽',
  7: '💡',
  8: '❤️',
  9: '🏁',
};

/** A hand in each skin tone. */
export const tones: [SkinTone, string][] = [
  [0, '👋'],
  [1, '👋🏻'],
  [2, '👋🏼'],
  [3, '👋🏽'],
  [4, '👋🏾'],
  [5, '👋🏿'],
];

export const nameOf = (group: Group): string =>
  t(`emoji.group.${group === -1 ? 'recent' : group}` as 'emoji.group.0');
