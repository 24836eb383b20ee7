// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ago, fullTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { Paged, Report } from '../../protocol/administration';
import { PagedPart } from './paged-part';

/** What users reported: read, and closed with a note. */
@customElement('foyer-admin-reports')
export class FoyerAdminReports extends PagedPart<Report> {
  @state() private shows: 'open' | 'resolved' = 'open';

  protected override fetchPage(from: number): Promise<Paged<Report>> {
    return this.api.reports(this.shows, from);
  }

  protected override none(): string {
    return t(this.shows === 'open' ? 'admin.noReports' : 'admin.noResolved');
  }

  protected override render(): TemplateResult {
    return html`<div class="bar">
        ${(['open', 'resolved'] as const).map(
          (each) =>
            html`<button
              class="button small ${this.shows === each ? 'primary' : ''}"
              aria-pressed=${this.shows === each}
              data-testid="admin-reports-${each}"
              @click=${() => {
                this.shows = each;
                this.items = null;
                void this.load();
              }}
            >
              ${t(`admin.reports.${each}`)}
            </button>`,
        )}
      </div>
      ${this.list()}`;
  }

  protected override row(report: Report): TemplateResult {
    const reported = report.user?.displayName ?? t('admin.unknown');
    const reporter = report.reporter?.displayName ?? t('admin.unknown');
    return html`<li class="item" data-testid="admin-report">
      <div class="grow">
        <span class="title">${t('admin.reported', { who: reported, by: reporter })}</span>
        <span class="sub" title=${fullTime(report.createdAt)}
          >${report.message?.conversationName ?? t('admin.aboutPerson')} · ${ago(report.createdAt)}</span
        >
        ${report.message ? html`<p class="quote" dir="auto">${report.message.text}</p>` : nothing}
        <p dir="auto">${report.reason}</p>
        ${report.resolvedAt > 0 ? this.resolution(report) : nothing}
      </div>
      ${report.resolvedAt > 0 ? nothing : this.closing(report)}
    </li>`;
  }

  private resolution(report: Report): TemplateResult {
    const who = report.resolvedBy?.displayName ?? t('admin.operator');
    const note = report.note === '' ? '' : ` · ${report.note}`;
    return html`<span class="sub" dir="auto"
      >${t('admin.resolvedBy', { who, when: ago(report.resolvedAt) })}${note}</span
    >`;
  }

  private closing(report: Report): TemplateResult {
    return html`<form
      class="bar"
      @submit=${(event: Event) => {
        event.preventDefault();
        const note = new FormData(event.target as HTMLFormElement).get('note');
        void this.close(report, typeof note === 'string' ? note.trim() : '');
      }}
    >
      <input
        class="input"
        name="note"
        maxlength="500"
        autocomplete="off"
        placeholder=${t('admin.note')}
        aria-label=${t('admin.note')}
      />
      <button class="button small primary" data-testid="admin-resolve">${t('admin.resolve')}</button>
    </form>`;
  }

  private close(report: Report, note: string): Promise<void> {
    return this.attempt(async () => {
      await this.api.resolve(report.id, note);
      this.items = (this.items ?? []).filter((each) => each.id !== report.id);
    });
  }
}
