// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Member, MemberRole } from '../../src/protocol/types';
import { mayInvite, mayMeet, mayRun, obstacleFor, type RoomRight } from '../../src/model/room-rights';
import { conversation, direct, user } from '../support/values';

const docs = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
const rights: RoomRight[] = [
  'post-in-announcements',
  'invite-to-public',
  'invite-to-private',
  'manage-invite-links',
  'rename',
  'set-topic',
  'set-cover',
  'set-posting',
  'set-visibility',
  'archive',
  'kick',
  'ban',
  'silence',
  'change-roles',
];
const me = user(1, 'Ann');
const member = (role: MemberRole, id = 2): Member => ({
  user: user(id),
  role,
  online: true,
  idle: false,
  lastSeenAt: 0,
  silencedUntil: 0,
});

describe('rights in a room', () => {
  it.each(rights)('%s is as the table in the documentation has it', (right) => {
    const row = docs.split('\n').find((line) => line.startsWith(`| \`${right}\` |`));
    const roles: MemberRole[] = ['member', 'moderator', 'owner'];
    const mine = roles.map((role) => (mayRun(me, conversation(7, { role }), right) ? 'yes' : 'no'));
    expect(
      row
        ?.split('|')
        .slice(2, 5)
        .map((cell) => cell.trim()),
    ).toEqual(mine);
  });

  it('gives administrators all of them, and nobody any in what is no room', () => {
    const room = conversation(7);
    expect(mayRun({ ...me, role: 'admin' }, room, 'archive')).toBe(true);
    expect(mayRun({ ...me, role: 'admin' }, { ...room, kind: 'direct' }, 'archive')).toBe(false);
    expect(mayRun(null, room, 'invite-to-public')).toBe(false);
  });

  it('lets owners meet everybody, moderators members, and nobody himself', () => {
    const as = (role: MemberRole, other: Member): boolean => mayMeet(me, conversation(7, { role }), other);
    expect(as('owner', member('owner'))).toBe(true);
    expect(as('moderator', member('member'))).toBe(true);
    expect(as('moderator', member('moderator'))).toBe(false);
    expect(as('member', member('member'))).toBe(false);
    expect(as('owner', member('owner', 1))).toBe(false);
  });

  it('lets members invite into public rooms that are open', () => {
    expect(mayInvite(me, conversation(7))).toBe(true);
    expect(mayInvite(me, conversation(7, { visibility: 'private' }))).toBe(false);
    expect(mayInvite(me, conversation(7, { archivedAt: 1 }))).toBe(false);
  });

  it('knows why somebody cannot write', () => {
    const nobody = (): boolean => false;
    expect(obstacleFor(me, conversation(7), 100, nobody)).toBe('');
    expect(obstacleFor(me, conversation(7, { archivedAt: 5 }), 100, nobody)).toBe('archived');
    expect(obstacleFor(me, conversation(7, { silencedUntil: 101 }), 100, nobody)).toBe('silenced');
    expect(obstacleFor(me, conversation(7, { silencedUntil: 99 }), 100, nobody)).toBe('');
    expect(obstacleFor(me, conversation(7, { posting: 'announcements' }), 100, nobody)).toBe('announcements');
    expect(obstacleFor(me, conversation(7, { posting: 'announcements', role: 'owner' }), 100, nobody)).toBe(
      '',
    );
  });

  it('knows why two cannot write to each other', () => {
    expect(obstacleFor(me, direct(7, 2), 100, (id) => id === 3)).toBe('');
    expect(obstacleFor(me, direct(7, 2), 100, (id) => id === 2)).toBe('blocked');
    const gone = { ...member('member'), user: { ...user(2), role: 'deleted' as const } };
    expect(obstacleFor(me, direct(7, 2, { partner: gone }), 100, () => true)).toBe('gone');
    expect(mayInvite(me, direct(7, 2))).toBe(false);
  });
});
