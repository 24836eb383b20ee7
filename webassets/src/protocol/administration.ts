// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Answer, Filled, Wire } from './filled';
import { readUser, sessionKinds } from './guards';
import { memberRoles } from './room-guards';
import type { Reader } from './reader';

/** Times are 0 where it is not known, or never was. */
export type ManagedUser = Filled<Wire['ManagedUser']>;
/** "owners": the first of them; nobody owns the lobby. */
export type ManagedRoom = Omit<Filled<Wire['ManagedRoom']>, 'visibility' | 'createdAt'> & {
  isPublic: boolean;
};
export type ManagedMember = Filled<Wire['ManagedMember']>;
/** Without an actor it was the operator at the console. */
export type AuditEntry = Omit<Filled<Wire['AuditEntry']>, 'room'>;
export type Report = Filled<Wire['Report']>;
/** "set": by an administrator; null: as the server was started. */
export type RegistrationMode = Answer<'/admin/registration', 'get'>;
export type Registration = RegistrationMode['registration'];
export type StorageUsage = Answer<'/admin/storage', 'get'>;
export type Connections = Answer<'/admin/connections', 'get'>;

/** It can be renamed, but neither archived, given away nor deleted. */
export const lobbyId = 1;

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
      kind: c.name('kind', sessionKinds, 'bot'),
      silentSeconds: c.whole('silentSeconds'),
      idle: c.flag('idle'),
    })),
  };
}

export function readPaged<T>(r: Reader, key: string, read: (item: Reader) => T): Paged<T> {
  return { items: r.list(key, read), next: r.wholeOrNone('next') };
}
