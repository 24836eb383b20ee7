// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { MembersEvent } from '../protocol/frames';
import type { Member, User } from '../protocol/types';

/** Whose names are needed in a conversation: to complete a mention, to say who reacted. Asked for when first needed. */
export class People {
  private readonly known = signal<ReadonlyMap<number, ReadonlyMap<number, User>>>(new Map());
  private readonly asked = new Map<number, Promise<void>>();

  constructor(private readonly load: (conversation: number) => Promise<Member[]>) {}

  /** The members that are known; empty until need() was answered. */
  of(conversation: number): readonly User[] {
    return [...(this.known.value.get(conversation)?.values() ?? [])];
  }

  find(conversation: number, user: number): User | undefined {
    return this.known.value.get(conversation)?.get(user);
  }

  /** Asks for the members once; a failed question is asked again by the next call. */
  need(conversation: number): Promise<void> {
    let question = this.asked.get(conversation);
    if (!question) {
      question = this.ask(conversation);
      this.asked.set(conversation, question);
    }
    return question;
  }

  note(event: MembersEvent): void {
    const held = this.known.peek().get(event.conversation);
    if (!held) return;
    const next = new Map(held);
    for (const { user } of event.joined) next.set(user.id, user);
    for (const user of event.left) next.delete(user);
    this.known.value = new Map(this.known.peek()).set(event.conversation, next);
  }

  /** Shows somebody as he is now. */
  noteUser(user: User): void {
    const next = new Map(this.known.peek());
    for (const [conversation, users] of next) {
      if (users.has(user.id)) next.set(conversation, new Map(users).set(user.id, user));
    }
    this.known.value = next;
  }

  /** After a reconnect nobody knows who came and went. */
  forget(): void {
    this.asked.clear();
  }

  clear(): void {
    this.asked.clear();
    this.known.value = new Map();
  }

  private async ask(conversation: number): Promise<void> {
    try {
      const users = (await this.load(conversation)).map(({ user }): [number, User] => [user.id, user]);
      this.known.value = new Map(this.known.peek()).set(conversation, new Map(users));
    } catch {
      this.asked.delete(conversation);
    }
  }
}
