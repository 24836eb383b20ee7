// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * How the tabs of one browser agree on who tells of a message, by the browser's locks. Pages that did not come over https
 * have none; each tab is alone then.
 */

const lookedAt = 'foyer-looked-at';
/** For so long no other tab tells of the same. */
const claimedMs = 60_000;

function locks(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}

export function isPageVisible(): boolean {
  return document.visibilityState === 'visible';
}

/** Lets the other tabs know while this one is visible. Returns what ends it. */
export function showPresence(): () => void {
  let leave: (() => void) | null = null;
  const changed = (): void => {
    if (!isPageVisible()) {
      leave?.();
      leave = null;
    } else if (!leave) {
      const untilHidden = new Promise<void>((resolve) => (leave = resolve));
      void locks()?.request(lookedAt, { mode: 'shared' }, () => untilHidden);
    }
  };
  document.addEventListener('visibilitychange', changed);
  changed();
  return () => {
    document.removeEventListener('visibilitychange', changed);
    leave?.();
  };
}

/** Whether some tab of this browser is visible. */
export async function isAnyTabVisible(): Promise<boolean> {
  if (isPageVisible()) return true;
  const state = await locks()?.query();
  return state?.held?.some(({ name }) => name === lookedAt) ?? false;
}

/** Whether this tab is the first to ask for `what` within a minute. */
export function claim(what: string): Promise<boolean> {
  const manager = locks();
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    const taken = manager.request(`foyer-told-${what}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise<void>((release) => setTimeout(release, claimedMs)) : undefined;
    });
    taken.catch(() => resolve(true));
  });
}
