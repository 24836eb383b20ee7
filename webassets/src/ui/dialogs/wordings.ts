// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fullTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Message, Wording } from '../../protocol/types';
import type { Client } from '../../model/client';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';

/** What a message said before it was edited, the present wording first. */
@customElement('foyer-wordings-dialog')
export class FoyerWordingsDialog extends ListDialog<Wording> {
  static override styles = [
    ...dialogStyles,
    css`
      li {
        display: grid;
        gap: 2px;
        padding: var(--s3) 0;
        border-bottom: 1px solid var(--line);
      }
      li:last-child {
        border-bottom: 0;
      }
      .words {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        unicode-bidi: plaintext;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) message!: Message;

  protected override fetchItems(): Promise<Wording[]> {
    return this.client.api.edits(this.message);
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('edits.title')} data-testid="edits-dialog"
      >${this.content()}</foyer-dialog
    >`;
  }

  protected override list(wordings: readonly Wording[]): TemplateResult {
    return html`<ul>
      <li>
        <span class="muted">${t('edits.now')}</span><span class="words" dir="auto">${this.message.text}</span>
      </li>
      ${[...wordings].reverse().map((wording) => this.row(wording))}
    </ul>`;
  }

  private row({ until, text }: Wording): TemplateResult {
    return html`<li data-testid="wording">
      <span class="muted">${t('edits.until', { when: fullTime(until) })}</span>
      <span class="words" dir="auto">${text}</span>
    </li>`;
  }
}
