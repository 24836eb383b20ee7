// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Draft, Keep, PendingPost } from './database';

type Words = { post: PendingPost } | { draft: Draft };

/** Of which something is written; what is written later counts. */
const placeOf = (words: Words): string =>
  'post' in words ? words.post.ref : `${words.draft.user}/${words.draft.conversation}`;

/** One text that is written at once, or not at all where the browser does not allow that; "" at first. */
export interface Shelf {
  read(): string;
  write(text: string): void;
}

/**
 * What somebody wrote just before the page went away. A browser gives up what is still on its way into the database then; so
 * it is put into the storage that writes at once, and from there into the database when a page is opened next.
 */
export class LastWords {
  private readonly underWay = new Set<Words>();

  constructor(private readonly shelf: Shelf) {}

  /** The keep, which now has what was left, and of which is known what is under way into it. */
  async over(keep: Keep): Promise<Keep> {
    for (const words of this.left()) {
      // What cannot be read any more must not keep the page from opening.
      await ('post' in words ? keep.putPost(words.post) : keep.putDraft(words.draft)).catch(() => undefined);
    }
    this.shelf.write('');
    return {
      ...keep,
      putPost: (post) => this.follow({ post }, keep.putPost(post)),
      putDraft: (draft) => this.follow({ draft }, keep.putDraft(draft)),
    };
  }

  /** The page goes away. Pictures are not kept here: their bytes have no place in it. */
  leave(): void {
    const words = [...this.underWay].filter((each) => !('post' in each && each.post.file));
    if (words.length > 0) this.shelf.write(JSON.stringify([...this.left(), ...words]));
  }

  private left(): Words[] {
    const text = this.shelf.read();
    return text === '' ? [] : (JSON.parse(text) as Words[]);
  }

  private async follow(words: Words, written: Promise<void>): Promise<void> {
    this.underWay.add(words);
    await written.finally(() => this.underWay.delete(words));
    // This page came back after all, or another one that went left an older wording of the same.
    const left = this.left();
    const others = left.filter((each) => placeOf(each) !== placeOf(words));
    if (others.length < left.length) this.shelf.write(JSON.stringify(others));
  }
}
