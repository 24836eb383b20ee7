// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../src/client/api-error';
import { type Keep, openKeep } from '../../src/client/database';
import { memoryKeep } from '../../src/client/memory-keep';
import { Outbox } from '../../src/client/outbox';
import type { Upload } from '../../src/client/uploads';
import type { ClientFrame, Refused } from '../../src/protocol/frames';
import { FakeClock, settle } from '../support/fake-clock';
import { image } from '../support/values';
import { FakeTabs } from '../support/fake-tabs';

type Post = ClientFrame & { type: 'post' };

/** A server that stores by ref, and whose connection can be cut at any place. */
class FakeServer {
  readonly stored: Post[] = [];
  readonly received: Post[] = [];
  isUp = true;

  take(frame: ClientFrame): boolean {
    if (!this.isUp || frame.type !== 'post') return false;
    this.received.push(frame);
    if (!this.stored.some((post) => post.ref === frame.ref)) this.stored.push(frame);
    return true;
  }
}

let clock: FakeClock;
let server: FakeServer;
let keep: Keep;
let upload: ReturnType<typeof vi.fn<Upload>>;
let refs = 0;

function newOutbox(): Outbox {
  return new Outbox({
    keep,
    tabs: new FakeTabs().tab('only'),
    send: (frame) => server.take(frame),
    upload,
    clock,
    random: () => 1,
    newRef: () => `00000000-0000-4000-8000-${String(++refs).padStart(12, '0')}`,
    changed: () => undefined,
  });
}

const refused = (ref: string, code: string, retryAfter = 0): Refused => ({
  type: 'error',
  ref,
  code,
  field: '',
  retryAfter,
});

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  clock = new FakeClock();
  server = new FakeServer();
  keep = await openKeep();
  upload = vi.fn<Upload>(() => Promise.resolve(image()));
});

describe('a message', () => {
  it('is kept before it is sent', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    const kept: number[] = [];
    outbox.connected();
    const send = vi.spyOn(server, 'take').mockImplementation(() => {
      void keep.posts(1).then((posts) => kept.push(posts.length));
      return true;
    });
    await outbox.add({ conversation: 7, text: 'hello' });
    await settle();
    expect(send).toHaveBeenCalledTimes(1);
    expect(kept).toEqual([1]);
  });

  it('goes out when there is a connection, and is forgotten when its message was seen', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    const post = await outbox.add({ conversation: 7, text: 'hello' });
    expect(server.received).toEqual([]);
    outbox.connected();
    expect(server.received).toEqual([{ type: 'post', ref: post.ref, conversation: 7, text: 'hello' }]);
    outbox.settle(post.ref);
    expect(outbox.posts).toEqual([]);
    await settle();
    expect(await keep.posts(1)).toEqual([]);
  });

  it('is sent once on a connection, however often something happens', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: 'one' });
    await outbox.add({ conversation: 7, text: 'two' });
    outbox.retry(outbox.posts[0]?.ref ?? '');
    expect(server.received.map((post) => post.text)).toEqual(['one', 'two']);
  });

  it('stays listed, but is never sent again, between `posted` and its message', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const post = await outbox.add({ conversation: 7, text: 'hello' });
    outbox.acknowledge(post.ref);
    expect(outbox.posts).toHaveLength(1);
    expect(outbox.isAcknowledged(post.ref)).toBe(true);
    await settle();
    expect(await keep.posts(1)).toEqual([]);
    outbox.disconnected();
    outbox.connected();
    expect(server.received).toHaveLength(1);
    expect(outbox.posts).toEqual([]);
  });
});

describe('over a reconnect', () => {
  it('sends what was not answered again with the same ref, so that it exists once', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: 'hello' });
    outbox.disconnected();
    outbox.connected();
    expect(server.received).toHaveLength(2);
    expect(server.received[0]).toEqual(server.received[1]);
    expect(server.stored).toHaveLength(1);
  });

  it('keeps the order of what was typed while offline', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    for (const text of ['a', 'b', 'c']) await outbox.add({ conversation: 7, text });
    outbox.connected();
    expect(server.stored.map((post) => post.text)).toEqual(['a', 'b', 'c']);
  });

  it('sends a long backlog a few at a time', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    for (let i = 0; i < 20; i++) await outbox.add({ conversation: 7, text: String(i) });
    outbox.connected();
    expect(server.received).toHaveLength(4);
    while (outbox.posts.length > 0) outbox.settle(outbox.posts[0]?.ref ?? '');
    expect(server.stored.map((post) => post.text)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    expect(server.received).toHaveLength(20);
  });
});

