// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { fitting, mostZoom, type Place, within, zoomAt } from '../../src/ui/dialogs/viewer-place';

describe('zooming a picture', () => {
  it('keeps what is under the pointer under the pointer', () => {
    const place: Place = { zoom: 2, x: 30, y: -10 };
    const point = { x: 120, y: 45 };
    const on = (at: Place): { x: number; y: number } => ({
      x: (point.x - at.x) / at.zoom,
      y: (point.y - at.y) / at.zoom,
    });
    for (const zoom of [1.5, 3, 7.9]) {
      const next = zoomAt(place, zoom, point);
      expect(next.zoom).toBe(zoom);
      expect(on(next).x).toBeCloseTo(on(place).x);
      expect(on(next).y).toBeCloseTo(on(place).y);
    }
  });

  it('ends where the picture fits, in its middle, and at its most', () => {
    expect(zoomAt({ zoom: 3, x: 50, y: 50 }, 0.2, { x: 9, y: 9 })).toEqual(fitting);
    expect(zoomAt(fitting, 100).zoom).toBe(mostZoom);
  });

  it('lets no edge come further in than it has to', () => {
    const stage = { width: 400, height: 300 };
    const picture = { width: 300, height: 100 };
    expect(within({ zoom: 2, x: 500, y: 500 }, picture, stage)).toEqual({ zoom: 2, x: 100, y: 0 });
    expect(within({ zoom: 4, x: -999, y: -40 }, picture, stage)).toEqual({ zoom: 4, x: -400, y: -40 });
  });
});
