// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { Clock, Timer } from '../client/clock';
import type { ClientFrame, TypingEvent } from '../protocol/frames';
import type { Message, Typist } from '../protocol/types';

/** While somebody writes the server says nothing more; without a word of his end for so long, it was lost. */
const longestMs = 60_000;
/** How often it is said again while one writes. */
const everyMs = 3_000;

/** Who is writing where, and that I am. */
export class Typing {
  private readonly map = signal<ReadonlyMap<number, readonly Typist[]>>(new Map());
  private readonly ends = new Map<number, Timer>();
  private saidAt = 0;
  private saidIn = 0;

  constructor(
    private readonly clock: Clock,
    private readonly me: () => number,
    private readonly send: (frame: ClientFrame) => boolean,
  ) {}

  /** The others who are writing in this conversation. */
  in(conversation: number): readonly Typist[] {
    return this.map.value.get(conversation) ?? [];
  }

  note(event: TypingEvent): void {
    const others = event.users.filter((each) => each.id !== this.me());
    this.set(event.conversation, others);
    this.ends.get(event.conversation)?.cancel();
    this.ends.delete(event.conversation);
    if (others.length === 0) return;
    const end = this.clock.after(longestMs, () => this.set(event.conversation, []));
    this.ends.set(event.conversation, end);
  }

  /** Who has said it writes no more. */
  noteMessage(message: Message): void {
    const typists = this.map.peek().get(message.conversation);
    if (!typists?.some((each) => each.id === message.author.id)) return;
    this.set(
      message.conversation,
      typists.filter((each) => each.id !== message.author.id),
    );
  }

  /** I am writing here. */
  typed(conversation: number): void {
    const now = this.clock.now();
    if (conversation === this.saidIn && now - this.saidAt < everyMs && now >= this.saidAt) return;
    if (!this.send({ type: 'typing', conversation })) return;
    this.saidIn = conversation;
    this.saidAt = now;
  }

  /** I have said it: what I write next is to be told at once. */
  ended(): void {
    this.saidIn = 0;
  }

  clear(): void {
    for (const end of this.ends.values()) end.cancel();
    this.ends.clear();
    this.saidIn = 0;
    this.map.value = new Map();
  }

  private set(conversation: number, typists: readonly Typist[]): void {
    const next = new Map(this.map.peek());
    if (typists.length > 0) next.set(conversation, typists);
    else if (!next.delete(conversation)) return;
    this.map.value = next;
  }
}
