// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from '../../resources/web/en.json';
import zh from '../../resources/web/zh-CN.json';

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('translations', () => {
  it('have the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en))('%s has the same placeholders and some text in each', (key) => {
    const texts: Record<string, string> = en;
    const translated: Record<string, string> = zh;
    expect(placeholders(translated[key] ?? '')).toEqual(placeholders(texts[key] ?? ''));
    expect(texts[key]?.trim()).not.toBe('');
    expect(translated[key]?.trim()).not.toBe('');
  });

  it('have both forms of every text that counts', () => {
    for (const key of Object.keys(en)) {
      if (key.endsWith('.one')) expect(en).toHaveProperty([key.replace(/one$/, 'other')]);
    }
  });

  it('have no text that nobody uses', () => {
    const code = sources(fileURLToPath(new URL('../src', import.meta.url))).join('\n');
    const unused = Object.keys(en).filter((key) => {
      const base = key.replace(/\.(one|other)$/, '');
      const family = key.slice(0, key.lastIndexOf('.'));
      return (
        ![base, key].some((name) => code.includes(`'${name}'`)) &&
        !code.includes(`\`${family}.\${`) &&
        !/^(error|avatar|emoji)\./.test(key)
      );
    });
    expect(unused).toEqual([]);
  });

  it('explain every error of the protocol', () => {
    const protocol = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
    const table = protocol.slice(protocol.indexOf('## Errors'));
    const codes = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(en).toHaveProperty([`error.${code}`]);
  });
});
