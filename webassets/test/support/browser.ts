// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every browser has and Node 18 does not.
import { webcrypto } from 'node:crypto';

if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
if (!('navigator' in globalThis))
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en'] }, configurable: true });

// Nothing is drawn before the texts are there, so no test begins before either.
const { loadTexts } = await import('../../src/i18n/i18n');
await loadTexts('en');
