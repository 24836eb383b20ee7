// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { loadTexts, tn } from '../src/i18n/i18n';

describe('numbers in texts', () => {
  it.each([
    [0, '0 members'],
    [1, '1 member'],
    [999, '999 members'],
    [1000, '1,000 members'],
    [1234567, '1,234,567 members'],
  ])('%i is written as in %s', async (count, text) => {
    await loadTexts('en');
    expect(tn('rooms.members', count)).toBe(text);
  });
});
