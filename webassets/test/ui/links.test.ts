// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLinks, piecesOf, safeAddress } from '../../src/ui/timeline/links';

beforeAll(loadLinks);

const links = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

describe('links in messages', () => {
  it.each([
    ['see https://example.org/a?b=1&c=2.', ['https://example.org/a?b=1&c=2']],
    ['http://localhost:8322/r/7', ['http://localhost:8322/r/7']],
    ['example.org and www.example.com', ['http://example.org/', 'http://www.example.com/']],
    ['write to ada@example.org', ['mailto:ada@example.org']],
    ['(https://en.wikipedia.org/wiki/Foyer_(room))', ['https://en.wikipedia.org/wiki/Foyer_(room)']],
    ['请看https://example.org/茶。', ['https://example.org/%E8%8C%B6']],
    ['no links here, version 1.2.3 and 10.0.0.1', []],
  ])('are found in %j', (text, hrefs) => {
    expect(links(text)).toEqual(hrefs);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//example.org',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.org/x',
    '//evil.example/x',
    'blob:https://example.org/1',
  ])('are never made of %j', (text) => {
    for (const href of links(text)) expect(href).toMatch(/^(https?|mailto):/);
    expect(links(text).some((href) => href.toLowerCase().includes('javascript'))).toBe(false);
    expect(safeAddress(text)).toBeNull();
  });

  it('end before what turns letters around, so that none reads as one of another place', () => {
    expect(piecesOf('see example.org/\u202emoc.knab now').filter(({ kind }) => kind === 'link')).toEqual([
      { kind: 'link', text: 'example.org/', href: 'http://example.org/' },
    ]);
    for (const mark of ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069']) {
      for (const piece of piecesOf(
        `https://example.org/${mark}a www.example.com/${mark}b a${mark}b.example.org`,
      )) {
        if (piece.kind === 'link') expect(piece.text).not.toContain(mark);
      }
    }
  });

  it('lose nothing of the text and never turn it into markup', () => {
    for (const text of [
      '<img src=x onerror=alert(1)> https://a.example/"><script>',
      'a https://x.example b http://y.example c',
      'https://a.example',
      '',
      '\u202Ehttps://a.example\u202C',
    ]) {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });

  it('are found quickly in a hostile text', () => {
    const text = `${'http://a.'.repeat(400)}${'('.repeat(400)}`;
    const before = performance.now();
    piecesOf(text);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
