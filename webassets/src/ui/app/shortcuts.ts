// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import type { DialogName } from './dialogs';
import { goTo } from './router';

/**
 * Ctrl+K: switcher; "/" and Ctrl+Shift+F: search; Alt+Up and Alt+Down: the conversation
 * above and below, with Shift the unread one; F6 and Shift+F6: the next part of the page. Returns how to stop listening.
 */
export function listenToShortcuts(
  client: Client,
  openDialog: (name: DialogName) => void,
  goToPart: (by: 1 | -1) => void,
): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openDialog('switcher');
    } else if (isCommand && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      openDialog('search');
    } else if (event.key === '/' && !isCommand && !event.altKey && !isWriting(event)) {
      event.preventDefault();
      openDialog('search');
    } else if (event.key === 'F6' && !isCommand && !event.altKey) {
      event.preventDefault();
      goToPart(event.shiftKey ? -1 : 1);
    } else if (event.altKey && !isCommand && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      step(client, event.key === 'ArrowUp' ? -1 : 1, event.shiftKey);
    }
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

/** Whether the key belongs to a text, or to a dialog that is open. */
function isWriting(event: KeyboardEvent): boolean {
  return event.composedPath().some((each) => {
    if (!(each instanceof HTMLElement)) return false;
    return each.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT', 'DIALOG'].includes(each.tagName);
  });
}

function step(client: Client, by: number, isToUnread: boolean): void {
  const current = client.conversations.currentId.peek();
  const all = client.conversations.sorted
    .peek()
    .filter((each) => !isToUnread || each.id === current || unreadOf(each) > 0);
  const at = all.findIndex((each) => each.id === current);
  const next = all[at < 0 ? 0 : (at + by + all.length) % all.length];
  if (next) goTo(next.id);
}
