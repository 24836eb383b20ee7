// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { memberRoles, readUser } from './guards';
import type { Reader } from './reader';
import type { MemberRole, User } from './types';

export interface ManagedUser {
  user: User;
  createdAt: number;
  /** 0: not known. */
  lastSeenAt: number;
  /** 0: may sign in. */
  disabledAt: number;
  sessions: number;
  connections: number;
}

export interface ManagedRoom {
  id: number;
  name: string;
  isPublic: boolean;
  lastActivityAt: number;
  archivedAt: number;
  members: number;
  messages: number;
  imageBytes: number;
  /** The first of them; nobody owns the lobby. */
  owners: User[];
}

export interface ManagedMember {
  user: User;
  role: MemberRole;
  joinedAt: number;
}

/** It can be renamed, but neither archived, given away nor deleted. */
export const lobbyId = 1;

export interface AuditEntry {
  id: number;
  at: number;
  /** Null: the operator at the console. */
  actor: User | null;
  action: string;
  target: User | null;
  detail: string;
}

export interface Report {
  id: number;
  reporter: User | null;
  user: User | null;
  message: { conversation: number; conversationName: string; seq: number; text: string } | null;
  reason: string;
  createdAt: number;
  resolvedAt: number;
  resolvedBy: User | null;
  note: string;
}

export type Registration = 'open' | 'invite' | 'closed';

export interface RegistrationMode {
  registration: Registration;
  /** What was set by an administrator; null: as the server was started. */
  set: Registration | null;
}

export interface StorageUsage {
  users: number;
  disabledUsers: number;
  rooms: number;
  messages: number;
  images: number;
  imageBytes: number;
  databaseBytes: number;
  openReports: number;
}

export interface Connections {
  count: number;
  online: number;
  connections: { user: User; session: number; kind: string; silentSeconds: number; idle: boolean }[];
}

/** A page of a list; `next` is where the following one begins, 0 after the last. */
export interface Paged<T> {
  items: T[];
  next: number;
}

export function readManagedUser(r: Reader): ManagedUser {
  return {
    user: readUser(r.child('user')),
    createdAt: r.whole('createdAt'),
    lastSeenAt: r.whole('lastSeenAt'),
    disabledAt: r.whole('disabledAt'),
    sessions: r.whole('sessions'),
    connections: r.whole('connections'),
  };
}

export function readManagedRoom(r: Reader): ManagedRoom {
  return {
    id: r.id('id'),
    name: r.text('name'),
    isPublic: r.text('visibility') === 'public',
    lastActivityAt: r.whole('lastActivityAt'),
    archivedAt: r.whole('archivedAt'),
    members: r.whole('members'),
    messages: r.whole('messages'),
    imageBytes: r.whole('imageBytes'),
    owners: r.list('owners', readUser),
  };
}

export function readManagedMember(r: Reader): ManagedMember {
  return {
    user: readUser(r.child('user')),
    role: r.name('role', memberRoles, 'member'),
    joinedAt: r.whole('joinedAt'),
  };
}

export function readAuditEntry(r: Reader): AuditEntry {
  return {
    id: r.id('id'),
    at: r.whole('at'),
    actor: r.optional('actor', readUser),
    action: r.text('action'),
    target: r.optional('target', readUser),
    detail: r.text('detail'),
  };
}

export function readReport(r: Reader): Report {
  return {
    id: r.id('id'),
    reporter: r.optional('reporter', readUser),
    user: r.optional('user', readUser),
    message: r.optional('message', (m) => ({
      conversation: m.id('conversation'),
      conversationName: m.text('conversationName'),
      seq: m.id('seq'),
      text: m.text('text'),
    })),
    reason: r.text('reason'),
    createdAt: r.whole('createdAt'),
    resolvedAt: r.whole('resolvedAt'),
    resolvedBy: r.optional('resolvedBy', readUser),
    note: r.text('note'),
  };
}

const modes = ['open', 'invite', 'closed'] as const;

export function readRegistration(r: Reader): RegistrationMode {
  const set = r.textOrNone('set');
  return {
    registration: r.name('registration', modes, 'closed'),
    set: modes.find((each) => each === set) ?? null,
  };
}

export function readUsage(r: Reader): StorageUsage {
  return {
    users: r.whole('users'),
    disabledUsers: r.whole('disabledUsers'),
    rooms: r.whole('rooms'),
    messages: r.whole('messages'),
    images: r.whole('images'),
    imageBytes: r.whole('imageBytes'),
    databaseBytes: r.whole('databaseBytes'),
    openReports: r.whole('openReports'),
  };
}

export function readConnections(r: Reader): Connections {
  return {
    count: r.whole('count'),
    online: r.whole('online'),
    connections: r.list('connections', (c) => ({
      user: readUser(c.child('user')),
      session: c.id('session'),
      kind: c.text('kind'),
      silentSeconds: c.whole('silentSeconds'),
      idle: c.flag('idle'),
    })),
  };
}

export function readPaged<T>(r: Reader, key: string, read: (item: Reader) => T): Paged<T> {
  return { items: r.list(key, read), next: r.wholeOrNone('next') };
}
