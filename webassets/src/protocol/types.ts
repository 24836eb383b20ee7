// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Answer, Filled, Wire } from './filled';

/*
 * The values of docs/protocol.md, as the schemas describe them. Ids and positions are whole numbers, times are milliseconds
 * since 1970; 0 where there is none.
 */

/** "avatar": "a1" … "a12", the id of an own picture, or "" for initials. "bot": a program; "deleted": the account is gone. */
export type User = Filled<Wire['User']>;
/** What somebody says of his day; either part may be "". */
export type Status = Filled<Wire['Status']>;
/** A user with what only a look at him shows. */
export type Profile = Filled<Wire['Profile']>;
/** What a bot's session may do is of no concern to this client. */
export type Session = Omit<Filled<Wire['Session']>, 'scopes'>;
export type Image = Filled<Wire['Image']>;
/** The message that another one answers, as far as a preview needs it. */
export type Quote = Filled<Wire['Quote']>;
export type Reaction = Filled<Wire['Reaction']>;
export type NoticeUser = Filled<Wire['NoticeUser']>;
/** What happened in a conversation, in its place among the messages. */
export type Notice = Filled<Wire['Notice']>;
/** Under which name a message of an incoming webhook is shown. */
export type Alias = Filled<Wire['Alias']>;
export type Message = Filled<Wire['Message']>;
export type MessagePlace = Filled<Wire['MessagePlace']>;
export type Room = Filled<Wire['Room']>;
/** "unread": messages of others after "readSeq" that still stand; of these, "mentions" mention me. */
export type Conversation = Filled<Wire['Conversation']>;
export type Member = Filled<Wire['Member']>;
/** What I let others know of me. */
export type PersonalSettings = Filled<Wire['PersonalSettings']>;
export type Typist = Filled<Wire['Typist']>;
export type Ban = Filled<Wire['Ban']>;
/** A link into a room: /#join=CODE. */
export type RoomLink = Filled<Wire['RoomLink']>;

/** How a room is set up, beside its name and topic. "slowSeconds": between two posts of a member. */
export type RoomState = Pick<Room, 'visibility' | 'cover' | 'archivedAt' | 'posting' | 'slowSeconds'>;
/** How this user wants to have a conversation. */
export type Preferences = Pick<Conversation, 'notify' | 'quietUntil' | 'favourite'>;

/** Who has read a message; "told" is false where that is not told. */
export type SeenBy = Answer<'/conversations/{id}/messages/{seq}/seen', 'get'>;
export type Invite = Answer<'/invites', 'post'>;
/** "protocol": 1, until a newer server comes. */
export type ServerInfo = Omit<Answer<'/server', 'get'>, 'protocol'> & { protocol: number };
export type ServerLimits = ServerInfo['limits'];
/** "hasNewer": only a page around a message says so. */
export type Page = Answer<'/conversations/{id}/messages', 'get'>;
/** What a message said before it was edited, and when it was replaced. */
export type Wording = Answer<'/conversations/{id}/messages/{seq}/edits', 'get'>['edits'][number];
export type Transfer = Answer<'/uploads/{id}', 'get'>;
/** A copy of one's own data; each part is a ZIP by itself. */
export type DataExport = Answer<'/me/export', 'get'>['export'];

export type UserRole = User['role'];
export type MemberRole = Member['role'];
export type ConversationKind = Conversation['kind'];
export type SessionKind = Session['kind'];
export type SessionEnd = Wire['Event_session-ended']['reason'];
export type Visibility = Room['visibility'];
export type Posting = Room['posting'];
export type NotifyLevel = Conversation['notify'];
export type Registration = ServerInfo['registration'];
