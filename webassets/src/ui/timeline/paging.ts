// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Timeline } from '../../model/timeline';
import { type Frame, growDown, growUp } from './frame';

/** So near to an end of what is shown, more is brought in. */
const nearPx = 700;
const mostUnreadToLoad = 200;

/** Near an end of what is shown: the frame with more of what is held. Where no more is held, the next page is asked for. */
export function extended(frame: Frame, timeline: Timeline, scroller: HTMLElement): Frame {
  const shown = timeline.excerpt.peek() ?? timeline;
  const messages = shown.messages.peek();
  if (scroller.scrollTop < nearPx) {
    const grown = growUp(frame, messages);
    if (grown) return grown;
    if (shown.loading.peek() === 'idle') void shown.loadOlder();
  } else if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx) {
    const grown = growDown(frame, messages, shown === timeline);
    if (grown) return grown;
    if (shown.loading.peek() === 'idle') void timeline.loadNewer();
  }
  return frame;
}

/** Brings what is unread, back to the read position, if that is not too much. */
export function loadUnread(timeline: Timeline, readSeq: number): void {
  const missing = timeline.firstSeq - 1 - readSeq;
  if (missing > 0 && missing <= mostUnreadToLoad) {
    void timeline.loadOlder(Math.min(mostUnreadToLoad, missing + 10));
  }
}
