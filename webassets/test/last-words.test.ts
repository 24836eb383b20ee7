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

test('what two tabs left is there, and what was written is not left', async () => {
  const words = [new LastWords(shelf), new LastWords(shelf)];
  const keeps = await Promise.all(words.map((each) => each.over(slow().keep)));
  await (await new LastWords(shelf).over(memoryKeep())).putPost(post);
  keeps.forEach((keep, i) => void keep.putDraft({ ...draft, conversation: 7 + i }));
  words.forEach((each) => each.leave());

  const keep = await new LastWords(shelf).over(memoryKeep());
  expect((await keep.drafts(1)).map(({ conversation }) => conversation)).toEqual([7, 8]);
  expect(await keep.posts(1)).toEqual([]);
});

test('what another tab wrote later is not undone, and does not undo what else was left', async () => {
  const open = await new LastWords(shelf).over(memoryKeep());
  const words = new LastWords(shelf);
  const going = await words.over(slow().keep);
  void going.putDraft(draft);
  void going.putDraft({ ...draft, conversation: 8 });
  words.leave();
  await open.putDraft({ ...draft, text: 'Written later' });

  const keep = await new LastWords(shelf).over(memoryKeep());
  expect(await keep.drafts(1)).toEqual([{ ...draft, conversation: 8 }]);
});

test('a page that comes back from where it was put leaves nothing behind', async () => {
  const words = new LastWords(shelf);
  const { keep, finish } = slow();
  const writing = (await words.over(keep)).putDraft(draft);
  words.leave();
  expect(kept).not.toBe('');
  finish();
  await writing;
  const next = await new LastWords(shelf).over(memoryKeep());
  expect(await next.drafts(1)).toEqual([]);
});

test('a picture that is on its way is not kept without its bytes', async () => {
  const words = new LastWords(shelf);
  void (await words.over(slow().keep)).putPost({ ...post, file: new Blob(['x']) });
  words.leave();
  expect(kept).toBe('');
});
