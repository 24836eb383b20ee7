// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReadMove } from '../client/tabs';
import type { ClientFrame } from '../protocol/frames';
import type { Conversations } from './conversations';
import type { Unread } from './unread';

/**
 * Read positions: told to the server once each, and again after a reconnect when it may not have heard. All tabs of the browser
 * owe the server what was read in one of them, so it hears of it whichever of them is left.
 */
export class Reading {
  private readonly told = new Map<number, number>();
  /** Where the position moved since the server was last asked how things are: its answer may be from before. */
  private readonly moved = new Set<number>();
  /** Left unread on purpose: looking at it does not mark it read, until it is opened again. */
  private held = 0;

  constructor(
    private readonly conversations: Conversations,
    private readonly unread: Unread,
    private readonly send: (frame: ClientFrame) => boolean,
    private readonly tellTabs: (move: ReadMove) => void,
  ) {}

  /** Everything in this conversation was seen: it was on the screen, to its end, in a window that had the focus. */
  markRead(id: number): void {
    const conversation = this.conversations.peek(id);
    if (!conversation || this.held === id || conversation.readSeq >= conversation.lastSeq) return;
    const seq = conversation.lastSeq;
    this.unread.move(id, seq);
    this.tell(id, seq);
    this.tellTabs({ conversation: id, seq, back: false });
  }

  /** This message and what follows is unread again, on all of the user's clients. False when not connected. */
  markUnread(id: number, seq: number): boolean {
    const conversation = this.conversations.peek(id);
    if (!conversation || seq > conversation.readSeq) return true;
    if (!this.send({ type: 'read', conversation: id, seq: seq - 1, back: true })) return false;
    this.goBack(id, seq - 1);
    this.tellTabs({ conversation: id, seq: seq - 1, back: true });
    return true;
  }

  /** The position moved in another tab of this browser, which told the server, or could not. */
  movedInTab({ conversation: id, seq, back }: ReadMove): void {
    const conversation = this.conversations.peek(id);
    if (!conversation) return;
    if (back) {
      this.goBack(id, seq);
      return;
    }
    this.owe(id, seq);
    const readSeq = Math.min(seq, conversation.lastSeq);
    if (readSeq > conversation.readSeq) this.unread.move(id, readSeq);
  }

  /** How far the server may not have heard that was read; 0: nothing is owed. */
  owed(id: number): number {
    return this.told.get(id) ?? 0;
  }

  /** The server is to be told of it with the next connection. */
  owe(id: number, seq: number): void {
    if (seq > this.owed(id)) this.told.set(id, seq);
  }

  /** Whether it was left unread on purpose and not opened since. */
  isHeld(id: number): boolean {
    return this.held === id;
  }

  /** The conversation comes onto the screen. */
  opened(id: number): void {
    if (id !== 0) this.held = 0;
  }

  /** The server said where the position is; back means that it was marked unread, here or elsewhere. */
  confirmed(id: number, seq: number): void {
    const told = this.owed(id);
    const isPaid = seq >= told && this.told.delete(id);
    this.moved.add(id);
    const conversation = this.conversations.peek(id);
    if (!conversation) return;
    if (seq < conversation.readSeq && told <= seq) this.held = id;
    const readSeq = Math.max(seq, this.owed(id));
    if (readSeq !== conversation.readSeq) this.unread.move(id, readSeq);
    // What is kept of the conversation holds what is owed, and follows when it changes.
    else if (isPaid) this.conversations.noteRead(id, conversation);
  }

  /** What the server says of the position, when asked now, is newer than what is known here. */
  asked(id: number): void {
    this.moved.delete(id);
  }

  askedAll(): void {
    this.moved.clear();
  }

  /** Whether the position here is newer than that of an answer. */
  isAhead(id: number, answered: number): boolean {
    return this.moved.has(id) || this.owed(id) > answered;
  }

  /** After a reconnect. */
  resend(): void {
    for (const [id, seq] of this.told) this.tell(id, seq);
  }

  clear(): void {
    this.told.clear();
    this.moved.clear();
    this.held = 0;
  }

  private goBack(id: number, seq: number): void {
    this.told.delete(id);
    this.held = id;
    this.unread.move(id, seq);
  }

  private tell(id: number, seq: number): void {
    this.told.set(id, seq);
    this.send({ type: 'read', conversation: id, seq });
  }
}
