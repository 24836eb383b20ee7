// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ago, dateOnly } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Session } from '../../protocol/types';
import type { Client } from '../../model/client';
import { icon, KeyRound, Monitor, MonitorSmartphone } from '../shared/icons';
import { ListDialog } from './list-dialog';

/** Where this user is signed in; every other place can be signed out from here. */
@customElement('foyer-sessions-dialog')
export class FoyerSessionsDialog extends ListDialog<Session> {
  @property({ attribute: false }) client!: Client;

  protected override fetchItems(): Promise<Session[]> {
    return this.client.api.sessions();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('sessions.title')} data-testid="sessions-dialog">
      <p class="muted">${t('sessions.hint')}</p>
      ${this.content()}
    </foyer-dialog>`;
  }

  protected override list(sessions: readonly Session[]): TemplateResult {
    return html`<ul>
      ${sessions.map((session) => this.row(session))}
    </ul>`;
  }

  private row(session: Session): TemplateResult {
    const shapes = { web: MonitorSmartphone, desktop: Monitor, bot: KeyRound }[session.kind];
    return html`<li class="item" data-testid="session" data-current=${session.current}>
      ${icon(shapes)}
      <div class="grow">
        <span class="title ellipsis"
          ><bdi>${session.client === '' ? t(`sessions.${session.kind}`) : session.client}</bdi></span
        >
        <span class="sub"
          >${session.current ? t('sessions.current') : t('sessions.seen', { when: ago(session.lastSeenAt) })}
          · ${t('sessions.since', { when: dateOnly(session.createdAt) })}</span
        >
      </div>
      ${
        session.current
          ? ''
          : html`<button
              class="button small"
              data-testid="end-session"
              @click=${() => void this.end(session)}
            >
              ${t('sessions.end')}
            </button>`
      }
    </li>`;
  }

  private end(session: Session): Promise<void> {
    return this.attempt(async () => {
      await this.client.api.endSession(session.id);
      this.items = (this.items ?? []).filter((each) => each.id !== session.id);
    });
  }
}
