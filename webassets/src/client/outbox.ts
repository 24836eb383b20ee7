// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ClientFrame, Refused } from '../protocol/frames';
import { isPassing } from './api-error';
import type { Clock, Timer } from './clock';
import type { Keep, PendingPost } from './database';
import { frameOf, type NewPost, pendingPost } from './posts';
import { OutboxUploads, type UploadState } from './outbox-uploads';
import type { Tabs } from './tabs';
import type { Upload } from './uploads';

export interface OutboxTools {
  keep: Keep;
  /** False when there is no connection. */
  send(frame: ClientFrame): boolean;
  upload: Upload;
  clock: Clock;
  random: () => number;
  newRef(): string;
  tabs: Pick<Tabs, 'id' | 'whenGone' | 'tell'>;
  /** Something about the posts changed. */
  changed(): void;
}

/** Posts under way at once: enough to be quick, few enough to stay below every limit after a long time offline. */
const mostInFlight = 4;

/**
 * Messages that the server has not acknowledged. Each is kept before it is first sent, is sent in order, once per
 * connection, with the same ref every time, and goes when `posted` or the message itself comes.
 *
 * All tabs of the browser list the posts of all. Each sends what was written in it; what a tab leaves behind that is gone, one
 * of the others sends.
 */
export class Outbox {
  private user = 0;
  private queue: PendingPost[] = [];
  private readonly inFlight = new Set<string>();
  /** Durable on the server, but the message itself has not been seen yet. */
  private readonly acknowledged = new Set<string>();
  /** Posts that are kept, so one that is not kept any more was given up in another tab. */
  private readonly stored = new Set<string>();
  /** Other tabs whose posts wait here for their end. */
  private readonly awaited = new Set<string>();
  private isReady = false;
  private pause: Timer | null = null;
  private readonly uploads: OutboxUploads;

  constructor(private readonly tools: OutboxTools) {
    this.uploads = new OutboxUploads({
      upload: tools.upload,
      clock: tools.clock,
      random: tools.random,
      next: () => this.queue.find((post): post is PendingPost & { file: Blob } => this.isToUpload(post)),
      store: (post) => this.store(post),
      fail: (post, code) => this.fail(post, code),
      changed: () => tools.changed(),
      ended: () => this.pump(),
    });
  }

  get posts(): readonly PendingPost[] {
    return this.queue;
  }

  /** How far a picture's upload got, from 0 to 1. */
  progress(ref: string): number {
    return this.uploads.progress(ref);
  }

  uploadState(ref: string): UploadState {
    return this.uploads.state(ref);
  }

  /** Takes up what this user left unsent. */
  async open(user: number): Promise<void> {
    this.close();
    this.user = user;
    await this.reload();
  }

  /** Another tab changed what is kept. */
  async reload(): Promise<void> {
    const { user } = this;
    const kept = await this.tools.keep.posts(user).catch(() => null);
    if (!kept || user !== this.user) return;
    const keptRefs = new Set(kept.map((post) => post.ref));
    const held = this.queue.filter(
      (post) => this.isMine(post) && (keptRefs.has(post.ref) || !this.isGivenUp(post)),
    );
    const heldRefs = new Set(held.map((post) => post.ref));
    const others = kept.filter((post) => !heldRefs.has(post.ref) && !this.acknowledged.has(post.ref));
    for (const { ref } of kept) this.stored.add(ref);
    for (const { ref } of this.queue) if (!keptRefs.has(ref) && !heldRefs.has(ref)) this.uploads.forget(ref);
    this.queue = [...others, ...held].sort((a, b) => a.createdAt - b.createdAt);
    for (const { tab } of others) this.await(tab);
    this.tools.changed();
    this.pump();
  }

  /** Stops; what is kept stays kept. */
  close(): void {
    this.disconnected();
    this.pause?.cancel();
    this.pause = null;
    this.uploads.close();
    this.queue = [];
    this.stored.clear();
    this.acknowledged.clear();
  }

  async add(post: NewPost): Promise<PendingPost> {
    const { user, tools } = this;
    const by = { ref: tools.newRef(), user, createdAt: tools.clock.now(), tab: tools.tabs.id };
    const pending = pendingPost(post, by);
    this.queue.push(pending);
    this.tools.changed();
    await this.store(pending);
    this.pump();
    return pending;
  }

  /** The connection is up and in step: everything unanswered goes out again. */
  connected(): void {
    this.inFlight.clear();
    for (const ref of [...this.acknowledged]) this.remove(ref);
    this.isReady = true;
    this.uploads.hurry();
    this.pump();
  }

  disconnected(): void {
    this.isReady = false;
    this.inFlight.clear();
  }

