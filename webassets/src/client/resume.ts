// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ConversationSync, SyncAnswer } from '../protocol/frames';
import type { Message } from '../protocol/types';

export type Verdict = 'apply' | 'known' | 'gap';

/**
 * What this client has of each conversation, by revision: the request after a connect, and the judge of every pushed
 * message. A push that leaves a hole is not applied; the partial sync that it causes brings the whole.
 */
export class Resume {
  private readonly held = new Map<number, number>();
  private readonly asked = new Set<number>();

  /** The revisions to name in a complete sync. */
  revisions(): Record<string, number> {
    this.asked.clear();
    return Object.fromEntries(this.held);
  }

  revision(conversation: number): number | undefined {
    return this.held.get(conversation);
  }

  /** What a copy of the conversation has. */
  hold(conversation: number, revision: number): void {
    this.held.set(conversation, revision);
  }

  /** Judges a pushed message and, when it fits, takes its revision. */
  take(message: Message): Verdict {
    const have = this.held.get(message.conversation);
    if (have === undefined) return 'gap';
    if (message.revision <= have) return 'known';
    if (message.revision > have + 1) return 'gap';
    this.held.set(message.conversation, message.revision);
    return 'apply';
  }

  /**
   * The revisions for a partial sync of a conversation with a gap (0 for one not held), or null while such a
   * question is already on its way.
   */
  askFor(conversation: number): Record<string, number> | null {
    if (this.asked.has(conversation)) return null;
    this.asked.add(conversation);
    return { [conversation]: this.held.get(conversation) ?? 0 };
  }

  /** Takes an answer; returns the conversations held before that a complete answer no longer names. */
  answer(answer: SyncAnswer): number[] {
    for (const part of answer.conversations) this.takePart(part);
    if (answer.partial) return [];
    const named = new Set(answer.conversations.map((part) => part.conversation.id));
    const over = [...this.held.keys()].filter((id) => !named.has(id));
    for (const id of over) this.forget(id);
    return over;
  }

  forget(conversation: number): void {
    this.held.delete(conversation);
    this.asked.delete(conversation);
  }

  clear(): void {
    this.held.clear();
    this.asked.clear();
  }

  private takePart(part: ConversationSync): void {
    const { id, revision } = part.conversation;
    this.asked.delete(id);
    const newest = part.messages.reduce((high, message) => Math.max(high, message.revision), revision);
    // A reset may go back: a server restored from a backup counts from there.
    this.held.set(id, part.reset ? newest : Math.max(newest, this.held.get(id) ?? 0));
  }
}
