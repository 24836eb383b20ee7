// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readUser } from './guards';
import type { Reader } from './reader';
import type { User } from './types';

/** A bot that somebody keeps. */
export interface Bot {
  user: User;
  owner: User;
  createdAt: number;
}

/** A URL by which a program posts into a room. */
export interface IncomingHook {
  id: number;
  bot: User;
  creator: User;
  createdAt: number;
  /** 0: never. */
  lastUsedAt: number;
}

/** A URL to which the messages of a room are posted. Times are 0 where there is none. */
export interface OutgoingHook {
  id: number;
  url: string;
  trigger: string;
  creator: User;
  createdAt: number;
  failures: number;
  nextTryAt: number;
  disabledAt: number;
  lastStatus: number;
  lastError: string;
}

export interface RoomHooks {
  incoming: IncomingHook[];
  outgoing: OutgoingHook[];
}

export function readBot(r: Reader): Bot {
  return {
    user: readUser(r.child('user')),
    owner: readUser(r.child('owner')),
    createdAt: r.whole('createdAt'),
  };
}

export function readIncomingHook(r: Reader): IncomingHook {
  return {
    id: r.id('id'),
    bot: readUser(r.child('bot')),
    creator: readUser(r.child('creator')),
    createdAt: r.whole('createdAt'),
    lastUsedAt: r.whole('lastUsedAt'),
  };
}

export function readOutgoingHook(r: Reader): OutgoingHook {
  return {
    id: r.id('id'),
    url: r.text('url'),
    trigger: r.text('trigger'),
    creator: readUser(r.child('creator')),
    createdAt: r.whole('createdAt'),
    failures: r.whole('failures'),
    nextTryAt: r.whole('nextTryAt'),
    disabledAt: r.whole('disabledAt'),
    lastStatus: r.whole('lastStatus'),
    lastError: r.text('lastError'),
  };
}

export function readRoomHooks(r: Reader): RoomHooks {
  return { incoming: r.list('incoming', readIncomingHook), outgoing: r.list('outgoing', readOutgoingHook) };
}
