// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import { readSetting, writeSetting } from '../shared/storage';

export type Theme = 'system' | 'light' | 'dark';

const wanted = signal<Theme>('system');
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export const theme = (): Theme => wanted.value;

export function setTheme(next: Theme): void {
  wanted.value = next;
  writeSetting('theme', next);
  apply();
}

/** Shows the remembered theme and follows the system where that is wanted. */
export function startTheme(): void {
  const saved = readSetting('theme');
  wanted.value = saved === 'light' || saved === 'dark' ? saved : 'system';
  prefersDark.addEventListener('change', apply);
  apply();
}

function apply(): void {
  const isDark = wanted.value === 'dark' || (wanted.value === 'system' && prefersDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}
