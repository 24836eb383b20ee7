// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';

/** The build that the server has now, where that is not this page's; "" while it is. */
export const newBuild = signal('');

interface ScriptUrlPolicy {
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

const workerAddress = '/sw.js';

/** The address in the form that the page's security policy wants, where the browser knows of that. */
function trusted(address: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy('foyer-shell', {
    createScriptURL: (asked) => {
      if (asked !== workerAddress) throw new TypeError('Only the service worker is loaded by its address.');
      return asked;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}

/** Keeps the page itself for when the network is away. Browsers allow it to pages that came over https, and to localhost. */
export async function startShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted(workerAddress), { updateViaCache: 'none' });
  } catch (error) {
    console.warn('The page cannot be kept for later.', error);
  }
}

const reloadedKey = 'foyer.reloaded';
const onceInMs = 60_000;
/** So long a page that is asked for may take to come, and parts of this one are given up for it. */
const leavingMs = 10_000;

/**
 * Loads the page anew where a part of it is not there any more, which is so after the server was updated; what is half
 * written is kept. Not again and again, and not under the hands of somebody who is writing: who is, is told.
 */
export function reloadWhenOutdated(isWriting: () => boolean): void {
  let leftAt = 0;
  addEventListener('beforeunload', () => (leftAt = Date.now()));
  addEventListener('vite:preloadError', (event) => {
    // Whoever is on the way to another page is not brought back to this one.
    if (Date.now() - leftAt < leavingMs) {
      event.preventDefault();
      return;
    }
    if (isWriting()) {
      newBuild.value ||= 'unknown';
      return;
    }
    const before = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (Date.now() - before < onceInMs) return;
    event.preventDefault();
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    location.reload();
  });
}
