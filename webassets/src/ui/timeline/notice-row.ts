// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { fullTime } from '../../i18n/dates';
import { noticeText } from '../../i18n/notices';
import type { Message } from '../../protocol/types';

/** One quiet line that says what happened; nothing when there is nothing to say (any more). */
export function noticeRow(message: Message): TemplateResult {
  const text = noticeText(message);
  return html`<div
    class="notice"
    data-key=${`s${message.seq}`}
    data-seq=${message.seq}
    data-testid="notice"
    data-event=${message.notice?.event ?? ''}
    role="note"
  >
    ${text === '' ? nothing : html`<span dir="auto" title=${fullTime(message.createdAt)}>${text}</span>`}
  </div>`;
}
