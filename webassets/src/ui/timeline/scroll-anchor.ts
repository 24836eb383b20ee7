// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReadingPlace } from '../../model/timeline';

/** Remembers which row stood where, so that rows can come and go above it without the view moving. */
export class ScrollAnchor {
  private key = '';
  private seq = 0;
  private offset = 0;
  private scrollTop = 0;

  constructor(
    private readonly scroller: () => HTMLElement | null,
    private readonly rows: () => Iterable<HTMLElement>,
  ) {}

  /** Remembers the first row that is at least partly in view. */
  capture(): void {
    const scroller = this.scroller();
    if (!scroller) return;
    const top = scroller.getBoundingClientRect().top;
    this.key = '';
    this.scrollTop = scroller.scrollTop;
    for (const row of this.rows()) {
      const box = row.getBoundingClientRect();
      if (box.bottom <= top) continue;
      this.key = row.dataset['key'] ?? '';
      this.seq = Number(row.dataset['seq'] ?? 0);
      this.offset = box.top - top;
      return;
    }
  }

  /** Where the remembered row stood, if it is a message. */
  get place(): ReadingPlace | null {
    return this.key !== '' && this.seq > 0 ? { seq: this.seq, offset: this.offset } : null;
  }

  /** Puts the remembered row back where it stood; false if it is gone. */
  restore(): boolean {
    return this.key !== '' && this.put((row) => row.dataset['key'] === this.key, this.offset);
  }

  /** Puts the message where it stood when somebody read it; false if it is not there. */
  restorePlace({ seq, offset }: ReadingPlace): boolean {
    return this.put((row) => row.dataset['seq'] === String(seq), offset);
  }

  /** Whether somebody scrolled since; what was remembered is then no longer what he looks at. */
  get isStale(): boolean {
    return this.scroller()?.scrollTop !== this.scrollTop;
  }

  clear(): void {
    this.key = '';
    this.seq = 0;
  }

  private put(isIt: (row: HTMLElement) => boolean, offset: number): boolean {
    const scroller = this.scroller();
    if (!scroller) return false;
    for (const row of this.rows()) {
      if (!isIt(row)) continue;
      const moved = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - offset;
      if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
      this.scrollTop = scroller.scrollTop;
      return true;
    }
    return false;
  }
}
