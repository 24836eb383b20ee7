// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type ApiError, failureOf, isPassing } from './api-error';
import { Backoff } from './backoff';
import type { Clock, Timer } from './clock';
import type { PendingPost } from './database';
import { keepParts, type Upload } from './uploads';

/** How it stands with the picture of a post: it waits for its turn or the server, is on its way, or failed and is tried again. */
export type UploadState = 'waiting' | 'uploading' | 'paused';

export interface OutboxUploadsTools {
  upload: Upload;
  clock: Clock;
  random: () => number;
  /** The post whose picture is to go next. */
  next(): (PendingPost & { file: Blob }) | undefined;
  store(post: PendingPost): Promise<void>;
  /** The picture will never be taken. */
  fail(post: PendingPost, code: string): void;
  changed(): void;
  /** An upload came to an end. */
  ended(): void;
}

/** Sends the pictures of waiting posts, one at a time; what fails in passing is tried again after a while. */
export class OutboxUploads {
  private readonly fractions = new Map<string, number>();
  private current: { ref: string; stop: AbortController } | null = null;
  private pause: Timer | null = null;
  private readonly backoff: Backoff;

  constructor(private readonly tools: OutboxUploadsTools) {
    this.backoff = new Backoff(tools.random);
  }

  /** How far a picture got, from 0 to 1. */
  progress(ref: string): number {
    return this.fractions.get(ref) ?? 0;
  }

  state(ref: string): UploadState {
    if (this.current?.ref === ref) return 'uploading';
    return this.pause ? 'paused' : 'waiting';
  }

  start(): void {
    if (this.current || this.pause) return;
    const post = this.tools.next();
    if (!post) return;
    const stop = new AbortController();
    this.current = { ref: post.ref, stop };
    this.tools.changed();
    void this.run(post, stop);
  }

  /** Does not wait any longer before the next attempt. */
  hurry(): void {
    this.backoff.reset();
    this.pause?.cancel();
    this.pause = null;
  }

  /** The post is not wanted any more. */
  forget(ref: string): void {
    this.fractions.delete(ref);
    if (this.current?.ref !== ref) return;
    this.current.stop.abort();
    this.current = null;
  }

  /** Stops; what is on the server stays there. */
  close(): void {
    this.hurry();
    this.current?.stop.abort(keepParts);
    this.current = null;
    this.fractions.clear();
  }

  private async run(post: PendingPost & { file: Blob }, stop: AbortController): Promise<void> {
    try {
      const image = await this.tools.upload(post.file, {
        url: post.uploadUrl,
        signal: stop.signal,
        onUrl: (url) => {
          post.uploadUrl = url;
          void this.tools.store(post);
        },
        onProgress: (fraction) => {
          this.fractions.set(post.ref, fraction);
          this.tools.changed();
        },
      });
      Object.assign(post, { image, file: null });
      await this.tools.store(post);
    } catch (error) {
      if (stop.signal.aborted) return;
      this.failed(post, failureOf(error));
    }
    if (this.current?.stop === stop) this.current = null;
    this.tools.changed();
    this.tools.ended();
  }

  private failed(post: PendingPost, error: ApiError): void {
    if (!isPassing(error.code)) {
      this.tools.fail(post, error.code);
      return;
    }
    const ms = Math.max(error.retryAfter * 1000, this.backoff.next());
    this.pause = this.tools.clock.after(ms, () => {
      this.pause = null;
      this.tools.ended();
    });
  }
}
