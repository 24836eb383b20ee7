// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type {
  Conversation,
  Member,
  Message,
  MessagePlace,
  PersonalSettings,
  Profile,
  RoomState,
  SessionEnd,
  Typist,
  User,
} from './types';

/** What the client may say over the WebSocket: one of these a frame. */
export type ClientFrame =
  | { type: 'sync'; revisions: Record<string, number>; partial: boolean }
  | {
      type: 'post';
      ref: string;
      conversation: number;
      text: string;
      image?: string;
      replyTo?: number;
      forward?: MessagePlace;
    }
  | { type: 'read'; conversation: number; seq: number; back?: true }
  | { type: 'activity'; idle: boolean }
  | { type: 'typing'; conversation: number }
  | { type: 'ping' };

export interface Hello {
  type: 'hello';
  user: User;
  session: number;
  serverVersion: string;
  heartbeatSeconds: number;
  serverTime: number;
}

export interface ConversationSync {
  conversation: Conversation;
  messages: Message[];
  reset: boolean;
}

export interface SyncAnswer {
  type: 'sync';
  conversations: ConversationSync[];
  partial: boolean;
}

export interface Posted {
  type: 'posted';
  ref: string;
  conversation: number;
  seq: number;
  revision: number;
  createdAt: number;
}

export interface Refused {
  type: 'error';
  code: string;
  /** "" unless it was a post. */
  ref: string;
  field: string;
  /** Seconds; 0: none. */
  retryAfter: number;
}

export interface MembersEvent {
  type: 'members';
  conversation: number;
  joined: Member[];
  left: number[];
  memberCount: number;
  /** Whose role or silence changed. */
  changed: Member[];
}

/** A room is another way now. */
export interface RoomEvent extends RoomState {
  type: 'room';
  conversation: number;
  name: string;
  topic: string;
}

export interface PresenceEvent {
  type: 'presence';
  conversation: number;
  online: number[];
  offline: number[];
  idle: number[];
  onlineCount: number;
}

export interface SeenEvent {
  type: 'seen';
  conversation: number;
  user: User;
  seq: number;
  joinedAt: number;
}

export interface TypingEvent {
  type: 'typing';
  conversation: number;
  users: Typist[];
}

/** What the server may say: a frame is a list of these. */
export type ServerEvent =
  | Hello
  | SyncAnswer
  | { type: 'message'; message: Message }
  | Posted
  | Refused
  | { type: 'conversation'; conversation: Conversation }
  | RoomEvent
  | { type: 'left'; conversation: number }
  | MembersEvent
  | PresenceEvent
  | { type: 'read'; conversation: number; seq: number }
  | SeenEvent
  | TypingEvent
  | { type: 'settings'; settings: PersonalSettings }
  | { type: 'user'; profile: Profile }
  | { type: 'block'; user: User; blocked: boolean }
  | { type: 'session-ended'; reason: SessionEnd }
  | { type: 'pong' };

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
