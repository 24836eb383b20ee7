// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import type { UnreadLine } from './unread-line';
import type { Viewport } from './viewport';

export interface ReadWatchHost {
  client(): Client;
  conversation(): number;
  viewport(): Viewport;
  /** The line of what is new, where it is in the page. */
  line(): HTMLElement | null;
}

/** Marks read what was on the screen, to its end, in a window that had the focus; says where what is new begins. */
export class ReadWatch {
  constructor(
    private readonly host: ReadWatchHost,
    private readonly unread: UnreadLine,
  ) {}

  private readonly looked = (): void => this.readIfSeen();

  start(): void {
    addEventListener('focus', this.looked);
    document.addEventListener('visibilitychange', this.looked);
  }

  stop(): void {
    removeEventListener('focus', this.looked);
    document.removeEventListener('visibilitychange', this.looked);
  }

  /** Somebody wrote while nobody looked, or it was marked unread: the line goes before the first such message. Reads signals. */
  noteUnread(): void {
    const client = this.host.client();
    const id = this.host.conversation();
    const conversation = client.conversations.get(id);
    const isHeld = client.reading.isHeld(id);
    if (!isHeld && (this.unread.after >= 0 || !this.host.viewport().isPlaced || this.isSeen())) return;
    if (conversation && unreadOf(conversation) > 0 && this.unread.after !== conversation.readSeq) {
      this.unread.begin(conversation.readSeq, unreadOf(conversation));
    }
  }

  /** Whether what was unread on arrival begins above what is in view. `first` is the first row in the page with a message. */
  isUnreadAbove(first: HTMLElement | null, scroller: HTMLElement): boolean {
    return this.unread.isAbove(this.host.line(), Number(first?.dataset['seq'] ?? 0), scroller);
  }

  readIfSeen(): void {
    const { timelines, reading } = this.host.client();
    const id = this.host.conversation();
    if (timelines.of(id).isLoaded.peek() && this.isSeen()) reading.markRead(id);
  }

  private isSeen(): boolean {
    const viewport = this.host.viewport();
    return (
      viewport.isPlaced &&
      viewport.isFollowing &&
      document.visibilityState === 'visible' &&
      document.hasFocus()
    );
  }
}
