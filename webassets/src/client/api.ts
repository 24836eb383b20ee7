// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import {
  readExport,
  readInvite,
  readMessage,
  readPage,
  readPersonalSettings,
  readProfile,
  readSeenBy,
  readServerInfo,
  readSession,
  readTransfer,
  readUser,
  readWording,
} from '../protocol/guards';
import { readBan, readConversation, readMember, readRoom, readRoomLink } from '../protocol/room-guards';
import type { Reader } from '../protocol/reader';
import { readSearchAnswer, type SearchAnswer, searchParams, type SearchQuery } from '../protocol/search';
import type {
  Ban,
  Conversation,
  DataExport,
  Invite,
  Member,
  MemberRole,
  Message,
  MessagePlace,
  Page,
  PersonalSettings,
  Preferences,
  Profile,
  Room,
  RoomLink,
  SeenBy,
  ServerInfo,
  Session,
  Transfer,
  User,
  Wording,
} from '../protocol/types';
import { HttpCaller } from './http-caller';
import type { NewRoom, ProfileChange, RoomPatch, SignedIn, SignInRequest } from './requests';

/** The HTTP half of docs/protocol.md. Every method throws an ApiError, and nothing else, when it does not succeed. */
export class Api extends HttpCaller {
  server = (): Promise<ServerInfo> => this.get('/server', readServerInfo);

  async signIn(request: SignInRequest): Promise<SignedIn & { created: boolean }> {
    const body = await this.call('POST', '/sign-in', { kind: 'web', ...request });
    return this.read(body, (r) => ({ ...readSignedIn(r), created: r.flag('created') }));
  }

  async signOut(): Promise<void> {
    await this.call('POST', '/sign-out');
  }

  async takeBack(): Promise<SignedIn> {
    return this.read(await this.call('POST', '/session/take-back'), readSignedIn);
  }

  /** Who is signed in; does not report a lost session, it is the question for it. */
  async me(): Promise<SignedIn> {
    return this.read(await this.call('GET', '/me', undefined, true), readSignedIn);
  }

  async claimAdmin(token: string): Promise<User> {
    return this.read(await this.call('POST', '/claim-admin', { token }), (r) => readUser(r.child('user')));
  }

  sessions = (): Promise<Session[]> => this.get('/sessions', (r) => r.list('sessions', readSession));

  async endSession(id: number): Promise<void> {
    await this.call('DELETE', `/sessions/${id}`);
  }

  invites = (): Promise<Invite[]> => this.get('/invites', (r) => r.list('invites', readInvite));

  async createInvite(uses: number, expiresInSeconds: number): Promise<Invite> {
    return this.read(await this.call('POST', '/invites', { uses, expiresInSeconds }), readInvite);
  }

  async deleteInvite(code: string): Promise<void> {
    await this.call('DELETE', `/invites/${encodeURIComponent(code)}`);
  }

  rooms = (): Promise<Room[]> => this.get('/rooms', (r) => r.list('rooms', readRoom));

  async createRoom(room: NewRoom): Promise<Conversation> {
    return this.read(await this.call('POST', '/rooms', room), readConversation);
  }

  async changeRoom(room: number, patch: RoomPatch): Promise<Conversation> {
    return this.read(await this.call('PATCH', `/rooms/${room}`, patch), readConversation);
  }

  /** Those who were not in the room before. */
  async invite(room: number, users: string[]): Promise<Member[]> {
    const body = await this.call('POST', `/rooms/${room}/members`, { users });
    return this.read(body, (r) => r.list('members', readMember));
  }

  async setRole(room: number, user: number, role: MemberRole): Promise<void> {
    await this.call('PATCH', `/rooms/${room}/members/${user}`, { role });
  }

  /** 0 seconds: may speak again. */
  async silence(room: number, user: number, silenceSeconds: number): Promise<void> {
    await this.call('PATCH', `/rooms/${room}/members/${user}`, { silenceSeconds });
  }

  async kick(room: number, user: number): Promise<void> {
    await this.call('DELETE', `/rooms/${room}/members/${user}`);
  }

  bans(room: number): Promise<Ban[]> {
    return this.get(`/rooms/${room}/bans`, (r) => r.list('bans', readBan));
  }

  async ban(room: number, user: number, reason: string): Promise<void> {
    await this.call('PUT', `/rooms/${room}/bans/${user}`, { reason });
  }

  async unban(room: number, user: number): Promise<void> {
    await this.call('DELETE', `/rooms/${room}/bans/${user}`);
  }

  roomLinks(room: number): Promise<RoomLink[]> {
    return this.get(`/rooms/${room}/links`, (r) => r.list('links', readRoomLink));
  }

  async createRoomLink(room: number, uses: number, expiresInSeconds: number): Promise<RoomLink> {
    return this.read(
      await this.call('POST', `/rooms/${room}/links`, { uses, expiresInSeconds }),
      readRoomLink,
    );
  }

  async deleteRoomLink(room: number, code: string): Promise<void> {
    await this.call('DELETE', `/rooms/${room}/links/${encodeURIComponent(code)}`);
  }

  async joinByLink(code: string): Promise<Conversation> {
    return this.read(await this.call('POST', '/join', { code }), readConversation);
  }

  async setPreferences(conversation: number, wanted: Partial<Preferences>): Promise<Conversation> {
    return this.read(await this.call('PATCH', `/conversations/${conversation}`, wanted), readConversation);
  }

