// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Conversation, Image, Message, MessagePlace, Quote, ServerInfo, User } from '../protocol/types';

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
  /** The tab that sends it. */
  tab: string;
}

export interface Draft {
  user: number;
  conversation: number;
  text: string;
}

/** Who was signed in last, and on what kind of server. */
export interface KeptSession {
  user: User;
  server: ServerInfo | null;
}

/** A conversation with its newest messages, as both were at one revision. */
export interface KeptConversation {
  user: number;
  id: number;
  conversation: Conversation;
  revision: number;
  messages: readonly Message[];
  /** So far it was read without the server having said that it knows; 0, or not there: it does. */
  owedRead?: number;
}

interface Schema extends DBSchema {
  posts: { key: string; value: PendingPost; indexes: { user: number } };
  drafts: { key: [number, number]; value: Draft; indexes: { user: number } };
  session: { key: string; value: KeptSession };
  conversations: { key: [number, number]; value: KeptConversation; indexes: { user: number } };
}

/**
 * What survives a reload of the page, each part belonging to one user: unsent messages, drafts, and a copy of what the server
 * said, to open with while it is away.
 */
export interface Keep {
  posts(user: number): Promise<PendingPost[]>;
  putPost(post: PendingPost): Promise<void>;
  /** Makes a post of a tab that is gone another tab's. Null when it is not there, or not that tab's any more. */
  takePost(ref: string, from: string, to: string): Promise<PendingPost | null>;
  removePost(ref: string): Promise<void>;
  drafts(user: number): Promise<Draft[]>;
  /** An empty text removes the draft. */
  putDraft(draft: Draft): Promise<void>;
  session(): Promise<KeptSession | null>;
  putSession(session: KeptSession): Promise<void>;
  conversations(user: number): Promise<KeptConversation[]>;
  /** Puts these in place of what was kept of them, and forgets the others named, all or nothing. */
  putConversations(fresh: readonly KeptConversation[], user: number, gone: readonly number[]): Promise<void>;
  /** Forgets what the server said to anybody; what was written stays. */
  clearCopy(): Promise<void>;
  /** Forgets all of a user's. */
  clear(user: number): Promise<void>;
}

/** The key of the one session that is kept. */
const last = 'last';

/** Keeps in IndexedDB. Throws where the browser does not allow that (some private windows). */
export async function openKeep(name = 'foyer'): Promise<Keep> {
  const db: IDBPDatabase<Schema> = await openDB<Schema>(name, 2, {
    upgrade(fresh, before) {
      if (before < 1) {
        fresh.createObjectStore('posts', { keyPath: 'ref' }).createIndex('user', 'user');
        fresh.createObjectStore('drafts', { keyPath: ['user', 'conversation'] }).createIndex('user', 'user');
      }
      fresh.createObjectStore('session');
      fresh.createObjectStore('conversations', { keyPath: ['user', 'id'] }).createIndex('user', 'user');
    },
    // A page of a newer version waits for this one to let go.
    blocking: () => db.close(),
  });
  return {
    async posts(user) {
      const found = await db.getAllFromIndex('posts', 'user', user);
      // What an older version of this page left knows neither answers nor forwards.
      return found
        .map((post) => ({
          ...post,
          replyTo: post.replyTo ?? null,
          forward: post.forward ?? null,
          tab: post.tab ?? '',
        }))
        .sort((a, b) => a.createdAt - b.createdAt);
    },
    async putPost(post) {
      await db.put('posts', post);
    },
    async takePost(ref, from, to) {
      const work = db.transaction('posts', 'readwrite');
      const post = await work.store.get(ref);
      const isFree = post !== undefined && (post.tab ?? '') === from;
      if (isFree) await work.store.put({ ...post, tab: to });
      await work.done;
      return isFree ? { ...post, tab: to } : null;
    },
    async removePost(ref) {
      await db.delete('posts', ref);
    },
    drafts: (user) => db.getAllFromIndex('drafts', 'user', user),
    async putDraft(draft) {
      if (draft.text === '') await db.delete('drafts', [draft.user, draft.conversation]);
      else await db.put('drafts', draft);
    },
    session: async () => (await db.get('session', last)) ?? null,
    async putSession(session) {
      await db.put('session', session, last);
    },
    conversations: (user) => db.getAllFromIndex('conversations', 'user', user),
    async putConversations(fresh, user, gone) {
      const work = db.transaction('conversations', 'readwrite');
      await Promise.all([
        ...fresh.map((each) => work.store.put(each)),
        ...gone.map((id) => work.store.delete([user, id])),
        work.done,
      ]);
    },
    async clearCopy() {
      const work = db.transaction(['session', 'conversations'], 'readwrite');
      await Promise.all([
        work.objectStore('session').clear(),
        work.objectStore('conversations').clear(),
        work.done,
      ]);
    },
    async clear(user) {
      const stores = ['posts', 'drafts', 'conversations'] as const;
      const work = db.transaction([...stores, 'session'], 'readwrite');
      await work.objectStore('session').clear();
      for (const store of stores) {
        for (const key of await work.objectStore(store).index('user').getAllKeys(user)) {
          await work.objectStore(store).delete(key);
        }
      }
      await work.done;
    },
  };
}
