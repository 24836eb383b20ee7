// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { errorText, t } from '../../i18n/i18n';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { isAlive, mayEdit, mayPin, mayRecall, maySeeEdits, type Situation } from '../../model/rights';
import { attempt } from '../shared/attempt';
import { copyText } from '../shared/clipboard';
import type { IconShapes } from '../shared/icon';
import {
  Copy,
  EyeOff,
  Flag,
  Forward,
  History,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Undo2,
} from '../shared/icons';
import type { MessageDialog } from './message-dialogs';

/** What an action may use. */
export interface ActionContext {
  client: Client;
  message: Message;
  /** Lets somebody choose an emoji, beside the message. */
  pickReaction(): void;
  openDialog(dialog: MessageDialog): void;
  /** Says something short at the edge of the page. */
  toast(text: string): void;
}

/** One thing that can be done to a message; it appears in the menu of every message that it is possible for. */
export interface MessageAction {
  /** Its name for tests: `action-ID`. */
  readonly id: string;
  readonly icon: IconShapes;
  /** Also in the bar beside the message, and not only in its menu. */
  readonly isInBar?: boolean;
  readonly isDangerous?: boolean;
  /** Does it when pressed on a message that has the focus: a `KeyboardEvent.key`, letters in lower case. */
  readonly key?: string;
  label(): string;
  /** Whether rights and state allow it. */
  isPossible(at: Situation): boolean;
  run(context: ActionContext): void;
}

const place = ({ conversation, seq }: Message): Pick<Message, 'conversation' | 'seq'> => ({
  conversation,
  seq,
});

const isAliveAt = ({ message }: Situation): boolean => isAlive(message);

function pinning(isOn: boolean): MessageAction {
  return {
    id: isOn ? 'pin' : 'unpin',
    icon: isOn ? Pin : PinOff,
    label: () => t(isOn ? 'action.pin' : 'action.unpin'),
    isPossible: (at) => mayPin(at) && (at.message.pinnedAt === 0) === isOn,
    run: (context) => {
      void attempt(context.toast, async () => {
        await context.client.changes.pin(place(context.message), isOn);
        context.toast(t(isOn ? 'message.pinnedNow' : 'message.unpinnedNow'));
      });
    },
  };
}

/**
 * Everything that can be done to a message, in the order of the menu. A new feature adds its action here; bar, menu and
 * keys follow.
 */
export const messageActions: readonly MessageAction[] = [
  {
    id: 'react',
    icon: SmilePlus,
    isInBar: true,
    key: '+',
    label: () => t('action.react'),
    isPossible: isAliveAt,
    run: (context) => context.pickReaction(),
  },
  {
    id: 'reply',
    icon: Reply,
    isInBar: true,
    key: 'r',
    label: () => t('action.reply'),
    isPossible: isAliveAt,
    run: ({ client, message }) => client.composing.reply(message),
  },
  {
    id: 'edit',
    icon: Pencil,
    isInBar: true,
    key: 'e',
    label: () => t('action.edit'),
    isPossible: mayEdit,
    run: ({ client, message }) => (client.composing.edited.value = message),
  },
  {
    id: 'forward',
    icon: Forward,
    key: 'f',
    label: () => t('action.forward'),
    isPossible: isAliveAt,
    run: ({ message, openDialog }) => openDialog({ kind: 'forward', message }),
  },
  {
    id: 'copy',
    icon: Copy,
    label: () => t('action.copy'),
    isPossible: ({ message }) => isAlive(message) && message.text !== '',
    run: ({ message, toast }) => void copyText(message.text, t('message.copied'), toast),
  },
  pinning(true),
  pinning(false),
  {
    id: 'mark-unread',
    icon: EyeOff,
    key: 'u',
    label: () => t('message.markUnread'),
    isPossible: ({ me, message }) => isAlive(message) && message.author.id !== me?.id,
    run: ({ client, message, toast }) => {
      if (!client.reading.markUnread(message.conversation, message.seq)) toast(errorText('network'));
    },
  },
  {
    id: 'edits',
    icon: History,
    label: () => t('action.edits'),
    isPossible: maySeeEdits,
    run: ({ message, openDialog }) => openDialog({ kind: 'edits', message }),
  },
  {
    id: 'report',
    icon: Flag,
    label: () => t('action.report'),
    isPossible: ({ me, message }) => isAlive(message) && message.author.id !== me?.id,
    run: ({ message, openDialog }) => openDialog({ kind: 'report', message }),
  },
  {
    id: 'recall',
    icon: Undo2,
    isDangerous: true,
    key: 'delete',
    label: () => t('action.recall'),
    isPossible: mayRecall,
    run: ({ message, openDialog }) => openDialog({ kind: 'recall', message }),
  },
];

/** What can be done to this message now. */
export function actionsFor(client: Client, message: Message): MessageAction[] {
  const situation = client.situationOf(message);
  return messageActions.filter((action) => action.isPossible(situation));
}
