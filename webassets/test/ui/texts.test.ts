// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { browserName } from '../../src/ui/sign-in/browser-name';
import { emojiCount } from '../../src/ui/timeline/emoji-only';
import { initialOf } from '../../src/ui/shared/letters';
import { pictureBox } from '../../src/ui/timeline/picture-box';

describe('messages of emoji only', () => {
  it.each([
    ['👍', 1],
    ['👨‍👩‍👧 ❤️ 🇨🇳', 3],
    ['👋🏽', 1],
    ['1️⃣', 1],
    ['🎉🎉🎉🎉🎉🎉', 6],
    ['🎉🎉🎉🎉🎉🎉🎉', 0],
    ['ok 👍', 0],
    ['12', 0],
    ['©', 0],
    ['©️', 1],
    ['', 0],
    ['   ', 0],
  ])('%j counts %i', (text, count) => {
    expect(emojiCount(text)).toBe(count);
  });
});

describe('initials', () => {
  it.each([
    ['ada', 'A'],
    ['小明', '小'],
    ['👩🏽‍🚀 Eve', '👩🏽‍🚀'],
    ['  x', 'X'],
    ['', '?'],
  ])('of %j are %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });
});

describe('the box of a picture', () => {
  it('keeps the proportion within bounds', () => {
    expect(pictureBox(1200, 800)).toEqual({ width: 360, height: 240 });
    expect(pictureBox(800, 1600)).toEqual({ width: 160, height: 320 });
    expect(pictureBox(100, 90)).toEqual({ width: 100, height: 90 });
  });

  it('stays usable for extreme shapes', () => {
    expect(pictureBox(100_000, 1)).toEqual({ width: 360, height: 72 });
    expect(pictureBox(1, 1)).toEqual({ width: 72, height: 72 });
  });
});

describe('what the list of sessions calls a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1',
      'Safari on iPhone',
    ],
    ['', 'Browser on an unknown system'],
  ])('%s', (agent, name) => {
    expect(browserName(agent)).toBe(name);
  });
});
