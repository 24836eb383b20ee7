// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/model/alerts';
import { Arrivals } from '../../src/model/arrivals';
import { Conversations } from '../../src/model/conversations';
import { Profiles } from '../../src/model/profiles';
import { Timelines } from '../../src/model/timeline';
import { FakeClock } from '../support/fake-clock';
import { conversation, message, user } from '../support/values';

const nowhere = (): Promise<never> => Promise.reject(new Error('no pages here'));

let conversations: Conversations;
let timelines: Timelines;
let profiles: Profiles;
let clock: FakeClock;
let arrivals: Arrivals;
let told: Alert[];
let said: number[];

beforeEach(() => {
  conversations = new Conversations();
  conversations.put(conversation(7, { lastSeq: 5 }));
  timelines = new Timelines({ before: nowhere, around: nowhere });
  profiles = new Profiles(nowhere);
  clock = new FakeClock();
  arrivals = new Arrivals({ conversations, timelines, profiles, me: () => 1, clock });
  told = [];
  said = [];
  arrivals.onAlerts = (alerts) => told.push(...alerts);
  arrivals.onMessage = ({ seq }) => said.push(seq);
});

describe('a message that is pushed', () => {
  it('is told, unless its conversation is open, at its end, in a page that somebody sees', () => {
    const isTold = (): boolean => {
      told = [];
      arrivals.pushed(message(6));
      return told.length > 0;
    };
    let isVisible = true;
    arrivals.isPageVisible = () => isVisible;
    expect(isTold()).toBe(true);
    conversations.currentId.value = 7;
    expect(isTold()).toBe(true);
    timelines.of(7).isEndShown = true;
    expect(isTold()).toBe(false);
    isVisible = false;
    expect(isTold()).toBe(true);
    isVisible = true;
    conversations.currentId.value = 8;
    expect(isTold()).toBe(true);
  });

  it('is not told when its author was blocked', () => {
    profiles.noteBlock(user(2), true);
    arrivals.pushed(message(6));
    expect(told).toEqual([]);
  });

  it('is said aloud unless one wrote it oneself', () => {
    arrivals.pushed(message(6));
    arrivals.pushed(message(7, { author: user(1) }));
    expect(said).toEqual([6]);
  });
});

describe('messages that were missed', () => {
  it('are as old as the clock of the server says', () => {
    // This clock is a day behind.
    arrivals.greeted(clock.now() + 86_400_000);
    const createdAt = clock.now() + 86_400_000 - 30_000;
    arrivals.caughtUp([message(6, { createdAt })]);
    expect(told).toMatchObject([{ kind: 'message', reason: 'message' }]);
    told = [];
    clock.advance(30_001);
    arrivals.caughtUp([message(7, { createdAt })]);
    expect(told).toEqual([{ kind: 'summary', conversations: [7] }]);
  });

  it('are not summed up where nobody wants to know of them', () => {
    conversations.put(conversation(7, { lastSeq: 5, notify: 'none' }));
    arrivals.caughtUp([message(6, { createdAt: 1 }), message(7, { createdAt: 2 })]);
    expect(told).toEqual([]);
  });
});
