// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PendingPost } from '../../engine/database';
import { dayLabel } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import type { Image } from '../../protocol/types';
import type { Client } from '../../state/client';
import { unreadOf } from '../../state/conversations';
import { arrange, type Day } from '../../state/grouping';
import type { Timeline } from '../../state/timeline';
import { FoyerElement } from '../shared/element';
import { ArrowDown, ArrowUp, icon, RotateCw } from '../shared/icons';
import { type Frame, growDown, growUp, liveFrame, rangeOf } from './frame';
import { type RowContext, rowTemplate } from './rows';
import { ScrollAnchor } from './scroll-anchor';
import './seen-line';
import { timelineStyles } from './timeline-styles';

/** So near to an end of what is shown, more is brought in. */
const nearPx = 700;
const bottomPx = 40;
const mostUnreadToLoad = 200;

/** The messages of one conversation. Emits `view-picture` with { image, images }. */
@customElement('foyer-timeline')
export class FoyerTimeline extends FoyerElement {
  static override styles = timelineStyles;

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  @state() private frame: Frame = liveFrame();
  @state() private isAtBottom = true;
  /** Unread as it was on arrival: the line stays while one reads on. -1: none. */
  @state() private newAfter = -1;
  @query('.scroller') private scroller!: HTMLElement | null;

  private isPlaced = false;
  private lastOwnRef = '';
  private knownSize = '';
  private readonly previews = new Map<string, string>();
  private readonly anchor = new ScrollAnchor(
    () => this.scroller,
    () => this.renderRoot.querySelectorAll<HTMLElement>('[data-key]'),
  );
  private readonly sizes = new ResizeObserver(() => this.keepPlace());
  private readonly motion = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly looked = (): void => this.readIfSeen();

  private get timeline(): Timeline {
    return this.client.timelines.of(this.conversation);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('focus', this.looked);
    document.addEventListener('visibilitychange', this.looked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.looked);
    document.removeEventListener('visibilitychange', this.looked);
    this.sizes.disconnect();
    for (const url of this.previews.values()) URL.revokeObjectURL(url);
    this.previews.clear();
  }

