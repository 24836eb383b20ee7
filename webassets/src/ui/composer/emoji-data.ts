// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import Database from 'emoji-picker-element/database';
import type { NativeEmoji, SkinTone } from 'emoji-picker-element/shared';
import enData from 'emoji-picker-element-data/en/cldr/data.json?url';
import zhData from 'emoji-picker-element-data/zh/cldr/data.json?url';
import type { Language } from '../../i18n/i18n';
import { rankEmoji } from './emoji-search';

export type { NativeEmoji, SkinTone };

const sources: Record<Language, { locale: string; dataSource: string }> = {
  en: { locale: 'en', dataSource: enData },
  'zh-CN': { locale: 'zh', dataSource: zhData },
};

const opened = new Map<Language, Database>();

/** The emoji of a language, from our own server, kept by the library in IndexedDB. */
export function emojiDatabase(language: Language): Database {
  let database = opened.get(language);
  if (!database) opened.set(language, (database = new Database(sources[language])));
  return database;
}

/** Begins anew with the next use: what could not be loaded may come then. */
export function forgetEmoji(language: Language): void {
  void opened.get(language)?.close();
  opened.delete(language);
  loaded.delete(language);
}

const loaded = new Map<Language, Promise<NativeEmoji[]>>();

function allEmoji(language: Language): Promise<NativeEmoji[]> {
  let all = loaded.get(language);
  if (!all) {
    const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9];
    const database = emojiDatabase(language);
    all = Promise.all(groups.map((group) => database.getEmojiByGroup(group))).then((lists) => lists.flat());
    loaded.set(language, all);
  }
  return all;
}

/**
 * Emoji by name or keyword in the language, and in English when that finds nothing. The library's own search wants
 * two letters at least, which in Chinese is one word too many.
 */
export async function searchEmoji(language: Language, words: string): Promise<NativeEmoji[]> {
  const found = rankEmoji(await allEmoji(language), words);
  return found.length > 0 || language === 'en' ? found : rankEmoji(await allEmoji('en'), words);
}

export function isNative(emoji: object): emoji is NativeEmoji {
  return 'unicode' in emoji;
}

/** An emoji as it is offered: with its skin tone, and what it is called. */
export interface Offer {
  readonly text: string;
  readonly name: string;
}

/** These emoji with their names in the language; what it does not know is left out. */
export async function named(language: Language, texts: readonly string[]): Promise<Offer[]> {
  const database = emojiDatabase(language);
  const found = await Promise.all(
    texts.map(async (text) => ({ text, emoji: await database.getEmojiByUnicodeOrName(text) })),
  );
  return found.flatMap(({ text, emoji }) =>
    emoji && isNative(emoji) ? [{ text, name: emoji.annotation }] : [],
  );
}

/** One emoji of each version of Emoji, newest first. */
const probes: [version: number, emoji: string][] = [
  [16, '🫩'],
  [15.1, '🐦‍🔥'],
  [15, '🩷'],
  [14, '🫠'],
  [13.1, '😮‍💨'],
  [13, '🥲'],
  [12, '🥱'],
];

let newest = 0;

/** The newest version of Emoji that this system can draw, so that nobody is offered an empty box. */
export function supportedVersion(): number {
  if (newest > 0) return newest;
  const pen = new OffscreenCanvas(24, 24).getContext('2d', { willReadFrequently: true });
  if (!pen) return (newest = 14);
  pen.font = '16px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  pen.textBaseline = 'top';
  const plain = pen.measureText('😀').width;
  newest = 11;
  for (const [version, emoji] of probes) {
    if (Math.abs(pen.measureText(emoji).width - plain) > plain * 0.2) continue;
    pen.clearRect(0, 0, 24, 24);
    pen.fillStyle = '#000';
    pen.fillText(emoji, 0, 0);
    const { data } = pen.getImageData(0, 0, 24, 24);
    // A missing glyph is drawn in the colour of the pen; an emoji has colours of its own.
    const hasColour = data.some((value, index) => index % 4 < 3 && value > 40);
    if (hasColour) return (newest = version);
  }
  return newest;
}
