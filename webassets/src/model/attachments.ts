// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import { failureCode } from '../client/api-error';
import type { NewPost } from '../client/posts';
import { keepParts, type Upload } from '../client/uploads';
import type { Image } from '../protocol/types';

export interface Attachment {
  readonly id: number;
  readonly conversation: number;
  readonly file: File;
  /** A blob: address of the picture, for the preview. */
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly status: 'uploading' | 'done' | 'failed';
  /** From 0 to 1. */
  readonly progress: number;
  /** Why it failed; a picture that can never be sent cannot be retried. */
  readonly error: string;
  readonly canRetry: boolean;
  readonly uploadUrl: string;
  readonly image: Image | null;
}

export interface AttachmentTools {
  upload: Upload;
  /** The picture's size in pixels; throws when the browser cannot read it. */
  measure(file: File): Promise<{ width: number; height: number }>;
  limits(): { imageBytes: number; imagePixels: number };
  previewOf(file: File): string;
  release(preview: string): void;
}

export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Pictures chosen in the composer: they upload at once, while the message is still being written. */
export class Attachments {
  private readonly list = signal<readonly Attachment[]>([]);
  private readonly stops = new Map<number, AbortController>();
  private lastId = 0;

  constructor(private readonly tools: AttachmentTools) {}

  of(conversation: number): readonly Attachment[] {
    return this.list.value.filter((each) => each.conversation === conversation);
  }

  get isAny(): boolean {
    return this.list.peek().length > 0;
  }

  async add(conversation: number, file: File): Promise<void> {
    const id = ++this.lastId;
    const attachment: Attachment = {
      id,
      conversation,
      file,
      preview: this.tools.previewOf(file),
      width: 4,
      height: 3,
      status: 'uploading',
      progress: 0,
      error: '',
      canRetry: false,
      uploadUrl: '',
      image: null,
    };
    this.list.value = [...this.list.peek(), attachment];
    const error = await this.check(id, file);
    if (error === '') await this.run(id);
    else this.change(id, { status: 'failed', error });
  }

  /** Why this file can never be sent, or "". */
  private async check(id: number, file: File): Promise<string> {
    const { imageBytes, imagePixels } = this.tools.limits();
    if (!pictureTypes.includes(file.type)) return 'unsupported-media-type';
    if (file.size > imageBytes) return 'image-too-large';
    try {
      const size = await this.tools.measure(file);
      this.change(id, size);
      return size.width * size.height > imagePixels ? 'image-too-large' : '';
    } catch {
      return 'image-broken';
    }
  }

  async retry(id: number): Promise<void> {
    this.change(id, { status: 'uploading', error: '' });
    await this.run(id);
  }

  /** Takes it out and forgets its upload. */
  remove(id: number): void {
    this.stops.get(id)?.abort();
    this.drop(id);
  }

  /** Hands a conversation's pictures over for sending; an unfinished upload is continued by the outbox. */
  take(conversation: number): Attachment[] {
    const taken = this.list.peek().filter((each) => each.conversation === conversation && !isHopeless(each));
    for (const each of taken) {
      if (each.status !== 'done') this.stops.get(each.id)?.abort(keepParts);
      this.drop(each.id);
    }
    return taken;
  }

  clear(): void {
    for (const each of this.list.peek()) this.remove(each.id);
  }

  private async run(id: number): Promise<void> {
    const attachment = this.find(id);
    if (!attachment) return;
    const stop = new AbortController();
    this.stops.set(id, stop);
    try {
      const image = await this.tools.upload(attachment.file, {
        url: attachment.uploadUrl,
        signal: stop.signal,
        onUrl: (uploadUrl) => this.change(id, { uploadUrl }),
        onProgress: (progress) => this.change(id, { progress }),
      });
      this.change(id, { status: 'done', progress: 1, image });
    } catch (failure) {
      if (stop.signal.aborted) return;
      const error = failureCode(failure);
      this.change(id, { status: 'failed', error, canRetry: true });
    }
  }

  private find(id: number): Attachment | undefined {
    return this.list.peek().find((each) => each.id === id);
  }

  private change(id: number, fields: Partial<Attachment>): void {
    this.list.value = this.list.peek().map((each) => (each.id === id ? { ...each, ...fields } : each));
  }

  private drop(id: number): void {
    const attachment = this.find(id);
    if (!attachment) return;
    this.tools.release(attachment.preview);
    this.stops.delete(id);
    this.list.value = this.list.peek().filter((each) => each.id !== id);
  }
}

/** A picture that no server takes; it stays in the composer with its reason until it is removed. */
export function isHopeless(attachment: Attachment): boolean {
  return attachment.status === 'failed' && !attachment.canRetry;
}

/** One post a picture; the text, and what it answers, go with the first. */
export function picturePosts(
  pictures: readonly Attachment[],
  conversation: number,
  text: string,
  replyTo: NewPost['replyTo'],
): NewPost[] {
  return pictures.map((picture, index) => ({
    conversation,
    text: index === 0 ? text : '',
    replyTo: index === 0 ? (replyTo ?? null) : null,
    file: picture.image ? null : picture.file,
    image: picture.image,
    uploadUrl: picture.uploadUrl,
    width: picture.width,
    height: picture.height,
  }));
}
