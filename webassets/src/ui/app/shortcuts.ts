// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Client } from '../../model/client';
import type { DialogName } from './dialogs';
import { goTo } from './router';

/** Ctrl+K: switcher; "/" and Ctrl+Shift+F: search; Alt+Up and Alt+Down: the conversation above and below. Returns how to stop listening. */
export function listenToShortcuts(client: Client, openDialog: (name: DialogName) => void): () => void {
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
    } else if (event.altKey && !isCommand && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      step(client, event.key === 'ArrowUp' ? -1 : 1);
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

function step(client: Client, by: number): void {
  const all = client.conversations.sorted.peek();
  const at = all.findIndex((each) => each.id === client.conversations.currentId.peek());
  const next = all[at < 0 ? 0 : (at + by + all.length) % all.length];
  if (next) goTo(next.id);
}
