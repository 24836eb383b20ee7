// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Keep, openKeep } from '../../src/client/database';
import { Resume } from '../../src/client/resume';
import { Conversations } from '../../src/model/conversations';
import { OfflineCopy } from '../../src/model/offline-copy';
import { Reading } from '../../src/model/reading';
import { Timelines } from '../../src/model/timeline';
import { Unread } from '../../src/model/unread';
import { FakeClock } from '../support/fake-clock';
import { conversation, message } from '../support/values';

let keep: Keep;
let clock: FakeClock;

/** What a page holds, and the copy of it. */
function page() {
  const conversations = new Conversations();
  const timelines = new Timelines({
    before: () => Promise.reject(new Error('not asked')),
    around: () => Promise.reject(new Error('not asked')),
  });
  const resume = new Resume();
  const unread = new Unread(
    conversations,
    timelines,
    () => 1,
    () => undefined,
  );
  const reading = new Reading(
    conversations,
    unread,
    () => false,
    () => undefined,
  );
  const copy = new OfflineCopy({ keep, clock, conversations, timelines, resume, reading });
  return { conversations, timelines, resume, reading, copy };
}

const filled = (seqs: number[], revision: number) => ({
  messages: seqs.map((seq) => message(seq, { revision: seq, conversation: 7 })),
  conversation: conversation(7, { lastSeq: seqs.at(-1) ?? 0, revision }),
});

async function write(
  of: ReturnType<typeof page>,
  { messages, conversation: room }: ReturnType<typeof filled>,
) {
  of.resume.hold(7, room.revision);
  of.timelines.of(7).merge(messages);
  of.conversations.put(room);
  clock.advance(1_000);
  await expect.poll(async () => (await keep.conversations(1))[0]?.revision).toBe(room.revision);
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  keep = await openKeep();
  clock = new FakeClock();
});

describe('the copy of the conversations', () => {
  it('is what the next page opens with, at the revision that it had', async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1, 2, 3], 9));

    const after = page();
    await after.copy.open(1);
    expect(after.conversations.peek(7)?.lastSeq).toBe(3);
    expect(
      after.timelines
        .of(7)
        .messages.peek()
        .map((each) => each.seq),
    ).toEqual([1, 2, 3]);
    expect(after.resume.revisions()).toEqual({ 7: 9 });
    expect(after.conversations.hasList.peek()).toBe(true);
    expect(after.conversations.isLoaded.peek()).toBe(false);
  });

  it('keeps the newest messages only, without a hole', async () => {
    const before = page();
    await before.copy.open(1);
    await write(
      before,
      filled(
        Array.from({ length: 200 }, (_, index) => index + 1),
        200,
      ),
    );
    const [kept] = await keep.conversations(1);
    expect(kept?.messages.map((each) => each.seq)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 141),
    );
  });

  it('follows what changes, and forgets a conversation that one left', async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1], 1));
    await write(before, filled([1, 2], 2));
    before.conversations.remove(7);
    before.copy.flush();
    await expect.poll(() => keep.conversations(1)).toEqual([]);
  });

  it("is of one user: another one's page does not show it", async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1], 1));
    const other = page();
    await other.copy.open(2);
    expect(other.conversations.hasList.peek()).toBe(false);
  });

  it('holds what was read without the server, until it said that it knows', async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1, 2], 2));
    before.reading.markRead(7);
    before.copy.flush();
    await expect.poll(async () => (await keep.conversations(1))[0]?.owedRead).toBe(2);

    const after = page();
    await after.copy.open(1);
    expect(after.reading.owed(7)).toBe(2);
    expect(after.reading.isAhead(7, 0)).toBe(true);
    after.reading.confirmed(7, 2);
    clock.advance(1_000);
    await expect.poll(async () => (await keep.conversations(1))[0]?.owedRead).toBe(0);
  });

  it('never stands in for what the server said already', async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1], 1));
    const after = page();
    after.resume.hold(7, 5);
    after.conversations.put(filled([1, 2], 5).conversation);
    await after.copy.open(1);
    expect(after.resume.revision(7)).toBe(5);
    expect(after.conversations.peek(7)?.revision).toBe(5);
  });

  it('is gone when nobody may see it any more, while what was written stays', async () => {
    const before = page();
    await before.copy.open(1);
    await write(before, filled([1], 1));
    await keep.putDraft({ user: 1, conversation: 7, text: 'half a sentence' });
    before.conversations.put(filled([1, 2], 2).conversation);
    before.copy.forget();
    await keep.clearCopy();
    expect(await keep.conversations(1)).toEqual([]);
    expect(await keep.session()).toBeNull();
    expect((await keep.drafts(1)).map((draft) => draft.text)).toEqual(['half a sentence']);
  });
});
