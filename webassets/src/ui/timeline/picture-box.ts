// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

const widest = 360;
const highest = 320;
const narrowest = 72;

/** The box in which a picture of this size stands in the timeline; known before a byte of it came. */
export function pictureBox(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, widest / width, highest / height);
  return {
    width: Math.max(narrowest, Math.round(width * scale)),
    height: Math.max(narrowest, Math.round(height * scale)),
  };
}
