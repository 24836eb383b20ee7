// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Conversation, Message } from '../protocol/types';
import type { Conversations } from './conversations';
import type { Timelines } from './timeline';

interface Counts {
  unread: number;
  mentions: number;
}

const none: Counts = { unread: 0, mentions: 0 };

/**
 * Counts along with the server, which tells how many messages are unread with each summary: adds what is pushed, and
 * counts again when the position moves. Where it does not hold what would have to be counted, it asks.
 */
export class Unread {
  constructor(
    private readonly conversations: Conversations,
    private readonly timelines: Timelines,
    private readonly me: () => number,
    private readonly ask: (conversation: number) => void,
  ) {}

  /** A pushed message, before it is taken in. */
  note(message: Message): void {
    const conversation = this.conversations.peek(message.conversation);
    if (!conversation) return;
    if (message.seq > conversation.lastSeq) this.add(conversation, message);
    else if (message.seq > conversation.readSeq) this.change(conversation, message);
  }

  /** The position is there now. */
  move(id: number, readSeq: number): void {
    const conversation = this.conversations.peek(id);
    if (!conversation) return;
    this.conversations.noteRead(id, { readSeq, ...this.after(conversation, readSeq) });
  }

  private add(conversation: Conversation, message: Message): void {
    // Who writes has read what was there before.
    if (message.author.id === this.me() && !message.notice) {
      this.conversations.noteRead(conversation.id, { readSeq: message.seq, ...none });
      return;
    }
    this.adjust(conversation, this.of(message), none);
  }

  private change(conversation: Conversation, message: Message): void {
    const old = this.timelines.of(conversation.id).find(message.seq);
    if (old) this.adjust(conversation, this.of(message), this.of(old));
    else if (message.recalledAt > 0 || message.editedAt > 0) this.ask(conversation.id);
  }

  private adjust({ id, unread, mentions }: Conversation, now: Counts, before: Counts): void {
    this.conversations.noteRead(id, {
      unread: Math.max(0, unread + now.unread - before.unread),
      mentions: Math.max(0, mentions + now.mentions - before.mentions),
    });
  }

  private after({ id, lastSeq }: Conversation, readSeq: number): Counts {
    if (readSeq >= lastSeq) return none;
    const timeline = this.timelines.of(id);
    const counts = { ...none };
    for (const message of timeline.messages.peek()) {
      if (message.seq <= readSeq) continue;
      const each = this.of(message);
      counts.unread += each.unread;
      counts.mentions += each.mentions;
    }
    const isWhole = timeline.firstSeq > 0 && timeline.firstSeq <= readSeq + 1 && timeline.lastSeq >= lastSeq;
    if (!isWhole) {
      counts.unread += Math.max(0, timeline.firstSeq - readSeq - 1);
      this.ask(id);
    }
    return counts;
  }

  private of(message: Message): Counts {
    const me = this.me();
    if (message.author.id === me || message.notice || message.recalledAt > 0) return none;
    return { unread: 1, mentions: message.mentionsAll || message.mentions.includes(me) ? 1 : 0 };
  }
}
