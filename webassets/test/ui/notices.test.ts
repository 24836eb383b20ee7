// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { noticeText } from '../../src/i18n/notices';
import type { Notice } from '../../src/protocol/types';
import { message, user } from '../support/values';

const names = ['Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((displayName, index) => ({ id: index + 2, displayName }));

function told(fields: Partial<Notice>): string {
  const notice = { event: 'members', users: [], count: 0, left: [], leftCount: 0, text: '', ...fields };
  return noticeText(message(1, { author: user(1, 'Ann'), text: '', notice }));
}

describe('the line of a notice', () => {
  it('names who came and went, and counts when they are many', () => {
    expect(told({ users: names.slice(0, 1), count: 1 })).toBe('Bo joined');
    expect(told({ users: names.slice(0, 3), count: 3 })).toBe('Bo, Cy, and Di joined');
    expect(told({ users: names, count: 5000 })).toBe('Bo, Cy, and 4,998 more joined');
    expect(told({ users: names.slice(0, 1), count: 1, left: names.slice(1, 2), leftCount: 1 })).toBe(
      'Bo joined · Cy left',
    );
  });

  it('says nothing when everybody who came has gone again', () => {
    expect(told({})).toBe('');
  });

  it('says who did what to whom', () => {
    const bo = { users: names.slice(0, 1), count: 1 };
    expect(told({ event: 'removed', ...bo })).toBe('Ann removed Bo');
    expect(told({ event: 'role', ...bo, text: 'moderator' })).toBe('Ann made Bo a moderator');
    expect(told({ event: 'renamed', text: 'Tea' })).toBe('Ann named the room “Tea”');
    expect(told({ event: 'topic' })).toBe('Ann removed the topic');
    expect(told({ event: 'slow-mode', text: '90' })).toContain('90 seconds');
    expect(told({ event: 'slow-mode', text: '0' })).toBe('Ann turned slow mode off');
  });

  it('says nothing of what it does not know', () => {
    expect(told({ event: 'crowned', text: 'x' })).toBe('');
    expect(told({ event: 'role', text: 'god' })).toBe('');
  });
});
