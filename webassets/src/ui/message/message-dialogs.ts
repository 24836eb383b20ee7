// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/i18n';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';

/** What opens above a conversation; elements ask for it with the event `message-dialog`. */
export type MessageDialog =
  | { kind: 'forward' | 'edits' | 'recall' | 'report'; message: Message }
  | { kind: 'pins'; conversation: number };

/** Loads the code of a dialog; most visits need none of it. */
export async function loadMessageDialog({ kind }: MessageDialog): Promise<void> {
  switch (kind) {
    case 'forward':
      await import('../dialogs/forward');
      break;
    case 'edits':
      await import('../dialogs/wordings');
      break;
    case 'report':
      await import('../dialogs/report');
      break;
    case 'recall':
      await import('../dialogs/confirm');
      break;
    case 'pins':
      await import('../dialogs/pins');
      break;
  }
}

export function messageDialogTemplate(dialog: MessageDialog, client: Client): TemplateResult {
  switch (dialog.kind) {
    case 'forward':
      return html`<foyer-forward-dialog .client=${client} .message=${dialog.message}></foyer-forward-dialog>`;
    case 'edits':
      return html`<foyer-wordings-dialog
        .client=${client}
        .message=${dialog.message}
      ></foyer-wordings-dialog>`;
    case 'pins':
      return html`<foyer-pins-dialog
        .client=${client}
        .conversation=${dialog.conversation}
      ></foyer-pins-dialog>`;
    case 'report':
      return html`<foyer-report-dialog .client=${client} .message=${dialog.message}></foyer-report-dialog>`;
    case 'recall':
      return html`<foyer-confirm-dialog
        .heading=${t('recall.title')}
        .text=${t('recall.text')}
        .action=${t('action.recall')}
        name="recall-confirm"
        .work=${() => client.changes.recall(dialog.message)}
      ></foyer-confirm-dialog>`;
  }
}