describe('over a reload of the page', () => {
  it('finds what was unsent, in order, and sends it with the refs it had', async () => {
    const before = newOutbox();
    await before.open(1);
    before.connected();
    const first = await before.add({ conversation: 7, text: 'one' });
    server.isUp = false;
    clock.advance(10);
    const second = await before.add({ conversation: 7, text: 'two' });
    await settle();

    server.isUp = true;
    keep = await openKeep();
    const after = newOutbox();
    await after.open(1);
    expect(after.posts.map((post) => post.text)).toEqual(['one', 'two']);
    after.connected();
    expect(server.stored.map((post) => post.ref)).toEqual([first.ref, second.ref]);
    expect(server.received).toHaveLength(3);
  });

  it("does not send another user's", async () => {
    const before = newOutbox();
    await before.open(1);
    await before.add({ conversation: 7, text: 'secret' });
    const after = newOutbox();
    await after.open(2);
    after.connected();
    expect(server.received).toEqual([]);
  });

  it('remembers a refusal', async () => {
    const before = newOutbox();
    await before.open(1);
    before.connected();
    const post = await before.add({ conversation: 7, text: 'hello' });
    before.refused(refused(post.ref, 'not-member'));
    await settle();
    const after = newOutbox();
    await after.open(1);
    after.connected();
    expect(after.posts[0]?.error).toBe('not-member');
    expect(server.received).toHaveLength(1);
  });

  it('works without a place to keep things, for as long as the page lives', async () => {
    keep = { ...memoryKeep(), putPost: () => Promise.reject(new Error('no room')) };
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: 'hello' });
    expect(server.stored).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('for good is shown, and retry sends it again', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const post = await outbox.add({ conversation: 7, text: 'hello' });
    outbox.refused(refused(post.ref, 'not-member'));
    expect(outbox.posts[0]?.error).toBe('not-member');
    outbox.disconnected();
    outbox.connected();
    expect(server.received).toHaveLength(1);
    outbox.retry(post.ref);
    expect(server.received).toHaveLength(2);
    expect(outbox.posts[0]?.error).toBe('');
  });

  it('for now is tried again after the time that the server asks for', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const post = await outbox.add({ conversation: 7, text: 'hello' });
    outbox.refused(refused(post.ref, 'too-many-requests', 3));
    await outbox.add({ conversation: 7, text: 'second' });
    clock.advance(2999);
    expect(server.received).toHaveLength(1);
    clock.advance(1);
    expect(server.received.map((each) => each.text)).toEqual(['hello', 'hello', 'second']);
  });

  it('of something unknown changes nothing', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: 'hello' });
    outbox.refused(refused('', 'invalid-field'));
    outbox.refused(refused('nobody', 'invalid-field'));
    expect(outbox.posts[0]?.error).toBe('');
  });

  it('can be discarded', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const post = await outbox.add({ conversation: 7, text: 'hello' });
    outbox.refused(refused(post.ref, 'not-member'));
    outbox.discard(post.ref);
    await settle();
    expect(outbox.posts).toEqual([]);
    expect(await keep.posts(1)).toEqual([]);
  });
});

describe('a picture', () => {
  const file = new Blob(['picture']);

  it('is uploaded first, then posted by its id', async () => {
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: '', file });
    await settle();
    expect(server.stored).toMatchObject([{ text: '', image: image().id }]);
  });

  it('does not hold up text', async () => {
    upload.mockImplementation(() => new Promise(() => undefined));
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: 'with picture', file });
    await outbox.add({ conversation: 7, text: 'text' });
    await settle();
    expect(server.stored.map((post) => post.text)).toEqual(['text']);
  });

  it('continues after a reload where its upload was', async () => {
    upload.mockImplementation((_file, options) => {
      options.onUrl('/api/v1/uploads/abc');
      return new Promise(() => undefined);
    });
    const before = newOutbox();
    await before.open(1);
    before.connected();
    await before.add({ conversation: 7, text: '', file });
    await settle();
    upload.mockReset();
    upload.mockResolvedValue(image());
    const after = newOutbox();
    await after.open(1);
    after.connected();
    await settle();
    expect(upload.mock.calls[0]?.[1].url).toBe('/api/v1/uploads/abc');
    expect(server.stored).toHaveLength(1);
  });

  it('that cannot be taken is shown as failed', async () => {
    upload.mockRejectedValue(new ApiError('image-broken', 422));
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: '', file });
    await settle();
    expect(outbox.posts[0]?.error).toBe('image-broken');
    expect(server.received).toEqual([]);
  });

  it('is tried again when the connection broke', async () => {
    upload.mockRejectedValueOnce(new ApiError('network'));
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    await outbox.add({ conversation: 7, text: '', file });
    await settle();
    expect(server.received).toEqual([]);
    clock.advance(500);
    await settle();
    expect(server.stored).toHaveLength(1);
  });

  it('says how it stands, and is tried again at once when somebody asks', async () => {
    let refuse: (error: ApiError) => void = () => undefined;
    upload.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)));
    const outbox = newOutbox();
    await outbox.open(1);
    const { ref } = await outbox.add({ conversation: 7, text: '', file });
    expect(outbox.uploadState(ref)).toBe('waiting');
    outbox.connected();
    expect(outbox.uploadState(ref)).toBe('uploading');
    refuse(new ApiError('network'));
    await settle();
    expect(outbox.uploadState(ref)).toBe('paused');
    outbox.retry(ref);
    await settle();
    expect(server.stored).toHaveLength(1);
  });

  it('stops when another tab took it out', async () => {
    let signal: AbortSignal | undefined;
    upload.mockImplementation((_file, options) => {
      signal = options.signal;
      return new Promise(() => undefined);
    });
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const { ref } = await outbox.add({ conversation: 7, text: '', file });
    await keep.removePost(ref);
    await outbox.reload();
    expect(signal?.aborted).toBe(true);
    expect(outbox.posts).toEqual([]);
  });

  it('stops when it is discarded', async () => {
    let signal: AbortSignal | undefined;
    upload.mockImplementation((_file, options) => {
      signal = options.signal;
      return new Promise(() => undefined);
    });
    const outbox = newOutbox();
    await outbox.open(1);
    outbox.connected();
    const post = await outbox.add({ conversation: 7, text: '', file });
    outbox.discard(post.ref);
    expect(signal?.aborted).toBe(true);
    expect(outbox.posts).toEqual([]);
  });
});
