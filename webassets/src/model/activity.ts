// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Clock, Timer } from '../client/clock';
import type { ClientFrame } from '../protocol/frames';

/** Without input for so long, nobody is there. */
const idleAfterMs = 5 * 60_000;

/** Tells the server whether somebody uses this client. */
export class Activity {
  private isIdle = false;
  private told = false;
  private inputAt = 0;
  private timer: Timer | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly send: (frame: ClientFrame) => boolean,
  ) {
    this.inputAt = clock.now();
  }

  /** Somebody did something here. */
  input(): void {
    this.inputAt = this.clock.now();
    this.set(false);
    this.timer ??= this.clock.after(idleAfterMs, () => this.check());
  }

  /** A new connection begins as used. */
  connected(): void {
    this.told = false;
    this.set(this.isIdle);
    this.timer ??= this.clock.after(idleAfterMs, () => this.check());
  }

  private check(): void {
    this.timer = null;
    const left = this.inputAt + idleAfterMs - this.clock.now();
    if (left <= 0) this.set(true);
    else this.timer = this.clock.after(left, () => this.check());
  }

  private set(isIdle: boolean): void {
    this.isIdle = isIdle;
    if (isIdle !== this.told && this.send({ type: 'activity', idle: isIdle })) this.told = isIdle;
  }
}
