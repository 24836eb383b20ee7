// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import {
  type Frame,
  growDown,
  growUp,
  liveFrame,
  mostRows,
  openingFrame,
  rangeOf,
} from '../../src/ui/timeline/frame';
import { messages } from '../support/values';

const held = messages(1, 1000);
const shown = (frame: Frame): [number, number] => {
  const { from, to } = rangeOf(frame, held);
  return [held[from]?.seq ?? 0, held[to - 1]?.seq ?? 0];
};

describe('which messages are in the page', () => {
  it('begins with the newest', () => {
    expect(shown(liveFrame())).toEqual([921, 1000]);
    expect(rangeOf(liveFrame(), messages(1, 3))).toEqual({ from: 0, to: 3 });
    expect(rangeOf(liveFrame(), [])).toEqual({ from: 0, to: 0 });
  });

  it('never has more rows than the limit, and reaches both ends', () => {
    let frame = liveFrame();
    for (let next = growUp(frame, held); next; next = growUp(frame, held)) {
      expect(shown(next)[0]).toBeLessThan(shown(frame)[0]);
      frame = next;
      const { from, to } = rangeOf(frame, held);
      expect(to - from).toBeLessThanOrEqual(mostRows);
    }
    expect(shown(frame)[0]).toBe(1);
    for (let next = growDown(frame, held); next; next = growDown(frame, held)) {
      expect(shown(next)[1]).toBeGreaterThan(shown(frame)[1]);
      frame = next;
      const { from, to } = rangeOf(frame, held);
      expect(to - from).toBeLessThanOrEqual(mostRows);
    }
    expect(frame.end).toBeNull();
    expect(shown(frame)[1]).toBe(1000);
  });

  it('fills in small steps while the page opens, and shows all that is unread at once', () => {
    let frame = openingFrame(0, true);
    const sizes = [];
    for (let next: Frame | null = frame; next && next.size < 100; next = growUp(frame, held)) {
      sizes.push(next.size - (sizes.length > 0 ? frame.size : 0));
      frame = next;
    }
    expect(Math.max(...sizes)).toBe(8);
    expect(frame.size).toBeGreaterThanOrEqual(80);
    expect(shown(openingFrame(25, true))[0]).toBeLessThan(975);
    expect(openingFrame(0, false)).toEqual(liveFrame());
  });

  it('overlaps with what was shown, so that there is always a row to hold on to', () => {
    let frame = liveFrame();
    for (let i = 0; i < 30; i++) {
      const next = growUp(frame, held) ?? frame;
      expect(shown(next)[1]).toBeGreaterThan(shown(frame)[0]);
      frame = next;
    }
  });

  it('stays where it is when newer and older messages come', () => {
    const frame: Frame = { end: 500, size: 100 };
    const { from, to } = rangeOf(frame, messages(300, 2000));
    expect([from, to]).toEqual([101, 201]);
  });
});
