// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Filled, Wire } from './filled';
import { readUser } from './guards';
import type { Reader } from './reader';

/** A bot that somebody keeps. */
export type Bot = Filled<Wire['Bot']>;
/** A URL by which a program posts into a room. */
export type IncomingHook = Filled<Wire['IncomingHook']>;
/** A URL to which the messages of a room are posted. */
export type OutgoingHook = Omit<Filled<Wire['OutgoingHook']>, 'lastError'> & { lastError: string };
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
