// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { t, tn } from '../../i18n/i18n';
import type { Excerpt } from '../../model/excerpt';
import type { Timeline } from '../../model/timeline';
import { ArrowDown, ArrowUp, icon, RotateCw } from '../shared/icons';

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
