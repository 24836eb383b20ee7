// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Keep, openKeep } from '../../src/client/database';
import { Outbox } from '../../src/client/outbox';
import type { ClientFrame } from '../../src/protocol/frames';
import { FakeClock } from '../support/fake-clock';
import { FakeTabs } from '../support/fake-tabs';

let keep: Keep;
let tabs: FakeTabs;
let refs = 0;

/** The outbox of one tab, and which texts it sent. */
async function open(id: string) {
  const sent: string[] = [];
  const tab = tabs.tab(id);
  const outbox = new Outbox({
    keep,
    tabs: tab,
    send: (frame: ClientFrame) => {
      if (frame.type === 'post') sent.push(frame.text);
      return true;
    },
    upload: () => Promise.reject(new Error('no pictures here')),
    clock: new FakeClock(),
    random: () => 1,
    newRef: () => `00000000-0000-4000-8000-${String(++refs).padStart(12, '0')}`,
    changed: () => undefined,
  });
  tab.onNews = () => void outbox.reload();
  await outbox.open(1);
  return { outbox, sent, texts: () => outbox.posts.map((post) => post.text) };
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  keep = await openKeep();
  tabs = new FakeTabs();
});

describe('the outbox in several tabs', () => {
  it('lists in each what was written in any, and only that one sends it', async () => {
    const [first, second] = [await open('first'), await open('second')];
    await first.outbox.add({ conversation: 7, text: 'hello' });
    await expect.poll(second.texts).toEqual(['hello']);
    first.outbox.connected();
    second.outbox.connected();
    expect(first.sent).toEqual(['hello']);
    expect(second.sent).toEqual([]);
  });

  it('has it no more anywhere when its message was seen', async () => {
    const [first, second] = [await open('first'), await open('second')];
    const { ref } = await first.outbox.add({ conversation: 7, text: 'hello' });
    await expect.poll(second.texts).toEqual(['hello']);
    first.outbox.settle(ref);
    await expect.poll(second.texts).toEqual([]);
  });

  it('gives what a killed tab left to one of the others, once', async () => {
    const first = await open('first');
    await first.outbox.add({ conversation: 7, text: 'left behind' });
    const [second, third] = [await open('second'), await open('third')];
    second.outbox.connected();
    third.outbox.connected();
    expect([...second.sent, ...third.sent]).toEqual([]);
    tabs.close('first');
    await expect.poll(() => [...second.sent, ...third.sent]).toEqual(['left behind']);
    await expect.poll(async () => (await keep.posts(1)).map((post) => post.tab)).not.toEqual(['first']);
    expect([...second.sent, ...third.sent]).toEqual(['left behind']);
  });

  it('lets a post be given up in another tab than the one that wrote it', async () => {
    const [first, second] = [await open('first'), await open('second')];
    const { ref } = await first.outbox.add({ conversation: 7, text: 'rather not' });
    await expect.poll(second.texts).toEqual(['rather not']);
    second.outbox.discard(ref);
    await expect.poll(first.texts).toEqual([]);
    first.outbox.connected();
    expect(first.sent).toEqual([]);
  });
});
