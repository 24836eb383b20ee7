// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const firstMs = 500;
const longestMs = 30_000;

/** Jittered exponential back-off: 0.5 s doubling to 30 s, of which at least the half is waited. */
export class Backoff {
  private attempts = 0;

  /** `random` gives numbers from 0 to below 1. */
  constructor(private readonly random: () => number) {}

  /** Milliseconds until the next attempt. */
  next(): number {
    const full = Math.min(longestMs, firstMs * 2 ** Math.min(this.attempts, 16));
    this.attempts++;
    return Math.round(full / 2 + (full / 2) * this.random());
  }

  longest(): number {
    this.attempts = Math.max(this.attempts, 6);
    return this.next();
  }

  reset(): void {
    this.attempts = 0;
  }
}
