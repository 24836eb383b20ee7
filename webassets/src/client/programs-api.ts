// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readSession } from '../protocol/guards';
import { type Bot, readBot, readRoomHooks, type RoomHooks } from '../protocol/programs';
import type { Session } from '../protocol/types';
import type { Api } from './api';

/** Bots, their tokens, and a room's webhooks; loaded by their dialogs only. Throws ApiErrors as Api does. */
export class ProgramsApi {
  constructor(private readonly api: Api) {}

  bots(): Promise<Bot[]> {
    return this.api.ask('GET', '/bots', (r) => r.list('bots', readBot));
  }

  createBot(username: string): Promise<Bot> {
    return this.api.ask('POST', '/bots', readBot, { username });
  }

  deleteBot(bot: number): Promise<void> {
    return this.api.tell('DELETE', `/bots/${bot}`);
  }

  tokens(bot: number): Promise<Session[]> {
    return this.api.ask('GET', `/bots/${bot}/tokens`, (r) => r.list('tokens', readSession));
  }

  createToken(bot: number, label: string): Promise<{ token: string; session: Session }> {
    const path = `/bots/${bot}/tokens`;
    return this.api.ask(
      'POST',
      path,
      (r) => ({ token: r.text('token'), session: readSession(r.child('session')) }),
      { label },
    );
  }

  deleteToken(bot: number, token: number): Promise<void> {
    return this.api.tell('DELETE', `/bots/${bot}/tokens/${token}`);
  }

  hooks(conversation: number): Promise<RoomHooks> {
    return this.api.ask('GET', hooksPath(conversation), readRoomHooks);
  }

  /** The token of its URL. */
  createIncomingHook(conversation: number, name: string): Promise<string> {
    return this.api.ask('POST', `${hooksPath(conversation)}/incoming`, (r) => r.text('token'), { name });
  }

  /** The secret that deliveries are signed with. */
  createOutgoingHook(conversation: number, url: string, trigger: string): Promise<string> {
    return this.api.ask('POST', `${hooksPath(conversation)}/outgoing`, (r) => r.text('secret'), {
      url,
      trigger,
    });
  }

  deleteHook(conversation: number, kind: 'incoming' | 'outgoing', id: number): Promise<void> {
    return this.api.tell('DELETE', `${hooksPath(conversation)}/${kind}/${id}`);
  }

  resumeHook(conversation: number, id: number): Promise<void> {
    return this.api.tell('POST', `${hooksPath(conversation)}/outgoing/${id}/resume`);
  }
}

function hooksPath(conversation: number): string {
  return `/conversations/${conversation}/hooks`;
}
