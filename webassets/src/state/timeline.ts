// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import type { Message, Page } from '../protocol/types';

export type Loading = 'idle' | 'loading' | 'failed';

/** What is held of one conversation's messages: an unbroken run up to the newest, ascending by seq. */
export class Timeline {
  readonly messages = signal<readonly Message[]>([]);
  /** False until the first messages came. */
  readonly isLoaded = signal(false);
  readonly hasOlder = signal(false);
  readonly loading = signal<Loading>('idle');
  private generation = 0;
  /** Changes of messages before those held that came while a page was on its way: it may be from before them. */
  private readonly late = new Map<number, Message>();

  constructor(
    readonly conversation: number,
    private readonly loadPage: (before: number, limit: number) => Promise<Page>,
  ) {}

  get firstSeq(): number {
    return this.messages.peek()[0]?.seq ?? 0;
  }

  get lastSeq(): number {
    return this.messages.peek().at(-1)?.seq ?? 0;
  }

  /** The message, if it is held. */
  find(seq: number): Message | undefined {
    const messages = this.messages.peek();
    const at = messages[seq - this.firstSeq];
    return at?.seq === seq ? at : messages.find((message) => message.seq === seq);
  }

  /** Starts anew from the newest page. */
  reset(messages: readonly Message[]): void {
    this.generation++;
    batch(() => {
      this.messages.value = [...messages].sort((a, b) => a.seq - b.seq);
      this.isLoaded.value = true;
      this.hasOlder.value = this.firstSeq > 1;
      this.loading.value = 'idle';
    });
  }

  /** Takes new and changed messages; a change to what is not held here comes with its page later. */
  merge(changed: readonly Message[]): void {
    const first = this.firstSeq;
    const known = new Map(this.messages.peek().map((message) => [message.seq, message]));
    for (const message of changed) {
      const old = known.get(message.seq);
      const isHeld = first === 0 || message.seq >= first;
      if (!isHeld && this.loading.peek() === 'loading') this.late.set(message.seq, message);
      if (isHeld && (!old || message.revision >= old.revision)) known.set(message.seq, message);
    }
    batch(() => {
      this.messages.value = [...known.values()].sort((a, b) => a.seq - b.seq);
      this.isLoaded.value = true;
      if (first === 0) this.hasOlder.value = this.firstSeq > 1;
    });
  }

  /** Adds one page before what is held. Does nothing while one is on its way. */
  async loadOlder(limit = 50): Promise<void> {
    if (!this.hasOlder.peek() || this.loading.peek() === 'loading') return;
    const generation = this.generation;
    this.late.clear();
    this.loading.value = 'loading';
    try {
      const page = await this.loadPage(this.firstSeq, limit);
      if (generation !== this.generation) return;
      const first = this.firstSeq;
      const older = page.messages
        .filter((message) => message.seq < first)
        .map((message) => newer(message, this.late.get(message.seq)));
      batch(() => {
        this.messages.value = [...older, ...this.messages.peek()];
        this.hasOlder.value = page.hasMore && older.length > 0;
        this.loading.value = 'idle';
      });
    } catch {
      if (generation === this.generation) this.loading.value = 'failed';
    }
  }
}

function newer(message: Message, other: Message | undefined): Message {
  return other && other.revision > message.revision ? other : message;
}

/** The timelines that are held, one a conversation. */
export class Timelines {
  private readonly held = new Map<number, Timeline>();

  constructor(private readonly loadPage: (id: number, before: number, limit: number) => Promise<Page>) {}

  of(id: number): Timeline {
    let timeline = this.held.get(id);
    if (!timeline) {
      timeline = new Timeline(id, (before, limit) => this.loadPage(id, before, limit));
      this.held.set(id, timeline);
    }
    return timeline;
  }

  forget(id: number): void {
    this.held.delete(id);
  }

  clear(): void {
    this.held.clear();
  }
}
