// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type en from '../../../resources/web/en.json';
import { insert } from './insert';

export type Texts = Record<keyof typeof en, string>;
export type TextKey = keyof typeof en;
export type Language = 'en' | 'zh-CN';

/** Bases of texts that depend on a number: `members` for `members.one` and `members.other`. */
export type CountKey = TextKey extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;

export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
];

const storageKey = 'foyer.language';
/** Empty until a language is shown; nothing is drawn before. */
const texts = signal<Texts>({} as Texts);
const active = signal<Language>('en');

/** The language that is shown. */
export const language = (): Language => active.value;

/** The locale for dates and numbers: the browser's own where it speaks the chosen language. */
export function locale(): string {
  const chosen = active.value;
  const own = navigator.languages.find((each) => each.startsWith(chosen.slice(0, 2)));
  return own ?? chosen;
}

export type Params = Record<string, string | number>;

/** The text in the active language, with {names} filled in. */
export function t(key: TextKey, params: Params = {}): string {
  return insert(texts.value[key], (name) => {
    const value = params[name];
    return typeof value === 'number' ? number(value) : value;
  });
}

/** A number as the reader writes it. English and Chinese write small whole ones alike; only others are worth asking the browser. */
export function number(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 1000
    ? String(value)
    : value.toLocaleString(locale());
}

/** The text for a count, by the plural rules of the language. */
export function tn(base: CountKey, count: number, params: Params = {}): string {
  const form = new Intl.PluralRules(active.value).select(count) === 'one' ? 'one' : 'other';
  return t(`${base}.${form}` as TextKey, { count, ...params });
}

/** What to tell somebody about an error code of docs/protocol.md. */
export function errorText(code: string): string {
  const key = `error.${code}`;
  return t(key in texts.value ? (key as TextKey) : 'error.internal');
}

/** Shows another language from now on and remembers it. */
export async function setLanguage(next: Language): Promise<void> {
  await show(next);
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Not remembered, then.
  }
}

/** The remembered language, or the browser's. */
export async function startLanguage(): Promise<void> {
  let saved: string | null = null;
  try {
    saved = localStorage.getItem(storageKey);
  } catch {
    // Storage is not allowed here.
  }
  const wanted = saved ?? navigator.languages.find((each) => /^(en|zh)/.test(each)) ?? 'en';
  await show(wanted.startsWith('zh') ? 'zh-CN' : 'en');
}

async function show(next: Language): Promise<void> {
  await loadTexts(next);
  document.documentElement.lang = next;
}

/** Loads the texts of a language and uses them, without a page that would have to say so. */
export async function loadTexts(next: Language): Promise<void> {
  const loaded =
    next === 'zh-CN'
      ? await import('../../../resources/web/zh-CN.json')
      : await import('../../../resources/web/en.json');
  texts.value = loaded.default;
  active.value = next;
}
