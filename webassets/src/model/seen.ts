// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { SeenEvent } from '../protocol/frames';
import type { Message, SeenBy, User } from '../protocol/types';

/** Who has read one message: the one that is asked about, at a time. */
export class Seen {
  /** Who has; empty where it is not told. */
  readonly users = signal<readonly User[]>([]);
  private conversation = 0;
  private seq = 0;
  private createdAt = 0;
  private isTold = false;
  /** Whether somebody read on while the answer was on its way, which may be from before. */
  private isStale = false;

  constructor(private readonly load: (conversation: number, seq: number) => Promise<SeenBy>) {}

  /** Follows this message; nothing is asked again while it stays the same. */
  async follow(message: Message | undefined): Promise<void> {
    const seq = message?.seq ?? 0;
    if (message?.conversation === this.conversation && seq === this.seq) return;
    this.conversation = message?.conversation ?? 0;
    this.seq = seq;
    this.createdAt = message?.createdAt ?? 0;
    this.isTold = false;
    this.users.value = [];
    await this.reload();
  }

  /** Asks again: after a reconnect, and when the own settings changed. */
  async reload(): Promise<void> {
    const { conversation, seq } = this;
    if (seq === 0) return;
    this.isTold = false;
    this.isStale = false;
    const seen = await this.load(conversation, seq).catch(() => null);
    if (!seen || conversation !== this.conversation || seq !== this.seq) return;
    if (this.isStale) {
      await this.reload();
      return;
    }
    this.isTold = seen.told;
    this.users.value = seen.users;
  }

  note(event: SeenEvent): void {
    if (event.conversation !== this.conversation) return;
    if (!this.isTold) {
      this.isStale = true;
      return;
    }
    const others = this.users.peek().filter((user) => user.id !== event.user.id);
    const hasSeen = event.seq >= this.seq && event.joinedAt <= this.createdAt;
    if (hasSeen || others.length !== this.users.peek().length)
      this.users.value = hasSeen ? [...others, event.user] : others;
  }

  clear(): void {
    void this.follow(undefined);
  }
}
