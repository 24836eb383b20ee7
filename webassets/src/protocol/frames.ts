// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Filled, Wire } from './filled';

/** What the client may say over the WebSocket: one of these a frame. */
export type ClientFrame = Wire['ClientFrame'];

export type Hello = Filled<Wire['Event_hello']>;
export type ConversationSync = Filled<Wire['ConversationSync']>;
export type SyncAnswer = Filled<Wire['Event_sync']>;
export type Posted = Filled<Wire['Event_posted']>;
/** "ref" is "" unless it was a post; "retryAfter" is in seconds. */
export type Refused = Omit<Filled<Wire['Event_error']>, 'code'> & { code: string };
/** "changed": whose role or silence changed. */
export type MembersEvent = Filled<Wire['Event_members']>;
/** A room is another way now. */
export type RoomEvent = Filled<Wire['Event_room']>;
export type PresenceEvent = Filled<Wire['Event_presence']>;
export type SeenEvent = Filled<Wire['Event_seen']>;
export type TypingEvent = Filled<Wire['Event_typing']>;

/** What the server may say: a frame is a list of these. */
export type ServerEvent = Filled<Exclude<Wire['ServerEvent'], Wire['Event_error']>> | Refused;

/** Close codes of RFC 6455 and our own from 4000. */
export const closeCode = {
  goingAway: 1001,
  protocolError: 1002,
  policyViolated: 1008,
  messageTooBig: 1009,
  resume: 4000,
  sessionEnded: 4001,
  tooManyConnections: 4002,
} as const;

export const subProtocol = 'foyer.v1';
