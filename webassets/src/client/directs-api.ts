// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readUser } from '../protocol/guards';
import { readConversation } from '../protocol/room-guards';
import type { Conversation, User } from '../protocol/types';
import type { Api } from './api';

/** Conversations of two people. Throws ApiErrors as Api does. */
export class DirectsApi {
  constructor(private readonly api: Api) {}

  /** People who can be written to and have the words in a name. */
  people(words: string): Promise<User[]> {
    const query = new URLSearchParams({ q: words });
    return this.api.ask('GET', `/users?${query}`, (r) => r.list('users', readUser));
  }

  /** The conversation with this user, made if there was none. */
  open(user: number): Promise<Conversation> {
    return this.api.ask('PUT', `/directs/${user}`, readConversation);
  }

  /** Takes it from the own conversations until the next message. */
  hide(conversation: number): Promise<void> {
    return this.api.tell('POST', `/conversations/${conversation}/hide`);
  }
}
