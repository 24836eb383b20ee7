// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Message, Notice, NoticeUser } from '../protocol/types';
import { durationText } from './dates';
import { locale, t, type TextKey, tn } from './i18n';
import { listed } from './insert';

/** Names that are written out; the rest is counted. */
const mostNames = 3;

/** "Ann, Bo and 4 more". */
function people(users: readonly NoticeUser[], count: number): string {
  const named = users.slice(0, count > mostNames ? mostNames - 1 : mostNames).map((user) => user.displayName);
  const rest = count - named.length;
  const parts = rest > 0 ? [...named, tn('notice.more', rest)] : named;
  return listed(parts, locale());
}

function membersText(notice: Notice): string {
  const parts: string[] = [];
  if (notice.count > 0) parts.push(t('notice.joined', { who: people(notice.users, notice.count) }));
  if (notice.leftCount > 0) parts.push(t('notice.left', { who: people(notice.left, notice.leftCount) }));
  return parts.join(' · ');
}

const changes: Record<string, TextKey> = {
  renamed: 'notice.renamed',
  topic: 'notice.topic',
  cover: 'notice.cover',
  archived: 'notice.archived',
  unarchived: 'notice.unarchived',
};

const choices: Record<string, TextKey> = {
  'visibility/public': 'notice.public',
  'visibility/private': 'notice.private',
  'posting/everyone': 'notice.everyone',
  'posting/announcements': 'notice.announcements',
  'role/member': 'notice.roleMember',
  'role/moderator': 'notice.roleModerator',
  'role/owner': 'notice.roleOwner',
};

/** What a notice says, as one line; "" for nothing, or for an event of the future. */
export function noticeText({ author, notice }: Message): string {
  if (!notice) return '';
  const who = author.displayName;
  const whom = people(notice.users, notice.count);
  switch (notice.event) {
    case 'members':
      return membersText(notice);
    case 'added':
      return t('notice.added', { who, whom });
    case 'removed':
      return t('notice.removed', { who, whom });
    case 'topic':
      return notice.text === ''
        ? t('notice.topicGone', { who })
        : t('notice.topic', { who, text: notice.text });
    case 'slow-mode': {
      const seconds = Number(notice.text);
      return seconds > 0
        ? t('notice.slow', { who, time: durationText(seconds) })
        : t('notice.slowOff', { who });
    }
  }
  const key = changes[notice.event] ?? choices[`${notice.event}/${notice.text}`];
  return key ? t(key, { who, whom, text: notice.text }) : '';
}
