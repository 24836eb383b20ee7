// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { Clock, Timer } from '../client/clock';
import type { Keep } from '../client/database';
import type { Tabs } from '../client/tabs';

const writeAfterMs = 300;

/** What somebody began to write, one text a conversation; survives a reload, and is the same in all tabs. */
export class Drafts {
  private readonly texts = signal<ReadonlyMap<number, string>>(new Map());
  private readonly timers = new Map<number, Timer>();
  private user = 0;

  constructor(
    private readonly keep: Keep,
    private readonly clock: Clock,
    private readonly tabs: Pick<Tabs, 'tell'>,
  ) {}

  async open(user: number): Promise<void> {
    this.close();
    this.user = user;
    const drafts = await this.keep.drafts(user).catch(() => []);
    if (user !== this.user) return;
    const kept = drafts.map((draft): [number, string] => [draft.conversation, draft.text]);
    this.texts.value = new Map([...kept, ...this.texts.peek()]);
  }

  close(): void {
    void this.flush();
    this.user = 0;
    this.texts.value = new Map();
  }

  get(conversation: number): string {
    return this.texts.value.get(conversation) ?? '';
  }

  set(conversation: number, text: string): void {
    if (text === (this.texts.peek().get(conversation) ?? '')) return;
    this.texts.value = new Map(this.texts.peek()).set(conversation, text);
    this.timers.get(conversation)?.cancel();
    this.timers.set(
      conversation,
      this.clock.after(writeAfterMs, () => void this.write(conversation)),
    );
  }

  /** Another tab has this; what is being written here goes on. */
  noteElsewhere(user: number, conversation: number, text: string): void {
    if (user !== this.user || this.timers.has(conversation)) return;
    this.texts.value = new Map(this.texts.peek()).set(conversation, text);
  }

  /** Writes at once what still waits: the page goes away. */
  async flush(): Promise<void> {
    await Promise.all([...this.timers.keys()].map((conversation) => this.write(conversation)));
  }

  private async write(conversation: number): Promise<void> {
    this.timers.get(conversation)?.cancel();
    this.timers.delete(conversation);
    const text = this.texts.peek().get(conversation) ?? '';
    this.tabs.tell({ kind: 'draft', user: this.user, conversation, text });
    await this.keep.putDraft({ user: this.user, conversation, text }).catch(() => undefined);
  }
}
