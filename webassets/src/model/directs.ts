// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { DirectsApi } from '../client/directs-api';
import type { User } from '../protocol/types';
import type { Client } from './client';

/** Code points that the server takes to look for somebody. */
const longestQuery = 50;

/** Beginning, finding again and hiding conversations with one other person. */
export class Directs {
  private readonly api: DirectsApi;

  constructor(private readonly client: Client) {
    this.api = new DirectsApi(client.api);
  }

  /** The id of the conversation with this user, which is among the own ones then. Throws an ApiError. */
  async open(user: number): Promise<number> {
    const known = this.client.conversations.sorted.peek().find((each) => each.partner?.user.id === user);
    if (known) return known.id;
    const conversation = await this.api.open(user);
    this.client.joined(conversation);
    return conversation.id;
  }

  /** Hides it, here at once and on the user's other clients. Throws an ApiError. */
  async hide(conversation: number): Promise<void> {
    await this.api.hide(conversation);
    this.client.conversations.remove(conversation);
  }

  /** People to write to, the own account not among them. Throws an ApiError. */
  people(words: string): Promise<User[]> {
    return this.api.people([...words.trim()].slice(0, longestQuery).join(''));
  }

  /** Brings a conversation back that is hidden, by its id; false if it is none of the user's direct ones. */
  async reveal(conversation: number): Promise<boolean> {
    const members = await this.client.api.members(conversation).catch(() => []);
    const me = this.client.session.user.peek()?.id;
    const other = members.length === 2 ? members.find(({ user }) => user.id !== me) : undefined;
    if (!other) return false;
    return (await this.open(other.user.id)) === conversation;
  }

  /** Asks when the other one was last here, where that is not known. */
  async refresh(conversation: number): Promise<void> {
    const members = await this.client.api.members(conversation).catch(() => []);
    const partner = this.client.conversations.peek(conversation)?.partner;
    const fresh = members.find(({ user }) => user.id === partner?.user.id);
    if (fresh) this.client.conversations.notePartner(conversation, fresh);
  }
}
