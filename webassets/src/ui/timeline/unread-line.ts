// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Where what is new begins, as it was on arrival: the line stays while one reads on. */
export class UnreadLine {
  /** The line stands before the first message after this seq; -1: there is none. */
  after = -1;
  /** How many messages were unread then. */
  count = 0;
  private wasSeen = false;

  begin(after: number, count: number): void {
    this.after = after;
    this.count = count;
    this.wasSeen = after < 0;
  }

  /** Whether it is above what is in view, and was not in view yet. `firstShown` is the first seq in the page. */
  isAbove(line: HTMLElement | null, firstShown: number, scroller: HTMLElement): boolean {
    if (this.wasSeen) return false;
    if (!line) return firstShown > this.after + 1;
    const view = scroller.getBoundingClientRect();
    const box = line.getBoundingClientRect();
    if (box.top >= view.top && box.bottom <= view.bottom) this.wasSeen = true;
    return box.bottom < view.top;
  }
}
