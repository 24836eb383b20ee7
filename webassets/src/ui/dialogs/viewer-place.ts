// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a picture lies in the viewer: how much larger than it fits, and how far from the middle, in CSS pixels. */
export interface Place extends Point {
  readonly zoom: number;
}

export const mostZoom = 8;
export const fitting: Place = { zoom: 1, x: 0, y: 0 };

/** Larger or smaller, so that what is at the point (from the middle) stays there. */
export function zoomAt(place: Place, zoom: number, point: Point = { x: 0, y: 0 }): Place {
  const to = Math.min(mostZoom, Math.max(1, zoom));
  if (to === 1) return fitting;
  const ratio = to / place.zoom;
  return { zoom: to, x: point.x - (point.x - place.x) * ratio, y: point.y - (point.y - place.y) * ratio };
}

/** The nearest place at which no edge of the picture is further in than it has to be. `picture` is its size at zoom 1. */
export function within(place: Place, picture: Size, stage: Size): Place {
  const keep = (at: number, length: number, room: number): number => {
    const most = Math.max(0, (length * place.zoom - room) / 2);
    return Math.min(most, Math.max(-most, at));
  };
  return {
    zoom: place.zoom,
    x: keep(place.x, picture.width, stage.width),
    y: keep(place.y, picture.height, stage.height),
  };
}
