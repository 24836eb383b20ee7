// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReadingPlace } from '../../model/timeline';
import { ScrollAnchor } from './scroll-anchor';

const bottomPx = 40;

export interface ViewportHost {
  scroller(): HTMLElement | null;
  /** The rows in the page, in their order. */
  rows(): Iterable<HTMLElement>;
  /** Whether what is in the page ends with the newest message. */
  isLive(): boolean;
  /** The view came to the lower end of what is in the page, or left it. */
  bottomChanged(): void;
}

/** Keeps what is read where it is, whatever comes, goes or changes its size around it. */
export class Viewport {
  /** Whether the present conversation has been put where it is read from. */
  isPlaced = false;
  private atBottom = true;
  private knownSize = '';
  private readonly anchor: ScrollAnchor;

  constructor(private readonly host: ViewportHost) {
    this.anchor = new ScrollAnchor(
      () => host.scroller(),
      () => host.rows(),
    );
  }

  get isAtBottom(): boolean {
    return this.atBottom;
  }

  /** Whether the newest message is, and stays, at the lower end. */
  get isFollowing(): boolean {
    return this.atBottom && this.host.isLive();
  }

  /** Where somebody reads who is not at the end. */
  get place(): ReadingPlace | null {
    return this.isPlaced && !this.isFollowing ? this.anchor.place : null;
  }

  setAtBottom(isThere: boolean): void {
    if (isThere === this.atBottom) return;
    this.atBottom = isThere;
    this.host.bottomChanged();
  }

  /** Another conversation comes. */
  reset(): void {
    this.isPlaced = false;
    this.setAtBottom(true);
    this.anchor.clear();
  }

  /** Before the rows change. */
  capture(): void {
    if (this.isPlaced && !this.isFollowing) this.anchor.capture();
  }

  /** Puts the view where somebody read before, or at the line of what is new, or at the end. */
  open(place: ReadingPlace | null, line: HTMLElement | null): void {
    const scroller = this.host.scroller();
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    if (!place || !this.anchor.restorePlace(place)) {
      const top = line ? line.getBoundingClientRect().top - scroller.getBoundingClientRect().top : 0;
      if (top < 0) scroller.scrollTop += top - scroller.clientHeight / 4;
    }
    this.isPlaced = true;
    this.settle();
  }

  /** Puts a row into the upper half of the view. */
  show(row: HTMLElement): void {
    const scroller = this.host.scroller();
    if (!scroller) return;
    const above = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += above - Math.max(0, (scroller.clientHeight - row.offsetHeight) / 3);
    this.settle();
  }

  /** Somebody scrolled, or the browser did. */
  scrolled(): void {
    // Sizes may have changed before this scroll was reported; whoever was at the end stays there.
    if (this.atBottom && this.sizeNow() !== this.knownSize) this.keep();
    else this.measure();
    this.anchor.capture();
  }

  /** The page, the composer or a picture changed its size. */
  keep(): void {
    if (!this.isPlaced) return;
    if (!this.isFollowing && this.anchor.isStale) this.anchor.capture();
    else this.stay();
  }

  /** After the rows changed. */
  stay(): void {
    const scroller = this.host.scroller();
    if (!scroller) return;
    if (this.isFollowing) scroller.scrollTop = scroller.scrollHeight;
    else this.anchor.restore();
    this.knownSize = this.sizeNow();
  }

  private settle(): void {
    this.knownSize = this.sizeNow();
    this.measure();
    this.anchor.capture();
  }

  private measure(): void {
    const scroller = this.host.scroller();
    if (!scroller) return;
    this.setAtBottom(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < bottomPx);
  }

  private sizeNow(): string {
    const scroller = this.host.scroller();
    return `${scroller?.clientHeight ?? 0}/${scroller?.scrollHeight ?? 0}`;
  }
}
