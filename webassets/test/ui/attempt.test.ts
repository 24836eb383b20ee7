// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, failureCode } from '../../src/client/api-error';
import { errorText, t } from '../../src/i18n/i18n';
import { attempt } from '../../src/ui/shared/attempt';
import { copyText } from '../../src/ui/shared/clipboard';

describe('what may be refused', () => {
  it('is told by the code of the server', async () => {
    const told: string[] = [];
    await attempt(
      (text) => told.push(text),
      () => Promise.reject(new ApiError('forbidden', 403)),
    );
    expect(told).toEqual([errorText('forbidden')]);
  });

  it('is told as our own fault when it was anything else', () => {
    expect(failureCode(new TypeError('no such thing'))).toBe('internal');
  });

  it('says nothing when it was done', async () => {
    const told: string[] = [];
    await attempt(
      (text) => told.push(text),
      () => Promise.resolve(),
    );
    expect(told).toEqual([]);
  });
});

describe('the clipboard', () => {
  afterEach(() => vi.unstubAllGlobals());

  const copyWith = async (writeText: (text: string) => Promise<void>): Promise<string[]> => {
    vi.stubGlobal('navigator', { languages: ['en'], clipboard: { writeText } });
    const told: string[] = [];
    await copyText('a link', 'copied it', (text) => told.push(text));
    return told;
  };

  it('tells what was copied', async () => {
    const written: string[] = [];
    expect(await copyWith((text) => Promise.resolve(void written.push(text)))).toEqual(['copied it']);
    expect(written).toEqual(['a link']);
  });

  it('tells when the browser does not allow it', async () => {
    expect(await copyWith(() => Promise.reject(new Error('no')))).toEqual([t('copyFailed')]);
  });
});
