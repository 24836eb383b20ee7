// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** A cell of a grid, in pixels of the page. */
export interface Cell {
  left: number;
  top: number;
}

/** How far ArrowRight and ArrowLeft lead along a line that may be read from the right; 0: another key. */
export function stepOf(key: string, isFromRight: boolean): -1 | 0 | 1 {
  if (key === 'ArrowRight') return isFromRight ? -1 : 1;
  if (key === 'ArrowLeft') return isFromRight ? 1 : -1;
  return 0;
}

/**
 * Where a key leads from the cell at `at`; the rows may belong to several grids below one another. -1: above the first row;
 * null: the key does nothing here.
 */
export function nextCell(
  key: string,
  at: number,
  cells: readonly Cell[],
  isFromRight = false,
): number | null {
  const last = cells.length - 1;
  const step = stepOf(key, isFromRight);
  if (step !== 0) return Math.min(last, Math.max(0, at + step));
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
      return inRow(at, cells, 1) ?? at;
    case 'ArrowUp':
      return inRow(at, cells, -1) ?? -1;
    default:
      return null;
  }
}

/** The cell of the next row that way which stands nearest below, or above, this one. */
function inRow(at: number, cells: readonly Cell[], way: 1 | -1): number | null {
  const from = cells[at];
  if (!from) return null;
  const tops = cells.map(({ top }) => (top - from.top) * way).filter((distance) => distance > 0);
  if (tops.length === 0) return null;
  const top = from.top + Math.min(...tops) * way;
  const row = cells.flatMap((cell, index) => (cell.top === top ? [index] : []));
  const distance = (index: number): number => Math.abs((cells[index]?.left ?? 0) - from.left);
  return row.reduce((best, index) => (distance(index) < distance(best) ? index : best), row[0] ?? at);
}
