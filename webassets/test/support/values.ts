// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Conversation, Image, Member, Message, User } from '../../src/protocol/types';

export function user(id = 1, name = `user${id}`): User {
  return { id, username: name, displayName: name, avatar: '', role: 'member' };
}

export function message(seq: number, fields: Partial<Message> = {}): Message {
  return {
    conversation: 7,
    seq,
    revision: seq,
    ref: `ref-${seq}`,
    author: user(2),
    text: `text ${seq}`,
    image: null,
    createdAt: 1_700_000_000_000 + seq * 1000,
    editedAt: 0,
    recalledAt: 0,
    pinnedAt: 0,
    replyTo: null,
    forwardedFrom: null,
    alias: null,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    notice: null,
    ...fields,
  };
}

export function messages(from: number, to: number, fields: Partial<Message> = {}): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index, fields));
}

export function conversation(id = 7, fields: Partial<Conversation> = {}): Conversation {
  return {
    id,
    kind: 'room',
    name: `Room ${id}`,
    topic: '',
    role: 'member',
    lastSeq: 0,
    revision: 0,
    readSeq: 0,
    unread: 0,
    mentions: 0,
    memberCount: 1,
    onlineCount: 1,
    lastMessage: null,
    visibility: 'public',
    cover: null,
    archivedAt: 0,
    posting: 'everyone',
    slowSeconds: 0,
    notify: 'all',
    quietUntil: 0,
    favourite: false,
    silencedUntil: 0,
    partner: null,
    ...fields,
  };
}

export function member(id: number, fields: Partial<Member> = {}): Member {
  const still = { online: false, idle: false, lastSeenAt: 0, silencedUntil: 0 };
  return { user: user(id), role: 'member', ...still, ...fields };
}

/** A conversation with one other person. */
export function direct(id: number, other: number, fields: Partial<Conversation> = {}): Conversation {
  return conversation(id, { kind: 'direct', name: '', memberCount: 2, partner: member(other), ...fields });
}

export function image(): Image {
  return {
    id: '0123456789abcdef0123456789abcdef',
    type: 'image/png',
    width: 800,
    height: 600,
    thumbnailWidth: 480,
    thumbnailHeight: 360,
    bytes: 1000,
    animated: false,
  };
}
