// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { failureCode } from '../../client/api-error';
import { errorText } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { isAlive } from '../../model/rights';
import type { Timeline } from '../../model/timeline';
import type { Message } from '../../protocol/types';
import type { Viewport } from './viewport';

/** So long a message that was looked for is marked. */
const foundMs = 2200;

export interface GoalHost {
  client(): Client;
  conversation(): number;
  timeline(): Timeline;
  viewport(): Viewport;
  messageOf(seq: number): Message | undefined;
  rowOf(seq: number): HTMLElement | null;
  /** Puts the frame around this message, which is held. */
  frameAround(seq: number): void;
  say(text: string): void;
}

/** The message that is to be put into the middle of the view, from however far it has to be brought. */
export class Goal {
  /** 0: none. */
  private seq = 0;

  constructor(private readonly host: GoalHost) {}

  get isSet(): boolean {
    return this.seq > 0;
  }

  clear(): void {
    this.seq = 0;
  }

  async jumpTo(seq: number): Promise<void> {
    const { host } = this;
    const timeline = host.timeline();
    try {
      await timeline.openAround(seq);
    } catch (failure) {
      host.say(errorText(failureCode(failure)));
      return;
    }
    if (timeline.conversation !== host.conversation()) return;
    if (!timeline.shown.holds(seq)) {
      host.say(errorText('not-found'));
      return;
    }
    host.viewport().setAtBottom(false);
    this.seq = seq;
    host.frameAround(seq);
  }

  /** Somebody wants a message of this conversation shown. Reads signals. */
  note(): void {
    const { target, edited } = this.host.client().composing;
    const conversation = this.host.conversation();
    const wanted = target.value;
    if (wanted?.conversation === conversation) {
      queueMicrotask(() => {
        if (target.peek() !== wanted) return;
        target.value = null;
        void this.jumpTo(wanted.seq);
      });
    }
    const changing = edited.value;
    const now = changing && this.host.messageOf(changing.seq);
    if (changing && (changing.conversation !== conversation || (now && !isAlive(now)))) {
      queueMicrotask(() => (edited.value = null));
    }
  }

  /** Shows the message once its row is in the page. */
  reach(): void {
    const row = this.seq > 0 ? this.host.rowOf(this.seq) : null;
    if (!row) return;
    this.seq = 0;
    this.host.viewport().show(row);
    if (this.host.client().composing.edited.peek()?.seq === Number(row.dataset['seq'])) return;
    row.focus({ preventScroll: true });
    row.dataset['found'] = '';
    setTimeout(() => delete row.dataset['found'], foundMs);
  }
}
