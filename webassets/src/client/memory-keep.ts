// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Draft, Keep, KeptConversation, KeptSession, PendingPost } from './database';

/** Keeps until the page is closed. */
export function memoryKeep(): Keep {
  const posts = new Map<string, PendingPost>();
  const drafts = new Map<string, Draft>();
  const copies = new Map<string, KeptConversation>();
  let session: KeptSession | null = null;
  const key = (draft: Draft): string => `${draft.user}/${draft.conversation}`;
  return {
    posts: (user) => Promise.resolve([...posts.values()].filter((post) => post.user === user)),
    putPost(post) {
      posts.set(post.ref, post);
      return Promise.resolve();
    },
    takePost(ref, from, to) {
      const post = posts.get(ref);
      if (post?.tab !== from) return Promise.resolve(null);
      posts.set(ref, { ...post, tab: to });
      return Promise.resolve({ ...post, tab: to });
    },
    removePost(ref) {
      posts.delete(ref);
      return Promise.resolve();
    },
    drafts: (user) => Promise.resolve([...drafts.values()].filter((draft) => draft.user === user)),
    putDraft(draft) {
      if (draft.text === '') drafts.delete(key(draft));
      else drafts.set(key(draft), draft);
      return Promise.resolve();
    },
    session: () => Promise.resolve(session),
    putSession(kept) {
      session = kept;
      return Promise.resolve();
    },
    conversations: (user) => Promise.resolve([...copies.values()].filter((copy) => copy.user === user)),
    putConversations(fresh, user, gone) {
      for (const each of fresh) copies.set(`${each.user}/${each.id}`, each);
      for (const id of gone) copies.delete(`${user}/${id}`);
      return Promise.resolve();
    },
    clearCopy() {
      session = null;
      copies.clear();
      return Promise.resolve();
    },
    clear(user) {
      session = null;
      for (const [id, copy] of copies) if (copy.user === user) copies.delete(id);
      for (const [ref, post] of posts) if (post.user === user) posts.delete(ref);
      for (const [id, draft] of drafts) if (draft.user === user) drafts.delete(id);
      return Promise.resolve();
    },
  };
}