  /** Shows the newest message. */
  jumpToNewest(): void {
    this.frame = liveFrame();
    this.isAtBottom = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) this.arrive();
    else if (this.isPlaced && !this.isAtBottom) this.anchor.capture();
    this.noteUnread();
    const own = this.ownPending().at(-1)?.ref ?? '';
    if (own !== '' && own !== this.lastOwnRef && this.isPlaced) this.jumpToNewest();
    this.lastOwnRef = own;
  }

  protected override render(): TemplateResult {
    const { timeline } = this;
    const isLoaded = timeline.isLoaded.value;
    return html`
      <div
        class="scroller scroll"
        role="log"
        aria-live="off"
        aria-label=${t('timeline.label')}
        tabindex="0"
        data-testid="timeline"
        @scroll=${() => this.scrolled()}
      >
        <div class="content">${isLoaded ? this.content(timeline) : this.skeleton()}</div>
      </div>
      ${this.jumpButton()}
    `;
  }

  private content(timeline: Timeline): TemplateResult {
    const messages = timeline.messages.value;
    const { from, to } = rangeOf(this.frame, messages);
    const isLineHeld =
      messages.length > 0 && ((messages[0]?.seq ?? 0) <= this.newAfter + 1 || !timeline.hasOlder.value);
    const days = arrange({
      messages: messages.slice(from, to),
      pending: this.frame.end === null ? this.ownPending() : [],
      me: this.client.session.user.value?.id ?? 0,
      newAfter: isLineHeld ? this.newAfter : -1,
    });
    if (days.length === 0) return this.emptiness();
    const context = this.rowContext();
    return html`${this.older(timeline, from)}
      ${repeat(
        days,
        (day) => day.key,
        (day) => this.day(day, context),
      )}<foyer-seen .client=${this.client} .conversation=${this.conversation}></foyer-seen>`;
  }

  private day(day: Day, context: RowContext): TemplateResult {
    return html`<section aria-label=${dayLabel(day.at)}>
      <p class="day" data-testid="day"><span>${dayLabel(day.at)}</span></p>
      ${repeat(
        day.rows,
        (row) => row.key,
        (row) => rowTemplate(row, context),
      )}
    </section>`;
  }

  private older(timeline: Timeline, from: number): TemplateResult {
    if (from > 0) return html`<div class="older"></div>`;
    if (!timeline.hasOlder.value) return html`<p class="start">${t('timeline.start')}</p>`;
    const loading = timeline.loading.value;
    return html`<div class="older">
      <button
        class="small-button"
        data-testid="load-older"
        ?disabled=${loading === 'loading'}
        @click=${() => void timeline.loadOlder()}
      >
        ${icon(loading === 'failed' ? RotateCw : ArrowUp)}
        ${loading === 'loading' ? t('loading') : t(loading === 'failed' ? 'timeline.olderFailed' : 'timeline.older')}
      </button>
    </div>`;
  }

  private emptiness(): TemplateResult {
    return html`<div class="empty" data-testid="timeline-empty">
      <img src="/empty-room.svg" alt="" width="160" height="120" />
      <h2>${t('timeline.emptyTitle')}</h2>
      <p>${t('timeline.emptyText')}</p>
    </div>`;
  }

  private skeleton(): TemplateResult {
    return html`<div class="skeleton" role="status" aria-label=${t('loading')}>
      ${[55, 38, 70, 30, 48, 62].map(
        (width, index) =>
          html`<div class="bone ${index % 3 === 2 ? 'right' : ''}" .style=${`width: ${width}%`}></div>`,
      )}
    </div>`;
  }

  private jumpButton(): TemplateResult | typeof nothing {
    if ((this.isAtBottom && this.frame.end === null) || !this.timeline.isLoaded.value) return nothing;
    const conversation = this.client.conversations.get(this.conversation);
    const unread = conversation ? unreadOf(conversation) : 0;
    return html`<button
      class="jump"
      data-testid="jump-newest"
      aria-label=${unread > 0 ? tn('timeline.jumpCount', unread) : t('timeline.jump')}
      title=${t('timeline.jump')}
      @click=${() => this.jumpToNewest()}
    >
      ${unread > 0 ? html`<span>${tn('timeline.jumpCount', unread)}</span>` : nothing} ${icon(ArrowDown)}
    </button>`;
  }

  protected override updated(): void {
    const { scroller, timeline } = this;
    if (!scroller || !timeline.isLoaded.peek()) return;
    if (!this.isPlaced) this.place(scroller);
    else this.stay(scroller);
    this.extend();
    this.readIfSeen();
    this.dropPreviews();
  }

  protected override firstUpdated(): void {
    const content = this.renderRoot.querySelector('.content');
    if (this.scroller) this.sizes.observe(this.scroller);
    if (content) this.sizes.observe(content);
  }

  /** Another conversation comes onto the screen. */
  private arrive(): void {
    const conversation = this.client.conversations.peek(this.conversation);
    const unread = conversation ? unreadOf(conversation) : 0;
    this.newAfter = conversation && unread > 0 ? conversation.readSeq : -1;
    const behind = conversation ? conversation.lastSeq - conversation.readSeq : 0;
    this.frame = liveFrame(Math.max(80, behind + 30));
    this.client.reading.opened(this.conversation);
    this.isAtBottom = true;
    this.isPlaced = false;
    this.anchor.clear();
    const missing = this.timeline.firstSeq - 1 - (conversation?.readSeq ?? 0);
    if (unread > 0 && missing > 0 && missing <= mostUnreadToLoad) {
      void this.timeline.loadOlder(Math.min(mostUnreadToLoad, missing + 10));
    }
  }

  /** Puts the view at the first unread message, or at the end. */
  private place(scroller: HTMLElement): void {
    const line = this.renderRoot.querySelector<HTMLElement>('.new-line');
    scroller.scrollTop = scroller.scrollHeight;
    if (line) {
      const top = line.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      if (top < 0) scroller.scrollTop += top - scroller.clientHeight / 4;
    }
    this.isPlaced = true;
    this.knownSize = this.sizeNow();
    this.measure();
  }

  private measure(): void {
    const { scroller } = this;
    if (!scroller) return;
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    this.isAtBottom = below < bottomPx;
  }

  private scrolled(): void {
    if (!this.isPlaced) return;
    // Sizes may have changed before this scroll was reported; whoever was at the end stays there.
    if (this.isAtBottom && this.sizeNow() !== this.knownSize) this.keepPlace();
    else this.measure();
    this.anchor.capture();
    this.extend();
    this.readIfSeen();
  }

  /** The page, the composer or a picture changed its size. */
  private keepPlace(): void {
    const { scroller } = this;
    if (!scroller || !this.isPlaced) return;
    const isAtEnd = this.isAtBottom && this.frame.end === null;
    if (!isAtEnd && this.anchor.isStale) this.anchor.capture();
    else this.stay(scroller);
  }

  private stay(scroller: HTMLElement): void {
    if (this.isAtBottom && this.frame.end === null) scroller.scrollTop = scroller.scrollHeight;
    else this.anchor.restore();
    this.knownSize = this.sizeNow();
  }

  private sizeNow(): string {
    return `${this.scroller?.clientHeight ?? 0}/${this.scroller?.scrollHeight ?? 0}`;
  }

  /** Near an end of what is shown: more of what is held, or the next page. */
  private extend(): void {
    const { scroller, timeline } = this;
    if (!scroller || !this.isPlaced) return;
    const messages = timeline.messages.peek();
    if (scroller.scrollTop < nearPx) {
      const grown = growUp(this.frame, messages);
      if (grown) this.frame = grown;
      else if (timeline.loading.peek() === 'idle') void timeline.loadOlder();
    } else if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx) {
      const grown = growDown(this.frame, messages);
      if (grown) this.frame = grown;
    }
  }

  /** Somebody wrote while nobody looked: the line goes before the first such message. */
  private noteUnread(): void {
    if (this.newAfter >= 0 || !this.isPlaced || this.isSeen()) return;
    const conversation = this.client.conversations.peek(this.conversation);
    if (conversation && unreadOf(conversation) > 0) this.newAfter = conversation.readSeq;
  }

  private isSeen(): boolean {
    return (
      this.isPlaced &&
      this.isAtBottom &&
      this.frame.end === null &&
      document.visibilityState === 'visible' &&
      document.hasFocus()
    );
  }

  private readIfSeen(): void {
    if (this.timeline.isLoaded.peek() && this.isSeen()) this.client.reading.markRead(this.conversation);
  }

  private ownPending(): readonly PendingPost[] {
    return this.client.pending.value.filter((post) => post.conversation === this.conversation);
  }

  private rowContext(): RowContext {
    return {
      progress: this.client.uploadProgress,
      isAcknowledged: this.client.isAcknowledged,
      previewOf: (post) => this.previewOf(post),
      openPicture: (image) => this.openPicture(image),
      retry: this.client.retryPost,
      discard: this.client.discardPost,
      allowsMotion: !this.motion.matches,
    };
  }

  private openPicture(image: Image): void {
    const images = this.timeline.messages.peek().flatMap((message) => (message.image ? [message.image] : []));
    this.emit('view-picture', { image, images });
  }

  private previewOf(post: PendingPost): string {
    let url = this.previews.get(post.ref);
    if (!url && post.file) this.previews.set(post.ref, (url = URL.createObjectURL(post.file)));
    return url ?? '';
  }

  private dropPreviews(): void {
    const needed = new Set(this.client.pending.peek().map((post) => post.ref));
    for (const [ref, url] of this.previews) {
      if (needed.has(ref)) continue;
      URL.revokeObjectURL(url);
      this.previews.delete(ref);
    }
  }
}