  /** The post is durable, so it is never sent again; it stays listed until its message is seen. */
  acknowledge(ref: string): void {
    if (!this.find(ref)) return;
    this.acknowledged.add(ref);
    this.inFlight.delete(ref);
    this.drop(ref);
    this.tools.changed();
    this.pump();
  }

  isAcknowledged(ref: string): boolean {
    return this.acknowledged.has(ref);
  }

  /** The message itself was seen. */
  settle(ref: string): void {
    if (!this.find(ref)) return;
    this.remove(ref);
    this.pump();
  }

  refused(answer: Refused): void {
    const post = this.find(answer.ref);
    if (!post) return;
    this.inFlight.delete(post.ref);
    if (isPassing(answer.code)) {
      this.rest(Math.max(1, answer.retryAfter) * 1000);
    } else {
      this.fail(post, answer.code);
      this.pump();
    }
  }

  retry(ref: string): void {
    const post = this.find(ref);
    if (!post) return;
    post.error = '';
    post.tab = this.tools.tabs.id;
    this.uploads.hurry();
    void this.store(post);
    this.tools.changed();
    this.pump();
  }

  /** Gives a post up. One that is under way may still arrive. */
  discard(ref: string): void {
    this.remove(ref);
    this.pump();
  }

  private isUnderWay(ref: string): boolean {
    return this.inFlight.has(ref) || this.acknowledged.has(ref);
  }

  private find(ref: string): PendingPost | undefined {
    return ref === '' ? undefined : this.queue.find((post) => post.ref === ref);
  }

  private remove(ref: string): void {
    this.queue = this.queue.filter((post) => post.ref !== ref);
    this.inFlight.delete(ref);
    this.uploads.forget(ref);
    this.acknowledged.delete(ref);
    this.drop(ref);
    this.tools.changed();
  }

  private isMine(post: PendingPost): boolean {
    return post.tab === this.tools.tabs.id;
  }

  /** Kept once, and not any more: another tab took it out. */
  private isGivenUp({ ref }: PendingPost): boolean {
    return this.stored.has(ref) && !this.isUnderWay(ref);
  }

  /** Sends what this tab wrote, once it is gone. */
  private await(tab: string): void {
    if (tab === this.tools.tabs.id || this.awaited.has(tab)) return;
    this.awaited.add(tab);
    void this.tools.tabs.whenGone(tab).then(() => {
      this.awaited.delete(tab);
      return this.takeOver(tab);
    });
  }

  private async takeOver(tab: string): Promise<void> {
    const left = this.queue.filter((post) => post.tab === tab);
    for (const { ref } of left) {
      // Of several tabs that wait for the same, one gets it.
      const taken = await this.tools.keep.takePost(ref, tab, this.tools.tabs.id).catch(() => null);
      if (taken) this.queue = this.queue.map((post) => (post.ref === ref ? taken : post));
    }
    if (left.length === 0) return;
    this.tell();
    this.pump();
  }

  /** Takes a post out of what is kept. */
  private drop(ref: string): void {
    this.stored.delete(ref);
    void this.tools.keep
      .removePost(ref)
      .then(() => this.tell())
      .catch(() => undefined);
  }

  private tell(): void {
    this.tools.tabs.tell({ kind: 'posts', user: this.user });
  }

  private fail(post: PendingPost, code: string): void {
    post.error = code;
    void this.store(post);
    this.tools.changed();
  }

  private async store(post: PendingPost): Promise<void> {
    try {
      await this.tools.keep.putPost(post);
      this.stored.add(post.ref);
      // Answered while it was being written.
      if (!this.find(post.ref) || this.acknowledged.has(post.ref)) await this.tools.keep.removePost(post.ref);
      this.tell();
    } catch {
      // No room or no permission: it still goes out, it only does not survive a reload.
    }
  }

  /** The server asked for a pause: nothing goes out until then. */
  private rest(ms: number): void {
    this.pause?.cancel();
    this.pause = this.tools.clock.after(ms, () => {
      this.pause = null;
      this.pump();
    });
  }

  private pump(): void {
    if (this.isReady) this.uploads.start();
    if (!this.isReady || this.pause) return;
    for (const post of this.queue) {
      if (this.inFlight.size >= mostInFlight) return;
      if (!this.isMine(post) || post.error !== '' || post.file || this.isUnderWay(post.ref)) continue;
      if (!this.tools.send(frameOf(post))) return;
      this.inFlight.add(post.ref);
    }
  }

  private isToUpload(post: PendingPost): boolean {
    return post.file !== null && post.error === '' && this.isMine(post);
  }
}
