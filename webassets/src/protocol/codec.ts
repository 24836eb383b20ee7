// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ClientFrame, ServerEvent } from './frames';
import { readMessage, readProfile, readPersonalSettings, readUser } from './guards';
import { readConversation, readMember, readRoomState, readTypist } from './room-guards';
import { FormatError, Reader } from './reader';

const sessionEnds = [
  'signed-out',
  'replaced',
  'revoked',
  'expired',
  'password-changed',
  'account-deleted',
] as const;

export function encodeFrame(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

/**
 * The events of one server frame, in order. Events of a type unknown here are left out: a newer server may say
 * more. A broken frame, or a known type with wrong fields, throws a FormatError.
 */
export function decodeFrame(bytes: unknown): ServerEvent[] {
  if (typeof bytes !== 'string') throw new FormatError('frame', 'text');
  let frame: unknown;
  try {
    frame = JSON.parse(bytes);
  } catch {
    throw new FormatError('frame', 'JSON');
  }
  if (!Array.isArray(frame)) throw new FormatError('frame', 'a list');
  const events: ServerEvent[] = [];
  for (const [index, item] of (frame as unknown[]).entries()) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) continue;
    const event = decodeEvent(Reader.of(item, `[${index}]`));
    if (event) events.push(event);
  }
  return events;
}

function decodeEvent(r: Reader): ServerEvent | null {
  const type = r.text('type');
  switch (type) {
    case 'hello':
      return {
        type,
        user: readUser(r.child('user')),
        session: r.id('session'),
        serverVersion: r.text('serverVersion'),
        heartbeatSeconds: r.whole('heartbeatSeconds', 1),
        serverTime: r.whole('serverTime'),
      };
    case 'sync':
      return {
        type,
        conversations: r.list('conversations', (item) => ({
          conversation: readConversation(item.child('conversation')),
          messages: item.list('messages', readMessage),
          reset: item.flag('reset'),
        })),
        partial: r.flag('partial'),
      };
    case 'message':
      return { type, message: readMessage(r.child('message')) };
    case 'posted':
      return {
        type,
        ref: r.text('ref'),
        conversation: r.id('conversation'),
        seq: r.id('seq'),
        revision: r.id('revision'),
        createdAt: r.whole('createdAt'),
      };
    case 'error':
      return {
        type,
        code: r.text('code'),
        ref: r.optionalText('ref'),
        field: r.optionalText('field'),
        retryAfter: r.optionalWhole('retryAfter'),
      };
    case 'conversation':
      return { type, conversation: readConversation(r.child('conversation')) };
    case 'room':
      return {
        type,
        conversation: r.id('conversation'),
        name: r.text('name'),
        topic: r.text('topic'),
        ...readRoomState(r),
      };
    case 'left':
      return { type, conversation: r.id('conversation') };
    default:
      return decodeSoftEvent(type, r);
  }
}

function decodeSoftEvent(type: string, r: Reader): ServerEvent | null {
  switch (type) {
    case 'members':
      return {
        type,
        conversation: r.id('conversation'),
        joined: r.list('joined', readMember),
        left: r.ids('left'),
        memberCount: r.whole('memberCount'),
        changed: r.optionalList('changed', readMember),
      };
    case 'presence':
      return {
        type,
        conversation: r.id('conversation'),
        online: r.ids('online'),
        offline: r.ids('offline'),
        idle: r.ids('idle'),
        onlineCount: r.whole('onlineCount'),
      };
    case 'read':
      return { type, conversation: r.id('conversation'), seq: r.whole('seq') };
    case 'seen':
      return {
        type,
        conversation: r.id('conversation'),
        user: readUser(r.child('user')),
        seq: r.whole('seq'),
        joinedAt: r.whole('joinedAt'),
      };
    case 'typing':
      return { type, conversation: r.id('conversation'), users: r.list('users', readTypist) };
    case 'settings':
      return { type, settings: readPersonalSettings(r.child('settings')) };
    case 'user':
      return { type, profile: readProfile(r.child('profile')) };
    case 'block':
      return { type, user: readUser(r.child('user')), blocked: r.flag('blocked') };
    case 'session-ended':
      return {
        type,
        reason: r.name('reason', sessionEnds, 'revoked'),
      };
    case 'pong':
      return { type };
    default:
      return null;
  }
}
