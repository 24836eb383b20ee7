// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { Api } from '../client/api';
import type { Message, MessagePlace, Reaction } from '../protocol/types';

const placeKey = ({ conversation, seq }: MessagePlace): string => `${conversation}/${seq}`;

/**
 * What a person does to messages that are there. Reactions are shown at once and put right by the answer; everything
 * else waits for it. Every method throws an ApiError when the server refuses; nothing is left changed then.
 */
export class Changes {
  /** Reactions that the server has not answered: message, then emoji, then whether it is to be there. */
  private readonly wanted = signal<ReadonlyMap<string, ReadonlyMap<string, boolean>>>(new Map());
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly api: Pick<Api, 'edit' | 'recall' | 'react' | 'pin'>,
    /** Takes the message as the answer has it. */
    private readonly take: (message: Message) => void,
  ) {}

  async edit(place: MessagePlace, text: string): Promise<void> {
    this.take(await this.api.edit(place, text));
  }

  async recall(place: MessagePlace): Promise<void> {
    this.take(await this.api.recall(place));
  }

  async pin(place: MessagePlace, isOn: boolean): Promise<void> {
    this.take(await this.api.pin(place, isOn));
  }

  /** One after the other for each message and emoji, so that the last wish stands. */
  async react(place: MessagePlace, emoji: string, isOn: boolean): Promise<void> {
    const key = `${placeKey(place)}/${emoji}`;
    this.want(place, emoji, isOn);
    const before = this.underWay.get(key) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.api.react(place, emoji, isOn));
    this.underWay.set(key, work);
    try {
      this.take(await work);
    } finally {
      if (this.underWay.get(key) === work) {
        this.underWay.delete(key);
        this.want(place, emoji, null);
      }
    }
  }

  /** The reactions as this person wants them. */
  reactionsOf(message: Message, me: number): readonly Reaction[] {
    const wanted = this.wanted.value.get(placeKey(message));
    if (!wanted) return message.reactions;
    let shown: Reaction[] = message.reactions.map((each) => ({ ...each }));
    for (const [emoji, isOn] of wanted) {
      const held = shown.find((each) => each.emoji === emoji);
      const others = held?.users.filter((user) => user !== me) ?? [];
      if (!held && isOn) shown.push({ emoji, users: [me] });
      else if (held) held.users = isOn ? [...others, me] : others;
    }
    shown = shown.filter((each) => each.users.length > 0);
    return shown;
  }

  clear(): void {
    this.wanted.value = new Map();
    this.underWay.clear();
  }

  private want(place: MessagePlace, emoji: string, isOn: boolean | null): void {
    const key = placeKey(place);
    const next = new Map(this.wanted.peek());
    const ofMessage = new Map(next.get(key));
    if (isOn === null) ofMessage.delete(emoji);
    else ofMessage.set(emoji, isOn);
    if (ofMessage.size === 0) next.delete(key);
    else next.set(key, ofMessage);
    this.wanted.value = next;
  }
}
