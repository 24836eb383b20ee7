// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { TabNews, Tabs } from '../../src/client/tabs';

/** The tabs of one browser: what one tells, the others hear, and a closed one is gone. */
export class FakeTabs {
  private readonly open = new Map<string, Tabs & { gone: () => void; whenClosed: Promise<void> }>();

  tab(id: string): Tabs {
    let gone = (): void => undefined;
    const whenClosed = new Promise<void>((resolve) => (gone = resolve));
    const tab = {
      id,
      gone,
      whenClosed,
      whenGone: (other: string) => this.open.get(other)?.whenClosed ?? Promise.resolve(),
      tell: (news: TabNews) => {
        for (const each of this.open.values()) if (each.id !== id) each.onNews(news);
      },
      onNews: (): void => undefined,
    };
    this.open.set(id, tab);
    return tab;
  }

  close(id: string): void {
    const tab = this.open.get(id);
    this.open.delete(id);
    tab?.gone();
  }
}
