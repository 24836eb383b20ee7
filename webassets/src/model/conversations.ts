// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, computed, signal } from '@preact/signals-core';
import { titleOf } from '../i18n/names';
import type { PresenceEvent, RoomEvent } from '../protocol/frames';
import type { Conversation, Member, Message, User } from '../protocol/types';
import { callsOf, wantedOf } from './alerts';
import { withUser } from './profiles';

/** How many messages of others are to be read; nothing that I wrote myself, no notice, nothing taken back. */
export function unreadOf(conversation: Conversation): number {
  return conversation.unread;
}

/** Favourites first, then those where something was said last. */
function byActivity(a: Conversation, b: Conversation): number {
  if (a.favourite !== b.favourite) return a.favourite ? -1 : 1;
  const recent = activeAt(b) - activeAt(a);
  return recent !== 0 ? recent : titleOf(a).localeCompare(titleOf(b)) || a.id - b.id;
}

/** A conversation with somebody in which nothing was said yet was opened just now. */
function activeAt({ kind, lastMessage }: Conversation): number {
  return lastMessage?.createdAt ?? (kind === 'direct' ? Number.MAX_SAFE_INTEGER : 0);
}

/** The user's conversations: summaries, unread counts, order of the list. */
export class Conversations {
  private readonly map = signal<ReadonlyMap<number, Conversation>>(new Map());

  /** False until the first answer of the server. */
  readonly isLoaded = signal(false);

  /** Whether there is a list to show, be it the one that was kept. */
  readonly hasList = computed(() => this.isLoaded.value || this.map.value.size > 0);

  /** The one on the screen; 0: none. */
  readonly currentId = signal(0);

  /** Favourites first, then the most recently active. */
  readonly sorted = computed(() => [...this.map.value.values()].sort(byActivity));

  readonly current = computed(() => this.map.value.get(this.currentId.value));

  /** How many unread messages one wants to know of while not looking; changes when a quiet time ends, too. */
  wanted(now: number): number {
    return this.sorted.value.reduce((sum, each) => sum + wantedOf(each, now), 0);
  }

  /** How many of those call the reader. */
  calls(now: number): number {
    return this.sorted.value.reduce((sum, each) => sum + callsOf(each, now), 0);
  }

  get(id: number): Conversation | undefined {
    return this.map.value.get(id);
  }

  peek(id: number): Conversation | undefined {
    return this.map.peek().get(id);
  }

  /**
   * Takes a summary. The newest message never moves back by it, unless the server starts anew (`isReset`). With
   * `keepsRead` the read position stays as it is here.
   */
  put(fresh: Conversation, isReset = false, keepsRead = false): void {
    const old = this.peek(fresh.id);
    const isOlder = old !== undefined && !isReset && fresh.revision < old.revision;
    this.set(fresh.id, {
      ...fresh,
      lastSeq: isReset ? fresh.lastSeq : Math.max(fresh.lastSeq, old?.lastSeq ?? 0),
      revision: isReset ? fresh.revision : Math.max(fresh.revision, old?.revision ?? 0),
      ...(old && keepsRead
        ? { readSeq: Math.min(old.readSeq, fresh.lastSeq), unread: old.unread, mentions: old.mentions }
        : {}),
      lastMessage: isOlder ? old.lastMessage : fresh.lastMessage,
    });
  }

  /** A message was added or changed. */
  noteMessage(message: Message): void {
    const old = this.peek(message.conversation);
    if (!old) return;
    const isNewest = message.seq >= old.lastSeq;
    this.set(old.id, {
      ...old,
      lastSeq: Math.max(old.lastSeq, message.seq),
      revision: Math.max(old.revision, message.revision),
      lastMessage: isNewest ? message : old.lastMessage,
    });
  }

  /** Where the read position is, and what is unread after it. */
  noteRead(id: number, read: { readSeq?: number; unread: number; mentions: number }): void {
    const old = this.peek(id);
    const { readSeq = old?.readSeq ?? 0, unread, mentions } = read;
    if (old) this.set(id, { ...old, readSeq, unread, mentions });
  }

  /** Who came and went: how many are here, and of a direct conversation whether the other one is. */
  notePresence(event: PresenceEvent): void {
    const old = this.peek(event.conversation);
    if (!old) return;
    const { partner } = old;
    const is = (users: readonly number[]): boolean => partner !== null && users.includes(partner.user.id);
    const isIdle = is(event.idle);
    const isThere = isIdle || is(event.online);
    const fresh =
      partner && (isThere || is(event.offline))
        ? { ...partner, online: isThere, idle: isIdle, lastSeenAt: 0 }
        : partner;
    this.set(old.id, { ...old, onlineCount: event.onlineCount, partner: fresh });
  }

  /** How it stands with the other one of a direct conversation. */
  notePartner(id: number, partner: Member): void {
    const old = this.peek(id);
    if (old?.partner?.user.id === partner.user.id) this.set(id, { ...old, partner });
  }

  noteCounts(id: number, counts: { memberCount: number }): void {
    const old = this.peek(id);
    if (old) this.set(id, { ...old, ...counts });
  }

  /** A room was renamed or set up in another way. */
  noteRoom(event: RoomEvent): void {
    const old = this.peek(event.conversation);
    if (!old) return;
    const { name, topic, visibility, cover, archivedAt, posting, slowSeconds } = event;
    this.set(old.id, { ...old, name, topic, visibility, cover, archivedAt, posting, slowSeconds });
  }

  /** Shows somebody as he is now. */
  noteUser(user: User): void {
    for (const each of this.map.peek().values()) {
      const { lastMessage: last, partner } = each;
      const isPartner = partner?.user.id === user.id;
      if (last?.author.id !== user.id && !isPartner) continue;
      this.set(each.id, {
        ...each,
        lastMessage: last && withUser(last, user),
        partner: isPartner ? { ...partner, user } : partner,
      });
    }
  }

  remove(id: number): void {
    const next = new Map(this.map.peek());
    if (next.delete(id)) this.map.value = next;
  }

  clear(): void {
    batch(() => {
      this.map.value = new Map();
      this.isLoaded.value = false;
    });
  }

  private set(id: number, conversation: Conversation): void {
    this.map.value = new Map(this.map.peek()).set(id, conversation);
  }
}
