// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import {
  type AuditEntry,
  type Connections,
  type ManagedMember,
  type ManagedRoom,
  type ManagedUser,
  type Paged,
  readAuditEntry,
  readConnections,
  readManagedMember,
  readManagedRoom,
  readManagedUser,
  readPaged,
  readRegistration,
  readReport,
  readUsage,
  type Registration,
  type RegistrationMode,
  type Report,
  type StorageUsage,
} from '../protocol/administration';
import { readSession } from '../protocol/guards';
import type { Session } from '../protocol/types';
import type { Api } from './api';

export interface UserChange {
  role?: 'member' | 'admin';
  disabled?: boolean;
}

export interface ManagedRoomChange {
  name?: string;
  archived?: boolean;
  /** The id of a member. */
  owner?: number;
}

const pageOf = 50;

/** `/admin` of docs/protocol.md; loaded by those who administer only. Throws ApiErrors as Api does. */
export class AdminApi {
  constructor(private readonly api: Api) {}

  /** `after`: the `next` of the page before, or 0. */
  users(search: string, after: number): Promise<Paged<ManagedUser>> {
    return this.api.ask('GET', `/admin/users?${query({ search, after })}`, (r) =>
      readPaged(r, 'users', readManagedUser),
    );
  }

  rooms(search: string, after: number): Promise<Paged<ManagedRoom>> {
    return this.api.ask('GET', `/admin/rooms?${query({ search, after })}`, (r) =>
      readPaged(r, 'rooms', readManagedRoom),
    );
  }

  changeRoom(room: number, change: ManagedRoomChange): Promise<ManagedRoom> {
    return this.api.ask('PATCH', `/admin/rooms/${room}`, readManagedRoom, change);
  }

  /** With all that was said there. */
  deleteRoom(room: number): Promise<void> {
    return this.api.tell('DELETE', `/admin/rooms/${room}`);
  }

  roomMembers(room: number, search: string, after: number): Promise<Paged<ManagedMember>> {
    return this.api.ask('GET', `/admin/rooms/${room}/members?${query({ search, after })}`, (r) =>
      readPaged(r, 'members', readManagedMember),
    );
  }

  changeUser(user: number, change: UserChange): Promise<ManagedUser> {
    return this.api.ask('PATCH', `/admin/users/${user}`, readManagedUser, change);
  }

  /** The token of the link. */
  resetPassword(user: number): Promise<string> {
    return this.api.ask('POST', `/admin/users/${user}/reset-password`, (r) => r.text('token'));
  }

  sessions(user: number): Promise<Session[]> {
    return this.api.ask('GET', `/admin/users/${user}/sessions`, (r) => r.list('sessions', readSession));
  }

  endSession(user: number, session: number): Promise<void> {
    return this.api.tell('DELETE', `/admin/users/${user}/sessions/${session}`);
  }

  reports(state: 'open' | 'resolved', before: number): Promise<Paged<Report>> {
    return this.api.ask('GET', `/admin/reports?${query({ state, before })}`, (r) =>
      readPaged(r, 'reports', readReport),
    );
  }

  resolve(report: number, note: string): Promise<void> {
    return this.api.tell('POST', `/admin/reports/${report}/resolve`, { note });
  }

  audit(before: number): Promise<Paged<AuditEntry>> {
    return this.api.ask('GET', `/admin/audit?${query({ before })}`, (r) =>
      readPaged(r, 'entries', readAuditEntry),
    );
  }

  registration = (): Promise<RegistrationMode> =>
    this.api.ask('GET', '/admin/registration', readRegistration);

  /** Null: as the server was started. */
  setRegistration(registration: Registration | null): Promise<RegistrationMode> {
    return this.api.ask('PUT', '/admin/registration', readRegistration, { registration });
  }

  usage = (): Promise<StorageUsage> => this.api.ask('GET', '/admin/storage', readUsage);

  connections = (): Promise<Connections> => this.api.ask('GET', '/admin/connections', readConnections);
}

function query(fields: Record<string, string | number>): string {
  const params = new URLSearchParams({ limit: String(pageOf) });
  for (const [name, value] of Object.entries(fields)) {
    if (value !== '' && value !== 0) params.set(name, String(value));
  }
  return params.toString();
}
