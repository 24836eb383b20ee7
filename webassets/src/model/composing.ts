// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import type { Message, MessagePlace, Quote } from '../protocol/types';

/** What the next words of a conversation are about: the message that they answer, or the one that they change. */
export class Composing {
  private readonly replies = signal<ReadonlyMap<number, Quote>>(new Map());
  /** The message whose text is being changed; one at a time. */
  readonly edited = signal<Message | null>(null);
  /** The message that is to be shown next, wherever it is. */
  readonly target = signal<MessagePlace | null>(null);

  replyIn(conversation: number): Quote | null {
    return this.replies.value.get(conversation) ?? null;
  }

  reply(message: Message): void {
    batch(() => {
      this.edited.value = null;
      this.replies.value = new Map(this.replies.peek()).set(message.conversation, quoteOf(message));
    });
  }

  endReply(conversation: number): void {
    const next = new Map(this.replies.peek());
    if (next.delete(conversation)) this.replies.value = next;
  }

  /** What is answered may change, or be taken back; then there is nothing left to answer. */
  noteMessage(message: Message): void {
    const quote = this.replies.peek().get(message.conversation);
    if (quote?.seq !== message.seq) return;
    if (message.recalledAt > 0) this.endReply(message.conversation);
    else this.replies.value = new Map(this.replies.peek()).set(message.conversation, quoteOf(message));
  }

  clear(): void {
    batch(() => {
      this.replies.value = new Map();
      this.edited.value = null;
      this.target.value = null;
    });
  }
}

const quoteLength = 200;

/** The message as a reply shows it. */
export function quoteOf(message: Message): Quote {
  return {
    seq: message.seq,
    author: message.author,
    text: [...message.text].slice(0, quoteLength).join(''),
    image: message.image !== null,
    recalled: message.recalledAt > 0,
  };
}
