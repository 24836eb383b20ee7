// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Remembers which row stood where, so that rows can come and go above it without the view moving. */
export class ScrollAnchor {
  private key = '';
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
      this.offset = box.top - top;
      return;
    }
  }

  /** Puts the remembered row back where it stood; false if it is gone. */
  restore(): boolean {
    const scroller = this.scroller();
    if (!scroller || this.key === '') return false;
    for (const row of this.rows()) {
      if (row.dataset['key'] !== this.key) continue;
      const moved = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - this.offset;
      if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
      this.scrollTop = scroller.scrollTop;
      return true;
    }
    return false;
  }

  /** Whether somebody scrolled since; what was remembered is then no longer what he looks at. */
  get isStale(): boolean {
    return this.scroller()?.scrollTop !== this.scrollTop;
  }

  clear(): void {
    this.key = '';
  }
}
