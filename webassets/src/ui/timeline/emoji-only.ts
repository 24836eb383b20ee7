// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const mostEmoji = 6;
const longestText = 80;

/** A flag, a key, or a sign with its colour of skin; what is a letter by itself needs to be asked for as an emoji. */
const sign =
  '(?:[\\u{1F1E6}-\\u{1F1FF}]{2}|[0-9#*]\\u{FE0F}?\\u{20E3}' +
  '|(?:[\\u{1F000}-\\u{1F1E5}\\u{1F200}-\\u{1FAFF}\\u{2300}-\\u{23FF}\\u{2600}-\\u{27BF}\\u{2B00}-\\u{2BFF}]' +
  '|[\\u{2190}-\\u{21FF}\\u{3030}\\u{303D}\\u{3297}\\u{3299}\\u{A9}\\u{AE}\\u{203C}\\u{2049}\\u{2122}\\u{2139}]' +
  '(?=\\u{FE0F}))\\u{FE0F}?[\\u{1F3FB}-\\u{1F3FF}]?[\\u{E0020}-\\u{E007F}]*)';
/** One, or several that are joined to one. */
const emoji = new RegExp(`\\s*${sign}(?:\\u{200D}${sign})*`, 'uy');

/** How many emoji the text is made of, if it is nothing else and they are few; else 0. */
export function emojiCount(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestText) return 0;
  let count = 0;
  emoji.lastIndex = 0;
  while (emoji.lastIndex < trimmed.length) {
    if (!emoji.test(trimmed) || ++count > mostEmoji) return 0;
  }
  return count;
}
