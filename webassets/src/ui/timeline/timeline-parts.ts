// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayLabel } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import type { Excerpt } from '../../model/excerpt';
import type { Day } from '../../model/grouping';
import type { Timeline } from '../../model/timeline';
import { ArrowDown, ArrowUp, icon, RotateCw } from '../shared/icons';
import { type RowContext, rowTemplate } from './rows';

/** Above the first message in the page: more, or the beginning. */
export function olderPart(shown: Timeline | Excerpt, from: number): TemplateResult {
  if (from > 0) return html`<div class="older"></div>`;
  if (!shown.hasOlder.value) return html`<p class="start">${t('timeline.start')}</p>`;
  const loading = shown.loading.value;
  return html`<div class="older">
    <button
      class="small-button"
      data-testid="load-older"
      ?disabled=${loading === 'loading'}
      @click=${() => void shown.loadOlder()}
    >
      ${icon(loading === 'failed' ? RotateCw : ArrowUp)}
      ${loading === 'loading' ? t('loading') : t(loading === 'failed' ? 'timeline.olderFailed' : 'timeline.older')}
    </button>
  </div>`;
}

/** Below a stretch of the past whose next page did not come. */
export function newerPart(timeline: Timeline): TemplateResult | typeof nothing {
  if (timeline.excerpt.value?.loading.value !== 'failed') return nothing;
  return html`<div class="older">
    <button class="small-button" data-testid="load-newer" @click=${() => void timeline.loadNewer()}>
      ${icon(RotateCw)} ${t('timeline.newerFailed')}
    </button>
  </div>`;
}

export function emptiness(): TemplateResult {
  return html`<div class="empty" data-testid="timeline-empty">
    <img src="/empty-room.svg" alt="" width="160" height="120" />
    <h2>${t('timeline.emptyTitle')}</h2>
    <p>${t('timeline.emptyText')}</p>
  </div>`;
}

export function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${t('loading')}>
    ${[55, 38, 70, 30, 48, 62].map(
      (width, index) =>
        html`<div class="bone ${index % 3 === 2 ? 'right' : ''}" .style=${`width: ${width}%`}></div>`,
    )}
  </div>`;
}

/** Back to the newest message, with the number of those that nobody here has read. */
export function jumpButton(unread: number, jump: () => void): TemplateResult {
  return html`<button
    class="jump"
    data-testid="jump-newest"
    aria-label=${unread > 0 ? tn('timeline.jumpCount', unread) : t('timeline.jump')}
    title=${t('timeline.jump')}
    @click=${jump}
  >
    ${unread > 0 ? html`<span>${tn('timeline.jumpCount', unread)}</span>` : nothing} ${icon(ArrowDown)}
  </button>`;
}

/** Up to where what is unread begins. */
export function unreadButton(count: number, jump: () => void): TemplateResult {
  return html`<button
    class="jump up"
    data-testid="jump-unread"
    title=${t('timeline.toUnread')}
    @click=${jump}
  >
    ${icon(ArrowUp)} <span>${tn('timeline.jumpCount', count)}</span>
  </button>`;
}

/** Looks of the buttons above the messages. */
export const jumpStyles = css`
  .jump {
    position: absolute;
    inset-inline-end: var(--s4);
    bottom: var(--s3);
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
    min-width: 44px;
    min-height: 44px;
    padding: 0 11px;
    border: 1px solid var(--line);
    border-radius: var(--r-full);
    background: var(--surface);
    color: var(--ink-2);
    font-size: var(--text-sm);
    font-weight: 600;
    box-shadow: var(--shadow-2);
    animation: appear 160ms ease-out;
  }
  .jump.up {
    inset: var(--s3) auto auto 50%;
    z-index: 2;
    translate: -50%;
  }
  .jump:hover {
    color: var(--ink);
  }
  .jump:has(span) {
    padding-inline-start: var(--s4);
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
`;

/** The messages of a day, below its name. */
export function daySection(day: Day, context: RowContext): TemplateResult {
  return html`<section aria-label=${dayLabel(day.at)}>
    <p class="day" data-testid="day"><span>${dayLabel(day.at)}</span></p>
    ${repeat(
      day.rows,
      (row) => row.key,
      (row) => rowTemplate(row, context),
    )}
  </section>`;
}
