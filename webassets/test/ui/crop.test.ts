// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { clamped, drawnSize, mostZoom } from '../../src/ui/dialogs/crop-geometry';

describe('cutting an avatar', () => {
  it('draws the shorter side as wide as the window', () => {
    expect(drawnSize(600, 300, 1)).toEqual({ width: 2, height: 1 });
    expect(drawnSize(300, 600, 2)).toEqual({ width: 2, height: 4 });
  });

  it('never shows beside the picture', () => {
    expect(clamped({ zoom: 1, x: 9, y: 9 }, 600, 300)).toEqual({ zoom: 1, x: 0.5, y: 0 });
    expect(clamped({ zoom: 2, x: -9, y: -9 }, 300, 300)).toEqual({ zoom: 2, x: -0.5, y: -0.5 });
  });

  it('zooms within bounds, and comes back to the middle when it zooms out', () => {
    expect(clamped({ zoom: 99, x: 0, y: 0 }, 10, 10).zoom).toBe(mostZoom);
    expect(clamped({ zoom: 0, x: 1, y: 1 }, 10, 10)).toEqual({ zoom: 1, x: 0, y: 0 });
  });
});
