// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** The values of docs/protocol.md. Ids and positions are whole numbers, times are milliseconds since 1970. */
/** "bot": a program; "deleted": the account is gone, what it said may be left. */
export type UserRole = 'member' | 'admin' | 'bot' | 'deleted';
export type MemberRole = 'member' | 'moderator' | 'owner';
export type ConversationKind = 'room' | 'direct';
export type SessionKind = 'web' | 'desktop' | 'bot';
export type SessionEnd =
  'signed-out' | 'replaced' | 'revoked' | 'expired' | 'password-changed' | 'account-deleted';
export type Visibility = 'public' | 'private';
export type Posting = 'everyone' | 'announcements';
export type NotifyLevel = 'all' | 'mentions' | 'none';
export type Registration = 'open' | 'invite' | 'closed';

export interface User {
  id: number;
  username: string;
  displayName: string;
  /** "a1" … "a12", the id of an own picture, or "" for initials. */
  avatar: string;
  role: UserRole;
}

/** What somebody says of his day; either may be "". */
export interface Status {
  emoji: string;
  text: string;
}

/** A user with what only a look at him shows. */
export interface Profile {
  user: User;
  status: Status;
}

export interface Session {
  id: number;
  kind: SessionKind;
  client: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  current: boolean;
}

export interface Image {
  id: string;
  type: string;
  width: number;
  height: number;
  thumbnailWidth: number;
  thumbnailHeight: number;
  bytes: number;
  animated: boolean;
}

/** The message that another one answers, as far as a preview needs it. */
export interface Quote {
  seq: number;
  author: User;
  text: string;
  image: boolean;
  recalled: boolean;
}

export interface Reaction {
  emoji: string;
  users: number[];
}

export interface NoticeUser {
  id: number;
  displayName: string;
}

/** What happened in a conversation, in its place among the messages. */
export interface Notice {
  event: string;
  users: NoticeUser[];
  count: number;
  left: NoticeUser[];
  leftCount: number;
  text: string;
}

/** Under which name a message of an incoming webhook is shown. */
export interface Alias {
  displayName: string;
  avatar: string;
}

/** Times are 0, lists empty and parts null where there is nothing of the kind. */
export interface Message {
  conversation: number;
  seq: number;
  revision: number;
  ref: string;
  author: User;
  text: string;
  image: Image | null;
  createdAt: number;
  editedAt: number;
  recalledAt: number;
  pinnedAt: number;
  replyTo: Quote | null;
  forwardedFrom: { user: number; displayName: string } | null;
  /** The name that an incoming webhook gave it. */
  alias: Alias | null;
  mentions: number[];
  mentionsAll: boolean;
  reactions: Reaction[];
  notice: Notice | null;
}

export interface MessagePlace {
  conversation: number;
  seq: number;
}

/** How a room is set up, beside its name and topic. */
export interface RoomState {
  visibility: Visibility;
  cover: Image | null;
  /** 0: it is not. */
  archivedAt: number;
  posting: Posting;
  /** Between two posts of a member; 0: no such rest. */
  slowSeconds: number;
}

export interface Room extends RoomState {
  id: number;
  name: string;
  topic: string;
  memberCount: number;
  onlineCount: number;
  joined: boolean;
}

/** How this user wants to have a conversation. */
export interface Preferences {
  notify: NotifyLevel;
  /** 0: no such time. */
  quietUntil: number;
  favourite: boolean;
}

export interface Conversation extends RoomState, Preferences {
  id: number;
  kind: ConversationKind;
  name: string;
  topic: string;
  role: MemberRole;
  lastSeq: number;
  revision: number;
  readSeq: number;
  /** Messages of others after it that still stand; of these, the ones that mention me. */
  unread: number;
  mentions: number;
  memberCount: number;
  onlineCount: number;
  lastMessage: Message | null;
  /** Until when this user may say nothing here; perhaps past. */
  silencedUntil: number;
  /** Of a direct conversation: the other one. */
  partner: Member | null;
}

export interface Member {
  user: User;
  role: MemberRole;
  online: boolean;
  /** Online, but not at any client for some minutes. */
  idle: boolean;
  /** When an offline member was last online; 0: not known, or not told. */
  lastSeenAt: number;
  /** Until when he may say nothing; perhaps past. */
  silencedUntil: number;
}

/** What I let others know of me. */
export interface PersonalSettings {
  tellsSeen: boolean;
  tellsLastSeen: boolean;
  tellsTyping: boolean;
}

export interface Typist {
  id: number;
  displayName: string;
}

/** Who has read a message; `told` is false where that is not told. */
export interface SeenBy {
  told: boolean;
  users: User[];
}

export interface Ban {
  user: User;
  by: User;
  reason: string;
  createdAt: number;
}

/** A link into a room: /#join=CODE. */
export interface RoomLink {
  code: string;
  by: User;
  createdAt: number;
  expiresAt: number;
  usesLeft: number;
}

export interface Invite {
  code: string;
  createdAt: number;
  expiresAt: number;
  usesLeft: number;
}

export interface ServerLimits {
  textLength: number;
  usernameMin: number;
  usernameMax: number;
  passwordMin: number;
  imageBytes: number;
  imagePixels: number;
  uploadPartBytes: number;
  /** How long an author may edit and take back what he said. */
  editSeconds: number;
  recallSeconds: number;
}

export interface ServerInfo {
  name: string;
  version: string;
  protocol: number;
  registration: Registration;
  online: number;
  limits: ServerLimits;
}

export interface Page {
  messages: Message[];
  /** Whether there are older ones. */
  hasMore: boolean;
  /** Whether there are newer ones; only a page around a message says so. */
  hasNewer: boolean;
}

/** What a message said before it was edited. */
export interface Wording {
  /** When it was replaced. */
  until: number;
  text: string;
}

export interface Transfer {
  transfer: string;
  size: number;
  received: number;
  image: Image | null;
}

/** A copy of one's own data; each part is a ZIP by itself. */
export interface DataExport {
  state: 'none' | 'working' | 'ready' | 'failed';
  createdAt: number;
  expiresAt: number;
  parts: { number: number; bytes: number }[];
}
