// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './avatar';
import { html, type TemplateResult } from 'lit';
import { titleOf } from '../../i18n/names';
import type { Conversation } from '../../protocol/types';

/** The picture of a conversation: the room's, or the other person with the dot of his presence. */
export function conversationAvatar(conversation: Conversation): TemplateResult {
  const { partner } = conversation;
  if (!partner)
    return html`<foyer-avatar
      .name=${conversation.name}
      .number=${conversation.id}
      .cover=${conversation.cover?.id ?? ''}
      room
    ></foyer-avatar>`;
  return html`<foyer-avatar
    .name=${titleOf(conversation)}
    .avatar=${partner.user.avatar}
    .number=${partner.user.id}
    ?online=${partner.online}
    ?idle=${partner.idle}
  ></foyer-avatar>`;
}
