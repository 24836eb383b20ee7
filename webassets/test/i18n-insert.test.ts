// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { insert, listed } from '../src/i18n/insert';

const put = (text: string, values: Record<string, string>): string => insert(text, (name) => values[name]);

describe('values in texts', () => {
  it.each([
    ['{who} 加入了', { who: 'Ada' }, 'Ada 加入了'],
    ['{who} 加入了', { who: '小明' }, '小明加入了'],
    ['{who} 将 {whom} 移出了', { who: '小明', whom: 'Bo' }, '小明将 Bo 移出了'],
    ['{who} 将 {whom} 移出了', { who: 'Bo', whom: '小明' }, 'Bo 将小明移出了'],
    ['{who} 邀请 {whom} 加入了', { who: '甲', whom: '乙' }, '甲邀请乙加入了'],
    ['{count} 条新消息', { count: '3' }, '3 条新消息'],
    ['{who} 将房间改名为“{text}”', { who: '明', text: 'Tea' }, '明将房间改名为“Tea”'],
    ['{who} made {whom} a member', { who: '小明', whom: 'Bo' }, '小明 made Bo a member'],
    ['{who}: {what}', { who: 'Ada', what: 'hi' }, 'Ada: hi'],
    ['{who} and {nobody}', { who: 'Ada' }, 'Ada and {nobody}'],
    ['{who} joined', { who: 'דנה' }, '\u2068דנה\u2069 joined'],
  ])('%j with %j', (text, values, whole) => {
    expect(put(text, values as Record<string, string>)).toBe(whole);
  });

  it.each([
    ['zh-CN', ['Ada', 'Bo', 'Cy'], 'Ada、Bo 和 Cy'],
    ['zh-CN', ['小明', 'Bo'], '小明和 Bo'],
    ['zh-CN', ['甲', '乙'], '甲和乙'],
    ['en', ['Ada', 'Bo'], 'Ada and Bo'],
  ])('lists in %s', (locale, items, whole) => {
    expect(listed(items, locale)).toBe(whole);
  });
});