  async join(room: number): Promise<Conversation> {
    return this.read(await this.call('POST', `/rooms/${room}/join`), readConversation);
  }

  async leave(room: number): Promise<void> {
    await this.call('POST', `/rooms/${room}/leave`);
  }

  /** The page of messages before `before`, ascending; 0: the newest page. */
  page(conversation: number, before: number, limit: number): Promise<Page> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (before > 0) query.set('before', String(before));
    return this.get(`/conversations/${conversation}/messages?${query}`, readPage);
  }

  /** `limit` messages, half of them before this one. */
  around({ conversation, seq }: MessagePlace, limit: number): Promise<Page> {
    const query = new URLSearchParams({ around: String(seq), limit: String(limit) });
    return this.get(`/conversations/${conversation}/messages?${query}`, readPage);
  }

  edit(place: MessagePlace, text: string): Promise<Message> {
    return this.change('PATCH', messagePath(place), { text });
  }

  recall(place: MessagePlace): Promise<Message> {
    return this.change('DELETE', messagePath(place));
  }

  /** Puts my reaction there, or takes it away. */
  react(place: MessagePlace, emoji: string, isOn: boolean): Promise<Message> {
    const path = `${messagePath(place)}/reactions/${encodeURIComponent(emoji)}`;
    return this.change(isOn ? 'PUT' : 'DELETE', path);
  }

  pin(place: MessagePlace, isOn: boolean): Promise<Message> {
    return this.change(isOn ? 'PUT' : 'DELETE', `${messagePath(place)}/pin`);
  }

  /** Latest pin first. */
  pins(conversation: number): Promise<Message[]> {
    return this.get(`/conversations/${conversation}/pins`, (r) => r.list('messages', readMessage));
  }

  /** Earlier wordings, oldest first. */
  edits(place: MessagePlace): Promise<Wording[]> {
    return this.get(`${messagePath(place)}/edits`, (r) => r.list('edits', readWording));
  }

  /** A page of what was found, newest first; `before` is the answer's `next`, or "" for the first page. */
  search(query: SearchQuery, before: string, limit: number): Promise<SearchAnswer> {
    return this.get(`/search?${searchParams(query, before, limit)}`, readSearchAnswer);
  }

  members(conversation: number): Promise<Member[]> {
    return this.get(`/conversations/${conversation}/members`, (r) => r.list('members', readMember));
  }

  seenBy(conversation: number, seq: number): Promise<SeenBy> {
    return this.get(`/conversations/${conversation}/messages/${seq}/seen`, readSeenBy);
  }

  settings = (): Promise<PersonalSettings> =>
    this.get('/me/settings', (r) => readPersonalSettings(r.child('settings')));

  async changeSettings(change: Partial<PersonalSettings>): Promise<PersonalSettings> {
    const body = await this.call('PATCH', '/me/settings', change);
    return this.read(body, (r) => readPersonalSettings(r.child('settings')));
  }

  profile(user: number): Promise<Profile> {
    return this.get(`/users/${user}`, (r) => readProfile(r.child('profile')));
  }

  /** Changes the own profile; what is left out stays. */
  async changeProfile(change: ProfileChange): Promise<Profile> {
    return this.read(await this.call('PATCH', '/me', change), (r) => readProfile(r.child('profile')));
  }

  /** Makes a picture the own avatar; the server keeps the square in its middle. */
  async setAvatar(picture: Blob): Promise<Profile> {
    return this.read(await this.call('PUT', '/me/avatar', picture), (r) => readProfile(r.child('profile')));
  }

  /** Ends all other sessions. */
  async changePassword(password: string, newPassword: string): Promise<void> {
    await this.call('PUT', '/me/password', { password, newPassword });
  }

  blocks = (): Promise<User[]> => this.get('/blocks', (r) => r.list('users', readUser));

  async setBlocked(user: number, isBlocked: boolean): Promise<void> {
    await this.call(isBlocked ? 'PUT' : 'DELETE', `/blocks/${user}`);
  }

  async deleteAccount(password: string): Promise<void> {
    await this.call('POST', '/me/delete', { password });
  }

  dataExport = (): Promise<DataExport> => this.get('/me/export', (r) => readExport(r.child('export')));

  /** Starts making a copy of the own data, unless one is being made. */
  async beginExport(): Promise<DataExport> {
    return this.read(await this.call('POST', '/me/export'), (r) => readExport(r.child('export')));
  }

  transfer(id: string): Promise<Transfer> {
    return this.get(`/uploads/${encodeURIComponent(id)}`, readTransfer);
  }

  /** Tells the administrators of a message, or of somebody (his id). */
  async report(what: MessagePlace | { user: number }, reason: string): Promise<void> {
    await this.call('POST', '/reports', { ...what, reason });
  }

  /** Sets a new password by an administrator's link. */
  async resetPassword(token: string, password: string): Promise<void> {
    await this.call('POST', '/reset-password', { token, password });
  }

  private async change(method: string, path: string, body?: unknown): Promise<Message> {
    return this.read(await this.call(method, path, body), (r) => readMessage(r.child('message')));
  }
}

function messagePath({ conversation, seq }: MessagePlace): string {
  return `/conversations/${conversation}/messages/${seq}`;
}

function readSignedIn(r: Reader): SignedIn {
  return { user: readUser(r.child('user')), session: readSession(r.child('session')) };
}
