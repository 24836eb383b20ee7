// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Image, MessagePlace, Quote } from '../protocol/types';

/** The message that a post repeats, and what is shown of it meanwhile. */
export interface ForwardedPost {
  place: MessagePlace;
  displayName: string;
  text: string;
}

/** A message that the server has not acknowledged yet. */
export interface PendingPost {
  ref: string;
  user: number;
  conversation: number;
  text: string;
  createdAt: number;
  /** The picture while it still has to be uploaded, and where its upload got to. */
  file: Blob | null;
  uploadUrl: string;
  /** The box that the picture takes, in pixels of the original. */
  width: number;
  height: number;
  /** The picture once it is on the server. */
  image: Image | null;
  /** The message of the same conversation that it answers. */
  replyTo: Quote | null;
  /** With it, there is no text of one's own. */
  forward: ForwardedPost | null;
  /** "" or the code with which it was refused for good. */
  error: string;
}

export interface Draft {
  user: number;
  conversation: number;
  text: string;
}

interface Schema extends DBSchema {
  posts: { key: string; value: PendingPost; indexes: { user: number } };
  drafts: { key: [number, number]; value: Draft; indexes: { user: number } };
}

/** What survives a reload of the page: unsent messages and drafts, each belonging to one user. */
export interface Keep {
  posts(user: number): Promise<PendingPost[]>;
  putPost(post: PendingPost): Promise<void>;
  removePost(ref: string): Promise<void>;
  drafts(user: number): Promise<Draft[]>;
  /** An empty text removes the draft. */
  putDraft(draft: Draft): Promise<void>;
  /** Forgets all of a user's. */
  clear(user: number): Promise<void>;
}

/** Keeps in IndexedDB. Throws where the browser does not allow that (some private windows). */
export async function openKeep(name = 'foyer'): Promise<Keep> {
  const db: IDBPDatabase<Schema> = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('posts', { keyPath: 'ref' }).createIndex('user', 'user');
      fresh.createObjectStore('drafts', { keyPath: ['user', 'conversation'] }).createIndex('user', 'user');
    },
  });
  return {
    async posts(user) {
      const found = await db.getAllFromIndex('posts', 'user', user);
      // What an older version of this page left knows neither answers nor forwards.
      return found
        .map((post) => ({ ...post, replyTo: post.replyTo ?? null, forward: post.forward ?? null }))
        .sort((a, b) => a.createdAt - b.createdAt);
    },
    async putPost(post) {
      await db.put('posts', post);
    },
    async removePost(ref) {
      await db.delete('posts', ref);
    },
    drafts: (user) => db.getAllFromIndex('drafts', 'user', user),
    async putDraft(draft) {
      if (draft.text === '') await db.delete('drafts', [draft.user, draft.conversation]);
      else await db.put('drafts', draft);
    },
    async clear(user) {
      const work = db.transaction(['posts', 'drafts'], 'readwrite');
      for (const store of ['posts', 'drafts'] as const) {
        for (const key of await work.objectStore(store).index('user').getAllKeys(user)) {
          await work.objectStore(store).delete(key);
        }
      }
      await work.done;
    },
  };
}

/** Keeps until the page is closed. */
export function memoryKeep(): Keep {
  const posts = new Map<string, PendingPost>();
  const drafts = new Map<string, Draft>();
  const key = (draft: Draft): string => `${draft.user}/${draft.conversation}`;
  return {
    posts: (user) => Promise.resolve([...posts.values()].filter((post) => post.user === user)),
    putPost(post) {
      posts.set(post.ref, post);
      return Promise.resolve();
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
    clear(user) {
      for (const [ref, post] of posts) if (post.user === user) posts.delete(ref);
      for (const [id, draft] of drafts) if (draft.user === user) drafts.delete(id);
      return Promise.resolve();
    },
  };
}
