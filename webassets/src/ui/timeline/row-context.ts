// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Client } from '../../model/client';
import type { Message, User } from '../../protocol/types';
import type { Previews } from './previews';
import type { RowContext } from './rows';

/** What the timeline itself does for its rows. */
export interface RowDeeds {
  readonly previews: Previews;
  readonly allowsMotion: boolean;
  addReaction(message: Message, beside: HTMLElement): void;
  openPicture(seq: number): void;
  /** Does what may be refused, and tells a refusal. */
  attempt(work: () => Promise<void>): void;
}

/** What the rows of a conversation need; `messages` are those that are held. Reads signals. */
export function rowContext(
  client: Client,
  conversation: number,
  messages: readonly Message[],
  deeds: RowDeeds,
): RowContext {
  const me = client.session.user.value;
  const authors = new Map(messages.map(({ author }): [number, User] => [author.id, author]));
  const edited = client.composing.edited.value;
  return {
    client,
    me,
    editedSeq: edited?.conversation === conversation ? edited.seq : 0,
    userOf: (id) => client.people.find(conversation, id) ?? authors.get(id),
    jump: (seq) => (client.composing.target.value = { conversation, seq }),
    reactionsOf: (message) => client.changes.reactionsOf(message, me?.id ?? 0),
    toggleReaction: (message, emoji, isOn) => {
      deeds.attempt(() => client.changes.react(message, emoji, isOn));
    },
    addReaction: (message, beside) => deeds.addReaction(message, beside),
    needNames: () => void client.people.need(conversation),
    isOnline: client.link.value.kind === 'online',
    progress: client.uploadProgress,
    uploadState: client.uploadState,
    isAcknowledged: client.isAcknowledged,
    previewOf: (post) => deeds.previews.of(post),
    openPicture: (seq) => deeds.openPicture(seq),
    retry: client.retryPost,
    discard: client.discardPost,
    cancel: client.cancelPost,
    allowsMotion: deeds.allowsMotion,
  };
}
