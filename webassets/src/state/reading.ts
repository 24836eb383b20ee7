// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ClientFrame } from '../protocol/frames';
import type { Conversations } from './conversations';

/** Read positions: told to the server once each, and again after a reconnect when it may not have heard. */
export class Reading {
  private readonly told = new Map<number, number>();

  constructor(
    private readonly conversations: Conversations,
    private readonly send: (frame: ClientFrame) => boolean,
  ) {}

  /** Everything in this conversation was seen: it was on the screen, to its end, in a window that had the focus. */
  markRead(id: number): void {
    const conversation = this.conversations.peek(id);
    if (!conversation || conversation.readSeq >= conversation.lastSeq) return;
    this.conversations.noteRead(id, conversation.lastSeq);
    this.tell(id, conversation.lastSeq);
  }

  /** The server said where the position is. */
  confirmed(id: number, seq: number): void {
    this.conversations.noteRead(id, seq);
    if (seq >= (this.told.get(id) ?? 0)) this.told.delete(id);
  }

  /** After a reconnect. */
  resend(): void {
    for (const [id, seq] of this.told) this.tell(id, seq);
  }

  clear(): void {
    this.told.clear();
  }

  private tell(id: number, seq: number): void {
    this.told.set(id, seq);
    this.send({ type: 'read', conversation: id, seq });
  }
}
