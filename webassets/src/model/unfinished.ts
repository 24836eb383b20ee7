// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Client } from './client';

/** Whether something goes with the page: chosen pictures, or a message that is being changed. What was written is kept. */
export function isLostWithPage(client: Client): boolean {
  return client.attachments.isAny || client.composing.edited.peek() !== null;
}

/** Whether somebody is in the middle of writing, so that the page is not to change under the hands. */
export function isWriting(client: Client): boolean {
  return isLostWithPage(client) || client.drafts.get(client.conversations.currentId.peek()) !== '';
}
