// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Image, Message } from '../protocol/types';
import { plainText } from './rich-text';
import { shownAuthor } from './shown-author';

/** A picture of a conversation, with what can be said of it. */
export interface ShownPicture {
  /** The message that it came with. */
  readonly seq: number;
  readonly image: Image;
  readonly author: string;
  readonly createdAt: number;
  /** What was written with it; "" if nothing. */
  readonly words: string;
}

/** The picture that somebody wants to see large, among its neighbours. */
export interface ViewedPicture {
  readonly seq: number;
  readonly pictures: readonly ShownPicture[];
}

/** The pictures of these messages, in their order. */
export function picturesOf(
  messages: readonly Message[],
  nameOf: (user: Message['author']) => string,
): ShownPicture[] {
  return messages.flatMap((message) =>
    message.image && message.recalledAt === 0
      ? [
          {
            seq: message.seq,
            image: message.image,
            author: nameOf(shownAuthor(message)),
            createdAt: message.createdAt,
            words: plainText(message.text),
          },
        ]
      : [],
  );
}
