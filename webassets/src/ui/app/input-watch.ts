// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Activity } from '../../model/activity';

/** Between two looks at a mouse that moves. */
const everyMs = 1_000;

/** Tells when somebody does something on this page, and when it comes to the front. Returns what ends it. */
export function watchInput(activity: Activity): () => void {
  let toldAt = 0;
  const noted = (): void => {
    const now = performance.now();
    if (now - toldAt < everyMs) return;
    toldAt = now;
    activity.input();
  };
  const shown = (): void => {
    if (document.visibilityState === 'visible') activity.input();
  };
  const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
  const options = { passive: true, capture: true };
  for (const input of inputs) addEventListener(input, noted, options);
  document.addEventListener('visibilitychange', shown);
  return () => {
    for (const input of inputs) removeEventListener(input, noted, options);
    document.removeEventListener('visibilitychange', shown);
  };
}
