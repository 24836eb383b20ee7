// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, expect, test } from 'vitest';
import type { Draft, Keep, PendingPost } from '../src/client/database';
import { LastWords } from '../src/client/last-words';
import { memoryKeep } from '../src/client/memory-keep';

const draft: Draft = { user: 1, conversation: 7, text: 'Before I forget' };
const post: PendingPost = {
  ...{ ref: 'r1', user: 1, conversation: 7, text: 'Sent at last', createdAt: 5 },
  ...{ file: null, uploadUrl: '', width: 0, height: 0, image: null, replyTo: null, forward: null },
  ...{ error: '', tab: 't' },
};

let kept = '';
const shelf = { read: () => kept, write: (text: string) => void (kept = text) };
beforeEach(() => (kept = ''));

/** A keep that writes nothing until it is let. */
function slow(): { keep: Keep; finish: () => void } {
  let finish = (): void => undefined;
  const never = new Promise<void>((resolve) => (finish = resolve));
  return { keep: { ...memoryKeep(), putDraft: () => never, putPost: () => never }, finish };
}

test('what was under way when the page went is in the database of the next one', async () => {
  const words = new LastWords(shelf);
  const going = await words.over(slow().keep);
  void going.putDraft(draft);
  void going.putPost(post);
  words.leave();

  const keep = await new LastWords(shelf).over(memoryKeep());
  expect(await keep.drafts(1)).toEqual([draft]);
  expect(await keep.posts(1)).toEqual([post]);
  expect(kept).toBe('');
});

test('what two tabs left is there, and what was written before is not left', async () => {
  const other = { ...draft, conversation: 8 };
  for (const each of [draft, other]) {
    const words = new LastWords(shelf);
    const watched = await words.over({ ...memoryKeep() });
    await watched.putPost(post);
    words.leave();
    expect(kept).toBe('');
    const going = await words.over(slow().keep);
    void going.putDraft(each);
    // Both tabs are open before the first one goes.
    const late = new LastWords(shelf);
    void (await late.over(slow().keep)).putDraft(each === draft ? other : draft);
    words.leave();
    late.leave();
    const keep = await new LastWords(shelf).over(memoryKeep());
    expect((await keep.drafts(1)).map(({ conversation }) => conversation).sort()).toEqual([7, 8]);
  }
});

test('a page that comes back from where it was put leaves nothing behind', async () => {
  const words = new LastWords(shelf);
  const { keep, finish } = slow();
  const writing = (await words.over(keep)).putDraft(draft);
  words.leave();
  expect(kept).not.toBe('');
  finish();
  await writing;
  expect(kept).toBe('');
});

test('a picture that is on its way is not kept without its bytes', async () => {
  const words = new LastWords(shelf);
  void (await words.over(slow().keep)).putPost({ ...post, file: new Blob(['x']) });
  words.leave();
  expect(kept).toBe('');
});
