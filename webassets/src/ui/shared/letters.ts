// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const hues = [12, 32, 48, 92, 152, 178, 204, 228, 262, 288, 322, 345];

/** A colour that stays with a number. */
export function hueOf(id: number): number {
  return hues[(id * 7) % hues.length] ?? 32;
}

const nameHues = [12, 32, 152, 178, 204, 228, 262, 288, 322, 345];

/** The colour of somebody's name, where it has to be read on the ground. */
export function hueFor(id: number): number {
  return nameHues[(id * 7) % nameHues.length] ?? 32;
}

/** The first character that a person would call a letter; emoji stay whole. */
export function initialOf(name: string): string {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  for (const { segment } of segments) return segment.toLocaleUpperCase();
  return '?';
}
