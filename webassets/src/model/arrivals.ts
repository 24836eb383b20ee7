// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Clock } from '../client/clock';
import type { Message } from '../protocol/types';
import { type Alert, alertFor, condense, type MessageAlert } from './alerts';
import type { Conversations } from './conversations';
import type { Profiles } from './profiles';
import type { Timelines } from './timeline';

export interface ArrivalsParts {
  conversations: Conversations;
  timelines: Timelines;
  profiles: Profiles;
  /** The id of who is signed in. */
  me: () => number;
  clock: Pick<Clock, 'now'>;
}

/** What others said just now, or while this client was away, and what of it somebody is to be told. */
export class Arrivals {
  /** Whether this page is before somebody's eyes; the page says it. */
  isPageVisible: () => boolean = () => false;
  /** Called with every message of somebody else that was pushed just now, notices left out. */
  onMessage: (message: Message) => void = () => undefined;
  onAlerts: (alerts: readonly Alert[]) => void = () => undefined;
  private serverIsAheadMs = 0;

  constructor(private readonly parts: ArrivalsParts) {}

  /** The server told its time: ages of messages go by its clock. */
  greeted(serverTime: number): void {
    this.serverIsAheadMs = serverTime - this.parts.clock.now();
  }

  /** A new message was pushed. */
  pushed(message: Message): void {
    if (message.author.id !== this.parts.me() && !message.notice) this.onMessage(message);
    this.tell(this.alertsOf([message]));
  }

  /** New messages came with the answer to a question. */
  caughtUp(messages: readonly Message[]): void {
    this.tell(condense(this.alertsOf(messages), this.now() + this.serverIsAheadMs));
  }

  private tell(alerts: readonly Alert[]): void {
    if (alerts.length > 0) this.onAlerts(alerts);
  }

  private alertsOf(messages: readonly Message[]): MessageAlert[] {
    const { conversations, profiles, me } = this.parts;
    return messages.flatMap((message) => {
      const reason = alertFor(message, {
        me: me(),
        conversation: conversations.peek(message.conversation),
        isBlocked: profiles.blocked.peek().has(message.author.id),
        isInView: this.isInView(message.conversation),
        now: this.now(),
      });
      return reason ? [{ kind: 'message', message, reason }] : [];
    });
  }

  private isInView(conversation: number): boolean {
    const { conversations, timelines } = this.parts;
    const isOpen = conversations.currentId.peek() === conversation;
    return isOpen && this.isPageVisible() && timelines.of(conversation).isEndShown;
  }

  private now(): number {
    return this.parts.clock.now();
  }
}
