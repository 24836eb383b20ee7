// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { AlertWords } from './alert-words';

interface Shown {
  notice: Notification;
  count: number;
}

/** Notifications of the operating system, one a group: a newer one replaces the older and counts it. */
export class SystemNotices {
  private readonly shown = new Map<string, Shown>();

  /** The groups that are shown. */
  get groups(): readonly string[] {
    return [...this.shown.keys()];
  }

  /** `opened` runs when somebody clicks it. Where the browser refuses, nothing happens. */
  raise(group: string, { title, body }: AlertWords, opened: () => void): void {
    const count = (this.shown.get(group)?.count ?? 0) + 1;
    let notice: Notification;
    try {
      notice = new Notification(count > 1 ? `${title} (${count})` : title, {
        body,
        tag: `foyer-${group}`,
        icon: '/icon-192.png',
        // Sounds are a setting of ours.
        silent: true,
      });
    } catch {
      // Some browsers of phones have the constructor and refuse it.
      return;
    }
    notice.onclick = () => {
      window.focus();
      this.close(group);
      opened();
    };
    notice.onclose = () => {
      if (this.shown.get(group)?.notice === notice) this.shown.delete(group);
    };
    this.shown.set(group, { notice, count });
  }

  close(group: string): void {
    const shown = this.shown.get(group);
    this.shown.delete(group);
    shown?.notice.close();
  }

  closeAll(): void {
    for (const group of this.groups) this.close(group);
  }
}
