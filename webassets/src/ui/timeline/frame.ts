// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Rows in the page at most; what is beyond stays in memory and comes back while scrolling. */
export const mostRows = 240;
const firstRows = 80;
const step = 60;
/** In the page as it opens; from there on it fills in small steps, so that none of them is felt. */
const openingRows = 6;
const openingStep = 8;

/**
 * Which of the held messages are in the page: `size` of them, ending with the one whose seq is `end`, or with the
 * newest when `end` is null.
 */
export interface Frame {
  readonly end: number | null;
  readonly size: number;
}

export const liveFrame = (rows = firstRows): Frame => ({ end: null, size: Math.min(rows, mostRows) });

/**
 * What is in the page when a conversation opens whose last `behind` messages are unread: those and some before them, so
 * that the view can begin there. `isStart`: with the page itself, which has most to do then.
 */
export function openingFrame(behind: number, isStart: boolean): Frame {
  if (behind > 0) return liveFrame(behind + 30);
  return isStart ? liveFrame(openingRows) : liveFrame();
}

interface HasSeq {
  readonly seq: number;
}

/** The range of indexes that a frame shows. */
export function rangeOf(frame: Frame, messages: readonly HasSeq[]): { from: number; to: number } {
  const { end } = frame;
  let to = messages.length;
  if (end !== null) {
    const last = messages.findLastIndex((message) => message.seq <= end);
    if (last >= 0) to = last + 1;
  }
  return { from: Math.max(0, to - frame.size), to };
}

/** A frame with this message about in its middle. `isLive`: the last of the messages is the newest there is. */
export function frameAround(seq: number, messages: readonly HasSeq[], isLive = true): Frame {
  const at = messages.findIndex((message) => message.seq >= seq);
  const to = Math.min(messages.length, (at < 0 ? messages.length : at) + firstRows / 2);
  const size = Math.min(mostRows, to - Math.max(0, at - firstRows / 2));
  return { end: endAt(to, messages, isLive), size: Math.max(size, 1) };
}

/** More upward; past the limit, rows at the lower end go. Null when all that is held above is shown. */
export function growUp(frame: Frame, messages: readonly HasSeq[]): Frame | null {
  const { from, to } = rangeOf(frame, messages);
  if (from === 0) return null;
  const grown = Math.min(to - from < firstRows ? openingStep : step, from);
  const size = to - from + grown;
  if (size <= mostRows) return { end: frame.end, size };
  const newTo = to - (size - mostRows);
  return { end: messages[newTo - 1]?.seq ?? null, size: mostRows };
}

/** More downward; past the limit, rows at the upper end go. Null at the last message that is held. */
export function growDown(frame: Frame, messages: readonly HasSeq[], isLive = true): Frame | null {
  if (frame.end === null) return null;
  const { from, to } = rangeOf(frame, messages);
  if (!isLive && to === messages.length) return null;
  const newTo = Math.min(messages.length, to + step);
  const size = Math.min(mostRows, newTo - from);
  return { end: endAt(newTo, messages, isLive), size };
}

/** Only what ends with the newest message goes on with those that come. */
function endAt(to: number, messages: readonly HasSeq[], isLive: boolean): number | null {
  return isLive && to >= messages.length ? null : (messages[to - 1]?.seq ?? null);
}
