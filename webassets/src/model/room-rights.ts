// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Conversation, Member, MemberRole, User } from '../protocol/types';

const ranks: Record<MemberRole, number> = { member: 0, moderator: 1, owner: 2 };

/** The lowest role that has it, by the table of rights in docs/protocol.md; only what runs a room. */
const lowest = {
  'post-in-announcements': 'moderator',
  'invite-to-public': 'member',
  'invite-to-private': 'moderator',
  'manage-invite-links': 'moderator',
  rename: 'owner',
  'set-topic': 'moderator',
  'set-cover': 'moderator',
  'set-posting': 'moderator',
  'set-visibility': 'owner',
  archive: 'owner',
  kick: 'moderator',
  ban: 'moderator',
  silence: 'moderator',
  'change-roles': 'owner',
} as const satisfies Record<string, MemberRole>;

export type RoomRight = keyof typeof lowest;

/** Whether this user has the right in the room. The server decides; this only spares hopeless buttons. */
export function mayRun(me: User | null, room: Conversation | undefined, right: RoomRight): boolean {
  if (!me || room?.kind !== 'room') return false;
  return me.role === 'admin' || ranks[room.role] >= ranks[lowest[right]];
}

/** Whether this user may add people by name. */
export function mayInvite(me: User | null, room: Conversation | undefined): boolean {
  if (!room || room.archivedAt > 0) return false;
  return mayRun(me, room, room.visibility === 'private' ? 'invite-to-private' : 'invite-to-public');
}

/** Whether this user may kick, ban, silence or promote the member: somebody else who does not stand above. */
export function mayMeet(me: User | null, room: Conversation | undefined, member: Member): boolean {
  if (!me || !room || member.user.id === me.id || !mayRun(me, room, 'kick')) return false;
  const mine = me.role === 'admin' ? ranks.owner : ranks[room.role];
  const theirs = member.user.role === 'admin' ? ranks.owner : ranks[member.role];
  return mine === ranks.owner || mine > theirs;
}

/** Why this user cannot write in the room now; "" when he can. */
export type Obstacle = '' | 'archived' | 'silenced' | 'announcements' | 'blocked' | 'gone';

export function obstacleFor(
  me: User | null,
  room: Conversation | undefined,
  now: number,
  isBlocked: (user: number) => boolean,
): Obstacle {
  if (!room) return '';
  if (room.partner) {
    if (room.partner.user.role === 'deleted') return 'gone';
    return isBlocked(room.partner.user.id) ? 'blocked' : '';
  }
  if (room.archivedAt > 0) return 'archived';
  if (room.silencedUntil > now) return 'silenced';
  const isHeard = room.posting === 'everyone' || mayRun(me, room, 'post-in-announcements');
  return isHeard ? '' : 'announcements';
}
