// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { t, tn } from '../../i18n/i18n';
import { nameOf, titleOf } from '../../i18n/names';
import type { Conversation } from '../../protocol/types';
import type { Alert, MessageAlert } from '../../model/alerts';
import { plainText } from '../../model/rich-text';
import { shownAuthor } from '../../model/shown-author';

const longest = 160;

export interface AlertWords {
  title: string;
  body: string;
}

type Find = (id: number) => Conversation | undefined;

/** What an alert says; `find` gives a conversation by its id. */
export function wordsOf(alert: Alert, find: Find): AlertWords {
  if (alert.kind === 'message') return ofMessage(alert, find);
  const [first = 0] = alert.conversations;
  const body = tn('alert.summary', alert.conversations.length, { name: titleIn(find, first) });
  return { title: t('alert.away'), body };
}

function titleIn(find: Find, id: number): string {
  const conversation = find(id);
  return conversation ? titleOf(conversation) : '';
}

function ofMessage({ message, reason }: MessageAlert, find: Find): AlertWords {
  const who = nameOf(shownAuthor(message));
  const what = message.text === '' ? t('message.picture') : inOneLine(message.text);
  switch (reason) {
    case 'direct':
      return { title: who, body: what };
    case 'mention':
      return { title: titleIn(find, message.conversation), body: t('alert.mention', { who, what }) };
    case 'message':
      return { title: titleIn(find, message.conversation), body: t('alert.says', { who, what }) };
  }
}

function inOneLine(text: string): string {
  const points = [...plainText(text)];
  return points.length > longest ? `${points.slice(0, longest).join('')}…` : points.join('');
}
