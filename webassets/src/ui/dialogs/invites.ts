// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Invite } from '../../protocol/types';
import { LinkDialog } from './link-dialog';

/** Invitation links, for administrators. */
@customElement('foyer-invites-dialog')
export class FoyerInvitesDialog extends LinkDialog<Invite> {
  constructor() {
    super({ name: 'invite', key: 'invite', uses: 1 });
  }

  protected override fetchItems(): Promise<Invite[]> {
    return this.client.api.invites();
  }

  protected override makeLink(uses: number, seconds: number): Promise<Invite> {
    return this.client.api.createInvite(uses, seconds);
  }

  protected override endLink(code: string): Promise<void> {
    return this.client.api.deleteInvite(code);
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('invites.title')} data-testid="invites-dialog">
      <div class="stack">
        <p class="muted">${t('invites.hint')}</p>
        ${this.terms(t('invites.create'))} ${this.content()}
      </div>
    </foyer-dialog>`;
  }

  protected override list(invites: readonly Invite[]): TemplateResult {
    return invites.length === 0 ? html`<p class="none">${t('invites.none')}</p>` : super.list(invites);
  }
}
