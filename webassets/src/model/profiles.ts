// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { Message, Profile, User } from '../protocol/types';

/** The message with its author, and the author of what it quotes, as he is now; the same object where that changes nothing. */
export function withUser(message: Message, user: User): Message {
  const isAuthor = message.author.id === user.id;
  const isQuoted = message.replyTo?.author.id === user.id;
  if (!isAuthor && !isQuoted) return message;
  return {
    ...message,
    author: isAuthor ? user : message.author,
    replyTo: isQuoted && message.replyTo ? { ...message.replyTo, author: user } : message.replyTo,
  };
}

function placeOf(message: Message): string {
  return `${message.conversation}/${message.seq}`;
}

/** How people show themselves, and whom the person at this client blocked. */
export class Profiles {
  /** The profile that changed last. */
  readonly news = signal<Profile | null>(null);
  readonly blocked = signal<ReadonlyMap<number, User>>(new Map());
  /** Messages of blocked people that are shown all the same. */
  private readonly unfolded = signal<ReadonlySet<string>>(new Set());

  constructor(private readonly loadBlocked: () => Promise<User[]>) {}

  /** Asks the server whom the person blocked; without an answer everything stays as it was. */
  async load(): Promise<void> {
    const users = await this.loadBlocked().catch(() => null);
    if (users) this.blocked.value = new Map(users.map((user) => [user.id, user]));
  }

  noteBlock(user: User, isBlocked: boolean): void {
    const next = new Map(this.blocked.peek());
    if (isBlocked) next.set(user.id, user);
    else next.delete(user.id);
    this.blocked.value = next;
  }

  noteProfile(profile: Profile): void {
    this.news.value = profile;
    const blocked = this.blocked.peek();
    if (blocked.has(profile.user.id))
      this.blocked.value = new Map(blocked).set(profile.user.id, profile.user);
  }

  isBlocked(user: number): boolean {
    return this.blocked.value.has(user);
  }

  /** Whether a message is only hinted at, because its author was blocked. */
  isFolded(message: Message): boolean {
    return this.isBlocked(message.author.id) && !this.unfolded.value.has(placeOf(message));
  }

  unfold(message: Message): void {
    this.unfolded.value = new Set(this.unfolded.peek()).add(placeOf(message));
  }

  clear(): void {
    this.news.value = null;
    this.unfolded.value = new Set();
    this.blocked.value = new Map();
  }
}
