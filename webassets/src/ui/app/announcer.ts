// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ReactiveControllerHost } from 'lit';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message } from '../../protocol/types';
import { plainText } from '../../model/rich-text';
import { shownAuthor } from '../../model/shown-author';

const everyMs = 1500;

/** What screen readers are told about arriving messages: at most one sentence every moment and a half. */
export class Announcer {
  text = '';
  private waiting: Message[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  note(message: Message, current: number): void {
    if (message.conversation !== current) return;
    this.waiting.push(message);
    this.timer ??= setTimeout(() => this.speak(), this.text === '' ? 100 : everyMs);
  }

  private speak(): void {
    this.timer = undefined;
    const [first] = this.waiting;
    if (!first) return;
    const who = nameOf(shownAuthor(first));
    this.text =
      this.waiting.length === 1
        ? t('announce.message', {
            who,
            what: first.text === '' ? t('message.picture') : plainText(first.text),
          })
        : t('announce.several', { count: this.waiting.length });
    this.waiting = [];
    this.host.requestUpdate();
  }
}
