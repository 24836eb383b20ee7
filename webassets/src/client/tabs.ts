// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { newRef } from './new-ref';

/** The read position went there; `back`: it was marked unread. */
export interface ReadMove {
  conversation: number;
  seq: number;
  back: boolean;
}

/** What the tabs of one browser tell one another. */
export type TabNews =
  | { kind: 'posts'; user: number }
  | { kind: 'draft'; user: number; conversation: number; text: string }
  | ({ kind: 'read'; user: number } & ReadMove)
  | { kind: 'signed-in' };

/** This tab among the others of the browser, which share the session, the outbox and the drafts. */
export interface Tabs {
  readonly id: string;
  /** Resolves when that tab is closed, killed, or was never there. Where the browser cannot tell, at once. */
  whenGone(tab: string): Promise<void>;
  /** Tells all other tabs. */
  tell(news: TabNews): void;
  onNews: (news: TabNews) => void;
}

const lockOf = (tab: string): string => `foyer-tab-${tab}`;

/** By the browser's locks, which only pages that came over https have, and a channel between the tabs. */
export function browserTabs(): Tabs {
  const id = newRef();
  const locks = 'locks' in navigator ? navigator.locks : null;
  // Held until the tab is gone, however it goes.
  void locks?.request(lockOf(id), () => new Promise(() => undefined)).catch(() => undefined);
  const channel = new BroadcastChannel('foyer');
  const tabs: Tabs = {
    id,
    whenGone: async (tab) => {
      if (tab !== '') await locks?.request(lockOf(tab), { mode: 'shared' }, () => undefined);
    },
    tell: (news) => channel.postMessage(news),
    onNews: () => undefined,
  };
  channel.onmessage = (event: MessageEvent<TabNews>) => tabs.onNews(event.data);
  return tabs;
}
