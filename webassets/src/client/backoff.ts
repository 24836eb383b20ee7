// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const firstMs = 500;
const longestMs = 30_000;
/** Doublings at the plateau, and the attempt at which it ends: servers mostly come back within some seconds. */
const plateau = 2;
const plateauEnd = 8;

function doublings(attempt: number): number {
  return attempt < plateauEnd ? Math.min(attempt, plateau) : attempt - plateauEnd + plateau + 1;
}

/** Jittered exponential back-off: 0.5 s, 1 s, 2 s up to the eighth attempt, doubling to 30 s; at least half is waited. */
export class Backoff {
  private attempts = 0;

  /** `random` gives numbers from 0 to below 1. */
  constructor(private readonly random: () => number) {}

  /** Milliseconds until the next attempt. */
  next(): number {
    const full = Math.min(longestMs, firstMs * 2 ** Math.min(doublings(this.attempts), 16));
    this.attempts++;
    return Math.round(full / 2 + (full / 2) * this.random());
  }

  longest(): number {
    this.attempts = Math.max(this.attempts, plateauEnd + 3);
    return this.next();
  }

  reset(): void {
    this.attempts = 0;
  }
}
