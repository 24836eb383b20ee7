// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Point } from './viewer-place';

const swipePx = 60;
const closePx = 110;
/** Less is a press, not a drag. */
const stillPx = 6;

export interface GestureHost {
  /** Whether the picture is larger than it fits: then a drag moves it. */
  isZoomed(): boolean;
  moveBy(by: Point): void;
  /** Larger by this factor, around a point in the page. */
  scaleBy(factor: number, around: Point): void;
  /** A finger draws the picture aside or down; null: it let go. */
  pull(by: Point | null): void;
  /** -1: towards the left edge, 1: towards the right one. */
  swiped(direction: 1 | -1): void;
  dismissed(): void;
}

/** Drags of one pointer and pinches of two: moving, zooming, going to the neighbours, and down to close. */
export class ViewerGestures {
  private readonly pointers = new Map<number, Point>();
  private began: Point = { x: 0, y: 0 };
  private isTouch = false;
  /** Two fingers were down: what the last one does is no swipe. */
  private wasPinch = false;
  /** Whether the pointer went further than a press does; stays until the next one. */
  wasDragged = false;

  constructor(private readonly host: GestureHost) {}

  down(event: PointerEvent): void {
    this.pointers.set(event.pointerId, at(event));
    this.isTouch = event.pointerType === 'touch';
    if (this.pointers.size === 1) {
      this.began = at(event);
      this.wasDragged = false;
      this.wasPinch = false;
    } else {
      this.wasPinch = true;
      this.host.pull(null);
    }
    // From the stage, or buttons would never hear of their clicks.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    const now = at(event);
    this.pointers.set(event.pointerId, now);
    if (Math.hypot(now.x - this.began.x, now.y - this.began.y) > stillPx) this.wasDragged = true;
    if (other) this.pinch(before, now, other);
    else if (this.host.isZoomed()) this.host.moveBy({ x: now.x - before.x, y: now.y - before.y });
    else if (this.isTouch && !this.wasPinch) this.host.pull(this.pulled(now));
  }

  up(event: PointerEvent): void {
    if (!this.pointers.delete(event.pointerId) || this.pointers.size > 0) return;
    this.host.pull(null);
    if (this.host.isZoomed() || !this.isTouch || this.wasPinch) return;
    const { x, y } = this.pulled(at(event));
    if (y > closePx) this.host.dismissed();
    else if (Math.abs(x) > swipePx) this.host.swiped(x > 0 ? 1 : -1);
  }

  cancel(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    this.host.pull(null);
  }

  private pinch(before: Point, now: Point, other: Point): void {
    const distance = (from: Point): number => Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    this.host.scaleBy(distance(now) / distance(before), middle);
    this.host.moveBy({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  }

  /** How far the finger has drawn, in the one direction that it means. */
  private pulled(now: Point): Point {
    const x = now.x - this.began.x;
    const y = Math.max(0, now.y - this.began.y);
    return Math.abs(x) >= y ? { x, y: 0 } : { x: 0, y };
  }
}

const at = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });
