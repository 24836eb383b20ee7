// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import type { Message, User } from '../protocol/types';
import { Excerpt, newer } from './excerpt';
import type { Loading, Pages } from './pages';
import { withUser } from './profiles';

/** Messages that are held of a conversation at most, beside its newest ones. */
const mostHeld = 1000;
/** The newest ones that stay when older ones are looked at. */
const newestKept = 200;

/** A message, and how far below the upper edge of the view it stood, in CSS pixels. */
export interface ReadingPlace {
  readonly seq: number;
  readonly offset: number;
}

/** What is held of one conversation's messages: an unbroken run up to the newest, ascending by seq. */
export class Timeline {
  readonly messages = signal<readonly Message[]>([]);
  /** False until the first messages came. */
  readonly isLoaded = signal(false);
  readonly hasOlder = signal(false);
  readonly loading = signal<Loading>('idle');
  /** Whether the newest message is on the screen, as long as this is the conversation that is shown. */
  isEndShown = false;
  /** Where somebody read in the past who then went to another conversation. */
  place: ReadingPlace | null = null;
  /** A stretch of the past, shown in place of the newest messages, while one looks at it. */
  readonly excerpt = signal<Excerpt | null>(null);
  private generation = 0;
  /** Changes of messages before those held that came while a page was on its way: it may be from before them. */
  private readonly late = new Map<number, Message>();

  constructor(
    readonly conversation: number,
    private readonly pages: Pages,
  ) {}

  /** What is to be shown: the excerpt while there is one. */
  get shown(): Excerpt | Timeline {
    return this.excerpt.value ?? this;
  }

  holds(seq: number): boolean {
    return seq >= this.firstSeq && seq <= this.lastSeq;
  }

  /** Gets the messages around one that is not held; throws an ApiError. Resolves when `shown` holds it, if it exists. */
  async openAround(seq: number): Promise<void> {
    if (this.excerpt.peek()?.holds(seq)) return;
    if (this.holds(seq)) {
      this.excerpt.value = null;
      return;
    }
    const generation = this.generation;
    const excerpt = new Excerpt(this.conversation, this.pages);
    await excerpt.open(seq);
    if (generation !== this.generation) return;
    this.excerpt.value = excerpt;
    this.joinExcerpt();
  }

  /** Back to the newest messages. */
  closeExcerpt(): void {
    this.excerpt.value = null;
  }

  /** An excerpt that has grown up to what is held here becomes part of it. */
  joinExcerpt(): void {
    const excerpt = this.excerpt.peek();
    if (!excerpt || !this.isLoaded.peek() || excerpt.lastSeq + 1 < this.firstSeq) return;
    const first = this.firstSeq;
    // A page that is on its way would leave a hole now.
    this.generation++;
    batch(() => {
      const older = excerpt.messages.peek().filter((message) => first === 0 || message.seq < first);
      this.messages.value = [...older, ...this.messages.peek()];
      this.hasOlder.value = excerpt.hasOlder.peek();
      this.excerpt.value = null;
      this.loading.value = 'idle';
    });
  }

  /** Adds one page after the excerpt, or joins it to the newest messages. */
  async loadNewer(): Promise<void> {
    await this.excerpt.peek()?.loadNewer();
    this.joinExcerpt();
  }

  /** A change of a message, as the server answered it; what is not held here is left alone. */
  amend(message: Message): void {
    this.excerpt.peek()?.amend([message]);
    if (this.holds(message.seq)) this.merge([message]);
  }

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
      this.excerpt.value = null;
      this.hasOlder.value = this.firstSeq > 1;
      this.loading.value = 'idle';
    });
  }

  /** Takes new and changed messages; a change to what is not held here comes with its page later. */
  merge(changed: readonly Message[]): void {
    this.excerpt.peek()?.amend(changed);
    const first = this.firstSeq;
    const known = new Map(this.messages.peek().map((message) => [message.seq, message]));
    for (const message of changed) {
      const old = known.get(message.seq);
      const isHeld = first === 0 || message.seq >= first;
      if (!isHeld && this.loading.peek() === 'loading') this.late.set(message.seq, message);
      if (isHeld && (!old || message.revision >= old.revision)) known.set(message.seq, message);
    }
    batch(() => {
      const all = [...known.values()].sort((a, b) => a.seq - b.seq);
      // Who reads along for days needs no more of the past than somebody who has just come.
      const isLong = this.isEndShown && all.length > mostHeld;
      this.messages.value = isLong ? all.slice(-newestKept) : all;
      this.isLoaded.value = true;
      if (first === 0 || isLong) this.hasOlder.value = this.firstSeq > 1;
    });
  }

  /** Shows somebody as he is now. */
  noteUser(user: User): void {
    this.excerpt.peek()?.noteUser(user);
    const next = this.messages.peek().map((message) => withUser(message, user));
    if (next.some((message, index) => message !== this.messages.peek()[index])) this.messages.value = next;
  }

  /** Far in the past, what is looked at becomes an excerpt, and only the newest messages stay here. */
  private bound(): void {
    const messages = this.messages.peek();
    if (messages.length <= mostHeld || this.isEndShown || this.excerpt.peek()) return;
    const excerpt = new Excerpt(this.conversation, this.pages);
    excerpt.begin(messages.slice(0, mostHeld), this.hasOlder.peek());
    this.excerpt.value = excerpt;
    this.messages.value = messages.slice(-newestKept);
    this.hasOlder.value = true;
  }

  /** Adds one page before what is held. Does nothing while one is on its way. */
  async loadOlder(limit = 50): Promise<void> {
    if (!this.hasOlder.peek() || this.loading.peek() === 'loading') return;
    const generation = this.generation;
    this.late.clear();
    this.loading.value = 'loading';
    try {
      const page = await this.pages.before(this.conversation, this.firstSeq, limit);
      if (generation !== this.generation) return;
      const first = this.firstSeq;
      const older = page.messages
        .filter((message) => message.seq < first)
        .map((message) => newer(message, this.late.get(message.seq)));
      batch(() => {
        this.messages.value = [...older, ...this.messages.peek()];
        this.hasOlder.value = page.hasMore && older.length > 0;
        this.loading.value = 'idle';
        this.bound();
      });
    } catch {
      if (generation === this.generation) this.loading.value = 'failed';
    }
  }
}

/** The timelines that are held, one a conversation. */
export class Timelines {
  private readonly held = new Map<number, Timeline>();

  constructor(private readonly pages: Pages) {}

  of(id: number): Timeline {
    let timeline = this.held.get(id);
    if (!timeline) {
      timeline = new Timeline(id, this.pages);
      this.held.set(id, timeline);
    }
    return timeline;
  }

  noteUser(user: User): void {
    for (const timeline of this.held.values()) timeline.noteUser(user);
  }

  forget(id: number): void {
    this.held.delete(id);
  }

  clear(): void {
    this.held.clear();
  }
}
