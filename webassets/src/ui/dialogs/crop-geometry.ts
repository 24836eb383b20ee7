// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
/** A picture under a square window: how large it is drawn, and where its middle lies from the window's middle. */
export interface Placement {
  /** 1: the picture just covers the window. */
  zoom: number;
  /** In sides of the window. */
  x: number;
  y: number;
}

export const mostZoom = 4;

/** Width and height of the drawn picture, in sides of the window. */
export function drawnSize(width: number, height: number, zoom: number): { width: number; height: number } {
  const shorter = Math.min(width, height);
  return { width: (width / shorter) * zoom, height: (height / shorter) * zoom };
}

/** The nearest placement in which the picture covers the whole window. */
export function clamped(placement: Placement, width: number, height: number): Placement {
  const zoom = Math.min(mostZoom, Math.max(1, placement.zoom));
  const drawn = drawnSize(width, height, zoom);
  const within = (value: number, size: number): number => {
    const most = (size - 1) / 2;
    return Math.min(most, Math.max(-most, value));
  };
  return { zoom, x: within(placement.x, drawn.width), y: within(placement.y, drawn.height) };
}
