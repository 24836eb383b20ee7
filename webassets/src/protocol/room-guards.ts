// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readImage, readMessage, readUser } from './guards';
import type { Reader } from './reader';
import type { Ban, Conversation, Member, Preferences, Room, RoomLink, RoomState, Typist } from './types';

/** Every role that a member of a conversation has. */
export const memberRoles = ['member', 'moderator', 'owner'] as const;

export function readRoomState(r: Reader): RoomState {
  return {
    visibility: r.optionalName('visibility', ['public', 'private'], 'public'),
    cover: r.optional('cover', readImage),
    archivedAt: r.optionalWhole('archivedAt'),
    posting: r.optionalName('posting', ['everyone', 'announcements'], 'everyone'),
    slowSeconds: r.optionalWhole('slowSeconds'),
  };
}

function readPreferences(r: Reader): Preferences {
  return {
    notify: r.optionalName('notify', ['all', 'mentions', 'none'], 'all'),
    quietUntil: r.optionalWhole('quietUntil'),
    favourite: r.optionalFlag('favourite'),
  };
}

export function readRoom(r: Reader): Room {
  return {
    ...readRoomState(r),
    id: r.id('id'),
    name: r.text('name'),
    topic: r.text('topic'),
    memberCount: r.whole('memberCount'),
    onlineCount: r.whole('onlineCount'),
    joined: r.flag('joined'),
  };
}

export function readConversation(r: Reader): Conversation {
  return {
    id: r.id('id'),
    kind: r.name('kind', ['room', 'direct'], 'room'),
    name: r.text('name'),
    topic: r.text('topic'),
    role: r.name('role', memberRoles, 'member'),
    lastSeq: r.whole('lastSeq'),
    revision: r.whole('revision'),
    readSeq: r.whole('readSeq'),
    unread: r.whole('unread'),
    mentions: r.whole('mentions'),
    memberCount: r.whole('memberCount'),
    onlineCount: r.whole('onlineCount'),
    lastMessage: r.optional('lastMessage', readMessage),
    ...readRoomState(r),
    ...readPreferences(r),
    silencedUntil: r.optionalWhole('silencedUntil'),
    partner: r.optional('partner', readMember),
  };
}

export function readMember(r: Reader): Member {
  return {
    user: readUser(r.child('user')),
    role: r.name('role', memberRoles, 'member'),
    online: r.flag('online'),
    idle: r.optionalFlag('idle'),
    lastSeenAt: r.optionalWhole('lastSeenAt'),
    silencedUntil: r.optionalWhole('silencedUntil'),
  };
}

export function readBan(r: Reader): Ban {
  return {
    user: readUser(r.child('user')),
    by: readUser(r.child('by')),
    reason: r.text('reason'),
    createdAt: r.whole('createdAt'),
  };
}

export function readRoomLink(r: Reader): RoomLink {
  return {
    code: r.text('code'),
    by: readUser(r.child('by')),
    createdAt: r.whole('createdAt'),
    expiresAt: r.whole('expiresAt'),
    usesLeft: r.whole('usesLeft'),
  };
}

export function readTypist(r: Reader): Typist {
  return { id: r.id('id'), displayName: r.text('displayName') };
}
