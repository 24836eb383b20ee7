// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import type { Message, User } from '../protocol/types';
import type { Loading, Pages } from './pages';
import { withUser } from './profiles';

const pageLimit = 50;
/** Messages that an excerpt holds at most: at its other end they go. */
const mostHeld = 1000;

/** An unbroken run of messages somewhere in the past, ascending by seq, that can grow at both ends. */
export class Excerpt {
  readonly messages = signal<readonly Message[]>([]);
  readonly isLoaded = signal(false);
  readonly hasOlder = signal(false);
  readonly hasNewer = signal(false);
  readonly loading = signal<Loading>('idle');
  /** Changes that came while a page was on its way: it may be from before them. */
  private readonly late = new Map<number, Message>();

  constructor(
    readonly conversation: number,
    private readonly pages: Pages,
  ) {}

  get firstSeq(): number {
    return this.messages.peek()[0]?.seq ?? 0;
  }

  get lastSeq(): number {
    return this.messages.peek().at(-1)?.seq ?? 0;
  }

  holds(seq: number): boolean {
    return seq >= this.firstSeq && seq <= this.lastSeq;
  }

  /** The messages around this one; throws what the server refuses. */
  async open(seq: number): Promise<void> {
    const page = await this.pages.around({ conversation: this.conversation, seq }, 2 * pageLimit);
    batch(() => {
      this.messages.value = page.messages;
      this.hasOlder.value = page.hasMore;
      this.hasNewer.value = page.hasNewer;
      this.isLoaded.value = true;
    });
  }

  /** Takes over messages that are held already; there are newer ones. */
  begin(messages: readonly Message[], hasOlder: boolean): void {
    batch(() => {
      this.messages.value = messages;
      this.hasOlder.value = hasOlder;
      this.hasNewer.value = true;
      this.isLoaded.value = true;
    });
  }

  /** Shows somebody as he is now. */
  noteUser(user: User): void {
    this.messages.value = this.messages.peek().map((message) => withUser(message, user));
  }

  loadOlder(): Promise<void> {
    if (!this.hasOlder.peek()) return Promise.resolve();
    return this.load(async () => {
      const first = this.firstSeq;
      const page = await this.pages.before(this.conversation, first, pageLimit);
      const older = page.messages.filter((message) => message.seq < first);
      const all = [...older, ...this.messages.peek()];
      batch(() => {
        this.take(all.slice(0, mostHeld));
        this.hasOlder.value = page.hasMore && older.length > 0;
        if (all.length > mostHeld) this.hasNewer.value = true;
      });
    });
  }

  loadNewer(): Promise<void> {
    if (!this.hasNewer.peek()) return Promise.resolve();
    return this.load(async () => {
      const last = this.lastSeq;
      // Half of such a page is from before the message that it is around.
      const place = { conversation: this.conversation, seq: last + 1 };
      const page = await this.pages.around(place, 2 * pageLimit);
      const fresh = page.messages.filter((message) => message.seq > last);
      const all = [...this.messages.peek(), ...fresh];
      batch(() => {
        this.take(all.slice(-mostHeld));
        this.hasNewer.value = page.hasNewer && fresh.length > 0;
        if (all.length > mostHeld) this.hasOlder.value = true;
      });
    });
  }

  /** Takes changes of what is held; a message that is not held is left alone. */
  amend(changed: readonly Message[]): void {
    const byNumber = new Map(changed.map((message) => [message.seq, message]));
    if (this.loading.peek() === 'loading') for (const message of changed) this.late.set(message.seq, message);
    if (!changed.some((message) => this.holds(message.seq))) return;
    this.messages.value = this.messages.peek().map((message) => newer(message, byNumber.get(message.seq)));
  }

  private take(messages: readonly Message[]): void {
    this.messages.value = messages.map((message) => newer(message, this.late.get(message.seq)));
  }

  private async load(work: () => Promise<void>): Promise<void> {
    if (this.loading.peek() === 'loading') return;
    this.late.clear();
    this.loading.value = 'loading';
    try {
      await work();
      this.loading.value = 'idle';
    } catch {
      this.loading.value = 'failed';
    }
  }
}

/** The later state of a message. */
export function newer(message: Message, other: Message | undefined): Message {
  return other && other.revision > message.revision ? other : message;
}
