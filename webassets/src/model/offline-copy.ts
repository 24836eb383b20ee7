// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, effect } from '@preact/signals-core';
import type { Clock, Timer } from '../client/clock';
import type { Keep, KeptConversation } from '../client/database';
import type { Resume } from '../client/resume';
import type { Conversation } from '../protocol/types';
import type { Conversations } from './conversations';
import type { Reading } from './reading';
import type { Timelines } from './timeline';

/** Of each conversation, so many of the newest messages are kept. */
const mostMessages = 60;
const writeAfterMs = 1_000;

export interface OfflineCopyTools {
  keep: Keep;
  clock: Clock;
  conversations: Conversations;
  timelines: Timelines;
  resume: Resume;
  reading: Pick<Reading, 'owed' | 'owe'>;
}

/**
 * The conversations and their newest messages on disk: what the client opens with before the server answered, or while it is
 * away. The revision of each is kept with it, so the server only has to tell what changed since.
 */
export class OfflineCopy {
  private user = 0;
  private timer: Timer | null = null;
  private stop: () => void = () => undefined;
  /** What is on disk, or on its way there. */
  private written = new Map<number, Conversation>();

  constructor(private readonly tools: OfflineCopyTools) {}

  /** Shows what is kept of this user, and keeps what comes from now on. */
  async open(user: number): Promise<void> {
    this.close();
    this.user = user;
    const kept = await this.tools.keep.conversations(user).catch(() => []);
    if (user !== this.user) return;
    batch(() => kept.forEach((each) => this.show(each)));
    this.stop = effect(() => this.follow(this.tools.conversations.sorted.value));
  }

  /** Writes what still waits, and lets go. */
  close(): void {
    this.stop();
    this.stop = () => undefined;
    if (this.timer) this.write();
    this.user = 0;
    this.written = new Map();
  }

  /** Writes at once: the page goes away. */
  flush(): void {
    if (this.timer) this.write();
  }

  /** Lets go without writing: nobody is to find anything here. */
  forget(): void {
    this.timer?.cancel();
    this.timer = null;
    this.close();
  }

  private show({ id, conversation, revision, messages, owedRead = 0 }: KeptConversation): void {
    const { conversations, timelines, resume, reading } = this.tools;
    if (resume.revision(id) !== undefined) return;
    resume.hold(id, revision);
    timelines.of(id).reset(messages);
    conversations.put(conversation);
    reading.owe(id, owedRead);
    const shown = conversations.peek(id);
    if (shown) this.written.set(id, shown);
  }

  private follow(shown: readonly Conversation[]): void {
    const isKept = shown.every((each) => this.written.get(each.id) === each);
    if (this.timer || (isKept && shown.length === this.written.size)) return;
    this.timer = this.tools.clock.after(writeAfterMs, () => this.write());
  }

  private write(): void {
    this.timer?.cancel();
    this.timer = null;
    const { keep, conversations, timelines, resume, reading } = this.tools;
    const shown = conversations.sorted.peek();
    const gone = [...this.written.keys()].filter((id) => !conversations.peek(id));
    const fresh = shown.flatMap((conversation): KeptConversation[] => {
      const { id } = conversation;
      const revision = resume.revision(id);
      if (revision === undefined || this.written.get(id) === conversation) return [];
      const messages = timelines.of(id).messages.peek().slice(-mostMessages);
      return [{ user: this.user, id, conversation, revision, messages, owedRead: reading.owed(id) }];
    });
    this.written = new Map(shown.map((each) => [each.id, each]));
    if (fresh.length === 0 && gone.length === 0) return;
    // Without room or permission there is no copy; everything else goes on.
    void keep.putConversations(fresh, this.user, gone).catch(() => undefined);
  }
}
