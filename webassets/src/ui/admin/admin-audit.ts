// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { fullTime } from '../../i18n/dates';
import { t, type TextKey } from '../../i18n/i18n';
import type { AuditEntry, Paged } from '../../protocol/administration';
import { PagedPart } from './paged-part';

const sentences: Record<string, TextKey> = {
  'role-changed': 'audit.role-changed',
  'user-disabled': 'audit.user-disabled',
  'user-enabled': 'audit.user-enabled',
  'password-reset': 'audit.password-reset',
  'password-set': 'audit.password-set',
  'session-ended': 'audit.session-ended',
  'registration-changed': 'audit.registration-changed',
  'report-resolved': 'audit.report-resolved',
  'invite-created': 'audit.invite-created',
  'invite-removed': 'audit.invite-removed',
  'admin-link-used': 'audit.admin-link-used',
  'room-renamed': 'audit.room-renamed',
  'room-archived': 'audit.room-archived',
  'room-restored': 'audit.room-restored',
  'room-owner-changed': 'audit.room-owner-changed',
  'room-deleted': 'audit.room-deleted',
};

const details: Record<string, TextKey> = {
  admin: 'audit.toAdmin',
  member: 'audit.toMember',
  open: 'admin.registration.open',
  invite: 'admin.registration.invite',
  closed: 'admin.registration.closed',
};

/** Who did what to whom, newest first. */
@customElement('foyer-admin-audit')
export class FoyerAdminAudit extends PagedPart<AuditEntry> {
  protected override fetchPage(from: number): Promise<Paged<AuditEntry>> {
    return this.api.audit(from);
  }

  protected override none(): string {
    return t('admin.noAudit');
  }

  protected override render(): TemplateResult {
    return this.list();
  }

  protected override row(entry: AuditEntry): TemplateResult {
    return html`<li class="item" data-testid="admin-audit-entry" data-action=${entry.action}>
      <div class="grow">
        <span class="title">${sentenceOf(entry)}</span>
        <span class="sub">${fullTime(entry.at)}</span>
      </div>
    </li>`;
  }
}

function sentenceOf(entry: AuditEntry): string {
  const who = entry.actor?.displayName ?? t('admin.operator');
  const whom = entry.target?.displayName ?? t('admin.unknown');
  // A room may be called "admin".
  const known = entry.action.startsWith('room-') ? undefined : details[entry.detail];
  const what = known ? t(known) : entry.detail === '' ? t('admin.registration.default') : entry.detail;
  const key = sentences[entry.action];
  // A line of the future still tells what it can.
  return key ? t(key, { who, whom, what }) : [who, entry.action, whom, entry.detail].join(' · ');
}
