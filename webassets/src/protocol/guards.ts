// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Reader } from './reader';
import type {
  Alias,
  DataExport,
  Image,
  Invite,
  Message,
  Notice,
  NoticeUser,
  Page,
  PersonalSettings,
  Profile,
  Quote,
  Reaction,
  SeenBy,
  ServerInfo,
  Session,
  Transfer,
  User,
  Wording,
} from './types';

export const sessionKinds = ['web', 'desktop', 'bot'] as const;
const avatarName = /^(a([1-9]|1[0-2])|[0-9a-f]{32})$/;
/** Larger than any picture that a server takes; keeps a hostile box from breaking the page. */
const longestSide = 100_000;

export function readUser(r: Reader): User {
  const avatar = r.optionalText('avatar');
  return {
    id: r.id('id'),
    username: r.text('username'),
    displayName: r.text('displayName'),
    avatar: avatarName.test(avatar) ? avatar : '',
    role: r.name('role', ['member', 'admin', 'bot', 'deleted'], 'member'),
  };
}

export function readProfile(r: Reader): Profile {
  const status = r.child('status');
  return {
    user: readUser(r.child('user')),
    status: { emoji: status.text('emoji'), text: status.text('text') },
  };
}

export function readSession(r: Reader): Session {
  return {
    id: r.id('id'),
    kind: r.name('kind', sessionKinds, 'bot'),
    client: r.text('client'),
    createdAt: r.whole('createdAt'),
    lastSeenAt: r.whole('lastSeenAt'),
    expiresAt: r.whole('expiresAt'),
    current: r.flag('current'),
  };
}

function readSide(r: Reader, key: string): number {
  return Math.min(r.whole(key, 1), longestSide);
}

export function readImage(r: Reader): Image {
  return {
    id: r.hexId('id'),
    type: r.name('type', ['image/png', 'image/jpeg', 'image/webp'], 'image/png'),
    width: readSide(r, 'width'),
    height: readSide(r, 'height'),
    thumbnailWidth: readSide(r, 'thumbnailWidth'),
    thumbnailHeight: readSide(r, 'thumbnailHeight'),
    bytes: r.whole('bytes'),
    animated: r.flag('animated'),
  };
}

function readQuote(r: Reader): Quote {
  return {
    seq: r.id('seq'),
    author: readUser(r.child('author')),
    text: r.text('text'),
    image: r.flag('image'),
    recalled: r.flag('recalled'),
  };
}

function readNoticeUser(r: Reader): NoticeUser {
  return { id: r.id('id'), displayName: r.text('displayName') };
}

function readNotice(r: Reader): Notice {
  return {
    event: r.text('event'),
    users: r.optionalList('users', readNoticeUser),
    count: r.optionalWhole('count'),
    left: r.optionalList('left', readNoticeUser),
    leftCount: r.optionalWhole('leftCount'),
    text: r.optionalText('text'),
  };
}

function readReaction(r: Reader): Reaction {
  return { emoji: r.text('emoji'), users: r.ids('users') };
}

function readForward(r: Reader): { user: number; displayName: string } {
  return { user: r.id('user'), displayName: r.text('displayName') };
}

function readAlias(r: Reader): Alias {
  return { displayName: r.text('displayName'), avatar: r.text('avatar') };
}

export function readMessage(r: Reader): Message {
  return {
    conversation: r.id('conversation'),
    seq: r.id('seq'),
    revision: r.id('revision'),
    ref: r.text('ref'),
    author: readUser(r.child('author')),
    text: r.text('text'),
    image: r.optional('image', readImage),
    createdAt: r.whole('createdAt'),
    editedAt: r.optionalWhole('editedAt'),
    recalledAt: r.optionalWhole('recalledAt'),
    pinnedAt: r.optionalWhole('pinnedAt'),
    replyTo: r.optional('replyTo', readQuote),
    forwardedFrom: r.optional('forwardedFrom', readForward),
    alias: r.optional('alias', readAlias),
    mentions: r.optionalIds('mentions'),
    mentionsAll: r.optionalFlag('mentionsAll'),
    reactions: r.optionalList('reactions', readReaction),
    notice: r.optional('notice', readNotice),
  };
}

export function readPersonalSettings(r: Reader): PersonalSettings {
  return {
    tellsSeen: r.flag('tellsSeen'),
    tellsLastSeen: r.flag('tellsLastSeen'),
    tellsTyping: r.flag('tellsTyping'),
  };
}

export function readSeenBy(r: Reader): SeenBy {
  return { told: r.flag('told'), users: r.list('users', readUser) };
}

export function readInvite(r: Reader): Invite {
  return {
    code: r.text('code'),
    createdAt: r.whole('createdAt'),
    expiresAt: r.whole('expiresAt'),
    usesLeft: r.whole('usesLeft'),
  };
}

export function readPage(r: Reader): Page {
  return {
    messages: r.list('messages', readMessage),
    hasMore: r.flag('hasMore'),
    hasNewer: r.optionalFlag('hasNewer'),
  };
}

export function readWording(r: Reader): Wording {
  return { until: r.whole('until'), text: r.text('text') };
}

export function readTransfer(r: Reader): Transfer {
  return {
    transfer: r.text('transfer'),
    size: r.whole('size'),
    received: r.whole('received'),
    image: r.optional('image', readImage),
  };
}

export function readExport(r: Reader): DataExport {
  return {
    state: r.name('state', ['none', 'working', 'ready', 'failed'], 'none'),
    createdAt: r.whole('createdAt'),
    expiresAt: r.whole('expiresAt'),
    parts: r.list('parts', (part) => ({ number: part.id('number'), bytes: part.whole('bytes') })),
  };
}

export function readServerInfo(r: Reader): ServerInfo {
  const limits = r.child('limits');
  return {
    name: r.text('name'),
    version: r.text('version'),
    protocol: r.whole('protocol'),
    registration: r.name('registration', ['open', 'invite', 'closed'], 'closed'),
    online: r.whole('online'),
    // A server of before does not say so: `/me` tells.
    hasToken: r.optionalFlag('hasToken', true),
    limits: {
      textLength: limits.whole('textLength', 1),
      usernameMin: limits.whole('usernameMin'),
      usernameMax: limits.whole('usernameMax', 1),
      passwordMin: limits.whole('passwordMin'),
      imageBytes: limits.whole('imageBytes'),
      imagePixels: limits.whole('imagePixels'),
      uploadPartBytes: limits.whole('uploadPartBytes', 1),
      editSeconds: limits.optionalWhole('editSeconds'),
      recallSeconds: limits.optionalWhole('recallSeconds'),
    },
  };
}
