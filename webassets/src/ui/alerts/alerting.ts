// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { effect } from '@preact/signals-core';
import type { Alert } from '../../model/alerts';
import type { Client } from '../../model/client';
import { startAlertSettings, wantsNotices, wantsSound } from './alert-settings';
import { wordsOf } from './alert-words';
import { Chime } from './chime';
import { SystemNotices } from './system-notices';
import { claim, isAnyTabVisible, isPageVisible, showPresence } from './tabs';

/** What the page does for an alert. */
export interface AlertPage {
  showCard(alert: Alert): void;
  /** Brings what the alert is about onto the screen. */
  open(alert: Alert): void;
}

/** Lets somebody see and hear of alerts: a card in the page, a notification of the system, a sound. */
export class Alerting {
  private readonly notices = new SystemNotices();
  private readonly chime = new Chime();

  constructor(
    private readonly client: Client,
    private readonly page: AlertPage,
  ) {}

  /** Returns what ends it. */
  start(): () => void {
    const { arrivals } = this.client;
    arrivals.isPageVisible = isPageVisible;
    arrivals.onAlerts = (alerts) => alerts.forEach((alert) => void this.take(alert));
    const shown = (): void => {
      if (isPageVisible()) this.notices.closeAll();
    };
    document.addEventListener('visibilitychange', shown);
    const stops = [startAlertSettings(), showPresence(), effect(() => this.closeRead())];
    return () => {
      document.removeEventListener('visibilitychange', shown);
      stops.forEach((stop) => stop());
      arrivals.onAlerts = () => undefined;
      this.notices.closeAll();
      this.chime.close();
    };
  }

  private async take(alert: Alert): Promise<void> {
    const isVisible = isPageVisible();
    if (isVisible && !this.isOpen(alert)) this.page.showCard(alert);
    const wantsNotice = !isVisible && wantsNotices();
    if (!wantsNotice && !wantsSound()) return;
    // A visible tab tells by itself, and of all others one.
    if (!isVisible && (await isAnyTabVisible())) return;
    if (!(await claim(nameOf(alert)))) return;
    if (wantsSound()) void this.chime.play();
    if (wantsNotice) this.notify(alert);
  }

  private notify(alert: Alert): void {
    const words = wordsOf(alert, (id) => this.client.conversations.peek(id));
    this.notices.raise(groupOf(alert), words, () => this.page.open(alert));
  }

  private isOpen(alert: Alert): boolean {
    return (
      alert.kind === 'message' && alert.message.conversation === this.client.conversations.currentId.peek()
    );
  }

  /** What was read, on whatever client, needs no notification any more. */
  private closeRead(): void {
    for (const { id, unread } of this.client.conversations.sorted.value) {
      if (unread === 0) this.notices.close(String(id));
    }
  }
}

const groupOf = (alert: Alert): string =>
  alert.kind === 'message' ? String(alert.message.conversation) : 'summary';

const nameOf = (alert: Alert): string =>
  alert.kind === 'message' ? `${alert.message.conversation}/${alert.message.seq}` : 'summary';
