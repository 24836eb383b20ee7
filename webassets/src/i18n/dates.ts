// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { locale, t, tn } from './i18n';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = locale() + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale(), options)));
  return made.format(at);
}

/**
 * Has the browser read what it knows of dates and numbers. The first that is written in a page costs it tens of
 * milliseconds; they are best spent while the page waits for something.
 */
export function warmUp(): void {
  clockTime(Date.now());
}

const dayMs = 86_400_000;

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Whole days from the day of `at` to today, in the reader's zone. */
function daysAgo(at: number): number {
  return Math.round((startOfDay(Date.now()) - startOfDay(at)) / dayMs);
}

export function clockTime(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit' });
}

export function fullTime(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'medium' });
}

/** "Today", "Yesterday", "Wednesday", "14 March" or "14 March 2024". */
export function dayLabel(at: number): string {
  const days = daysAgo(at);
  if (days === 0) return t('day.today');
  if (days === 1) return t('day.yesterday');
  if (days > 1 && days < 7) return format(at, { weekday: 'long' });
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return format(at, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) });
}

/** As short as a list needs it: a time today, a weekday this week, else a date. */
export function shortTime(at: number): string {
  const days = daysAgo(at);
  if (days <= 0) return clockTime(at);
  if (days === 1) return t('day.yesterday');
  if (days < 7) return format(at, { weekday: 'short' });
  return format(at, { year: '2-digit', month: 'numeric', day: 'numeric' });
}

/** "3 minutes ago". */
export function ago(at: number): string {
  const seconds = Math.round((at - Date.now()) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return t('time.now');
}

/** "30 seconds", "5 minutes", "2 hours": in the largest unit that fits without a rest. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return tn('time.hours', seconds / 3600);
  if (seconds > 0 && seconds % 60 === 0) return tn('time.minutes', seconds / 60);
  return tn('time.seconds', seconds);
}

export function dateOnly(at: number): string {
  return format(at, { dateStyle: 'medium' });
}
