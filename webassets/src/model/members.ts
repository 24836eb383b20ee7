// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { Clock, Timer } from '../client/clock';
import type { MembersEvent, PresenceEvent } from '../protocol/frames';
import type { Member, User } from '../protocol/types';
import type { Loading } from './pages';

/** In a large room the list is asked for again at most so often. */
const askAgainMs = 30_000;

function byPresence(a: Member, b: Member): number {
  if (a.online !== b.online) return a.online ? -1 : 1;
  return a.user.displayName.localeCompare(b.user.displayName) || a.user.id - b.user.id;
}

/** Who is in the conversation on the screen, and who of them is online. */
export class Members {
  private readonly map = signal<ReadonlyMap<number, Member>>(new Map());
  readonly loading = signal<Loading>('idle');
  private conversation = 0;
  private timer: Timer | null = null;

  constructor(
    private readonly load: (conversation: number) => Promise<Member[]>,
    private readonly clock: Clock,
  ) {}

  /** Online first, then by name. */
  get sorted(): Member[] {
    return [...this.map.value.values()].sort(byPresence);
  }

  /** Shows a conversation's members; again, it asks anew (after a reconnect). */
  async show(conversation: number): Promise<void> {
    if (conversation !== this.conversation) this.map.value = new Map();
    this.conversation = conversation;
    if (conversation === 0) return;
    this.loading.value = 'loading';
    try {
      const members = await this.load(conversation);
      if (conversation !== this.conversation) return;
      this.map.value = new Map(members.map((member) => [member.user.id, member]));
      this.loading.value = 'idle';
    } catch {
      if (conversation === this.conversation) this.loading.value = 'failed';
    }
  }

  reload(): Promise<void> {
    return this.show(this.conversation);
  }

  /** Shows somebody as he is now. */
  noteUser(user: User): void {
    const member = this.map.peek().get(user.id);
    if (member) this.map.value = new Map(this.map.peek()).set(user.id, { ...member, user });
  }

  noteMembers(event: MembersEvent): void {
    if (event.conversation !== this.conversation) return;
    const next = new Map(this.map.peek());
    for (const member of [...event.joined, ...event.changed]) next.set(member.user.id, member);
    for (const user of event.left) next.delete(user);
    this.map.value = next;
  }

  notePresence(event: PresenceEvent): void {
    if (event.conversation !== this.conversation) return;
    const changes = [
      ...event.online.map((user) => ({ user, online: true, idle: false })),
      ...event.idle.map((user) => ({ user, online: true, idle: true })),
      ...event.offline.map((user) => ({ user, online: false, idle: false })),
    ];
    // Where many are, only their number is told.
    if (changes.length === 0) this.askLater();
    const next = new Map(this.map.peek());
    for (const { user, online, idle } of changes) {
      const member = next.get(user);
      // How long ago he went is known from the next look on.
      if (member) next.set(user, { ...member, online, idle, lastSeenAt: 0 });
    }
    this.map.value = next;
  }

  private askLater(): void {
    this.timer ??= this.clock.after(askAgainMs, () => {
      this.timer = null;
      if (this.conversation !== 0) void this.reload();
    });
  }
}
