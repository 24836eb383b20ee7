// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readSetting, writeSetting } from '../shared/storage';

const setting = 'emoji';
/** Two rows of the widest picker. */
const most = 24;

/** The emoji that were used last in this browser, each once, with its skin tone, the last one first. */
export function recentEmoji(): readonly string[] {
  return readSetting(setting).split(' ').filter(Boolean).slice(0, most);
}

export function noteEmoji(emoji: string): void {
  const earlier = recentEmoji().filter((each) => each !== emoji);
  writeSetting(setting, [emoji, ...earlier].slice(0, most).join(' '));
}
