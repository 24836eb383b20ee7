// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const mostEmoji = 6;
const emoji =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}?|\p{Regional_Indicator}{2}|[0-9#*]\u{FE0F}?\u{20E3})/u;

/** How many emoji the text is made of, if it is nothing else and they are few; else 0. */
export function emojiCount(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 80) return 0;
  let count = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(trimmed)) {
    if (/^\s+$/.test(segment)) continue;
    if (!emoji.test(segment) || ++count > mostEmoji) return 0;
  }
  return count;
}
