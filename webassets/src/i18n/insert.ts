// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Characters that stand without spaces among each other; Chinese punctuation brings its own. */
const unspaced = /[\p{scx=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Hebrew, Arabic and what else is written from right to left. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Puts values into a text in place of their {names}. Around Chinese words the text has spaces for the sake of what is in
 * Latin letters; they go where a value is Chinese as well. A value that is written the other way stays in one piece.
 */
export function insert(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(
    /(\p{scx=Han} )?\{(\w+)\}( (?=[\p{scx=Han}{]))?/gu,
    (whole, before = '', name: string, after = '') => {
      const value = valueOf(name);
      if (value === undefined) return whole;
      const points = [...value];
      const lead = String(before);
      const isJoinedBefore = lead !== '' && unspaced.test(points[0] ?? '');
      const isJoinedAfter = after !== '' && unspaced.test(points.at(-1) ?? '');
      return (
        (isJoinedBefore ? lead.trimEnd() : lead) + isolated(value) + (isJoinedAfter ? '' : String(after))
      );
    },
  );
}

function isolated(value: string): string {
  return fromTheRight.test(value) ? `\u2068${value}\u2069` : value;
}

/** A list in words; where its language has no spaces, a conjunction has them beside Latin letters all the same. */
export function listed(items: readonly string[], locale: string): string {
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(items);
  return parts
    .map((part, index) => {
      if (part.type === 'element') return isolated(part.value);
      const isWord = /^\p{scx=Han}+$/u.test(part.value) && !/[\u3000-\u303f]/.test(part.value);
      const before = [...(parts[index - 1]?.value ?? '')].at(-1) ?? '';
      const next = [...(parts[index + 1]?.value ?? '')][0] ?? '';
      if (!isWord) return part.value;
      return `${unspaced.test(before) ? '' : ' '}${part.value}${unspaced.test(next) ? '' : ' '}`;
    })
    .join('');
}
