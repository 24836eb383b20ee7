// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PendingPost } from '../../client/database';
import { t } from '../../i18n/i18n';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import { arrange } from '../../model/grouping';
import type { Excerpt } from '../../model/excerpt';
import type { Timeline } from '../../model/timeline';
import { FoyerPart } from '../shared/element';
import { DayPills } from './day-pills';
import { type Frame, frameAround, liveFrame, openingFrame, rangeOf } from './frame';
import { Goal } from './goal';
import { extended, loadUnread } from './paging';
import { Previews } from './previews';
import { ReadWatch } from './read-watch';
import { RowTools } from './row-tools';
import { peopleStyles } from './people-parts';
import { rowContext, type RowDeeds } from './row-context';
import './seen-line';
import {
  daySection,
  emptiness,
  jumpButton,
  newerPart,
  olderPart,
  skeleton,
  unreadButton,
} from './timeline-parts';
import { timelineStyles } from './timeline-styles';
import { viewedPicture } from './viewed-picture';
import { UnreadLine } from './unread-line';
import { Viewport } from './viewport';

/** The messages of one conversation. Emits `view-picture` with a ViewedPicture, and what messages ask for. */
@customElement('foyer-timeline')
export class FoyerTimeline extends FoyerPart {
  static override styles = [timelineStyles, peopleStyles];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  @state() private frame: Frame = liveFrame();
  /** Counts what makes the button to the end come and go. */
  @state() private bottomChanges = 0;
  /** What was unread on arrival begins above what is in view. */
  @state() private isUnreadAbove = false;
  @query('.scroller') private scroller!: HTMLElement | null;

  private lastOwnRef = '';
  private readonly previews = new Previews();
  private readonly unread = new UnreadLine();
  private readonly viewport = new Viewport({
    scroller: () => this.scroller,
    rows: () => this.renderRoot.querySelectorAll<HTMLElement>('[data-key]'),
    isLive: () => this.isLive,
    bottomChanged: () => this.bottomChanges++,
  });
  private readonly days = new DayPills(
    () => this.scroller,
    () => this.renderRoot.querySelectorAll<HTMLElement>('.day'),
  );
  private readonly tools = new RowTools({
    client: () => this.client,
    root: () => this.renderRoot as ShadowRoot,
    scroller: () => this.scroller,
    messageOf: (seq) => this.messageOf(seq),
  });
  private readonly sizes = new ResizeObserver(() => this.viewport.keep());
  private readonly motion = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly reads = new ReadWatch(
    {
      client: () => this.client,
      conversation: () => this.conversation,
      viewport: () => this.viewport,
      line: () => this.line,
    },
    this.unread,
  );
  private readonly goal = new Goal({
    client: () => this.client,
    conversation: () => this.conversation,
    timeline: () => this.timeline,
    viewport: () => this.viewport,
    messageOf: (seq) => this.messageOf(seq),
    rowOf: (seq) => this.renderRoot.querySelector<HTMLElement>(`[data-seq="${seq}"]`),
    frameAround: (seq) => {
      const { shown, excerpt } = this.timeline;
      this.frame = frameAround(seq, shown.messages.peek(), !excerpt.peek());
      this.requestUpdate();
    },
    say: (text) => this.toast(text),
  });

  private get timeline(): Timeline {
    return this.client.timelines.of(this.conversation);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reads.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave(this.conversation);
    this.reads.stop();
    this.sizes.disconnect();
    this.previews.keep([]);
  }

  /** Whether what is in the page ends with the newest message. */
  private get isLive(): boolean {
    return this.frame.end === null && this.timeline.excerpt.peek() === null;
  }

  /** Shows the newest message. */
  jumpToNewest(): void {
    this.timeline.closeExcerpt();
    this.frame = liveFrame();
    this.viewport.setAtBottom(true);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) {
      this.leave(changed.get('conversation') ?? 0);
      this.arrive();
    } else {
      this.viewport.capture();
    }
    this.reads.noteUnread();
    this.goal.note();
    const own = this.ownPending().at(-1)?.ref ?? '';
    if (own !== '' && own !== this.lastOwnRef && this.viewport.isPlaced) this.jumpToNewest();
    this.lastOwnRef = own;
  }

  protected override render(): TemplateResult {
    const { timeline } = this;
    const { shown } = timeline;
    const isLoaded = shown.isLoaded.value;
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
        <div class="content">${isLoaded ? this.content(shown) : skeleton()}</div>
      </div>
      ${this.jumpButtons()}
    `;
  }

  private content(shown: Timeline | Excerpt): TemplateResult {
    const messages = shown.messages.value;
    const { from, to } = rangeOf(this.frame, messages);
    const shownMessages = messages.slice(from, to);
    const { after } = this.unread;
    const isLineHeld =
      shownMessages.length > 0 &&
      ((shownMessages[0]?.seq ?? 0) <= after + 1 || (from === 0 && !shown.hasOlder.value));
    const days = arrange({
      messages: shownMessages,
      before: messages[from - 1],
      pending: this.isLive ? this.ownPending() : [],
      me: this.client.session.user.value?.id ?? 0,
      newAfter: isLineHeld ? after : -1,
    });
    if (days.length === 0) return emptiness();
    const context = rowContext(this.client, this.conversation, messages, this.deeds);
    return html`${olderPart(shown, from)}
    ${repeat(
      days,
      (day) => day.key,
      (day) => daySection(day, context),
    )}
    ${newerPart(this.timeline)}
    ${this.isLive ? html`<foyer-seen .client=${this.client} .conversation=${this.conversation}></foyer-seen>` : nothing}`;
  }

  private jumpButtons(): TemplateResult | typeof nothing {
    if (!this.timeline.isLoaded.value) return nothing;
    const conversation = this.client.conversations.get(this.conversation);
    const { after, count } = this.unread;
    return html`${this.isUnreadAbove ? unreadButton(count, () => void this.goal.jumpTo(after + 1)) : nothing}
    ${
      this.viewport.isFollowing
        ? nothing
        : jumpButton(conversation ? unreadOf(conversation) : 0, () => this.jumpToNewest())
    }`;
  }

  protected override updated(): void {
    const { scroller, timeline } = this;
    this.tools.refresh();
    this.days.refresh();
    if (!scroller || !(timeline.excerpt.peek() ?? timeline).isLoaded.peek()) return;
    if (!this.viewport.isPlaced) this.viewport.open(timeline.place, this.line);
    else if (!this.goal.isSet) this.viewport.stay();
    this.goal.reach();
    this.extend();
    timeline.isEndShown = this.viewport.isFollowing;
    this.noteView();
    this.previews.keep(this.client.pending.peek());
  }

  protected override firstUpdated(): void {
    const content = this.renderRoot.querySelector('.content');
    if (this.scroller) {
      this.sizes.observe(this.scroller);
      this.tools.listen(this.scroller);
    }
    if (content) this.sizes.observe(content);
  }

  /** Another conversation comes onto the screen. */
  private arrive(): void {
    const conversation = this.client.conversations.peek(this.conversation);
    const unread = conversation ? unreadOf(conversation) : 0;
    const { timeline } = this;
    const { place } = timeline;
    if (!place || !timeline.shown.holds(place.seq)) {
      timeline.closeExcerpt();
      timeline.place = null;
    }
    this.goal.clear();
    this.unread.begin(conversation && unread > 0 ? conversation.readSeq : -1, unread);
    const behind = conversation ? conversation.lastSeq - conversation.readSeq : 0;
    this.frame = timeline.place
      ? frameAround(timeline.place.seq, timeline.shown.messages.peek(), !timeline.excerpt.peek())
      : openingFrame(unread > 0 ? behind : 0, !this.hasUpdated);
    this.client.reading.opened(this.conversation);
    this.viewport.reset();
    if (unread > 0) loadUnread(timeline, conversation?.readSeq ?? 0);
  }

  /** This conversation goes off the screen; whoever reads in its past finds the place again. */
  private leave(conversation: number): void {
    if (conversation > 0) this.client.timelines.of(conversation).place = this.viewport.place;
  }

  private get line(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.new-line');
  }

  private scrolled(): void {
    if (!this.viewport.isPlaced) return;
    this.viewport.scrolled();
    if (this.viewport.isFollowing) this.days.refresh();
    else this.days.show();
    this.extend();
    this.noteView();
  }

  /** What is in view has changed. */
  private noteView(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('[data-seq]');
    if (this.scroller) this.isUnreadAbove = this.reads.isUnreadAbove(first, this.scroller);
    this.reads.readIfSeen();
  }

  private extend(): void {
    const { scroller } = this;
    if (scroller && this.viewport.isPlaced) this.frame = extended(this.frame, this.timeline, scroller);
  }

  private messageOf(seq: number): Message | undefined {
    const { messages } = this.timeline.excerpt.peek() ?? this.timeline;
    return messages.peek().find((message) => message.seq === seq);
  }

  private ownPending(): readonly PendingPost[] {
    return this.client.pending.value.filter((post) => post.conversation === this.conversation);
  }

  private get deeds(): RowDeeds {
    return {
      previews: this.previews,
      allowsMotion: !this.motion.matches,
      addReaction: (message, beside) => this.tools.pickReaction(message, beside),
      openPicture: (seq) => this.openPicture(seq),
      attempt: (work) => void this.attempt(work),
    };
  }

  private openPicture(seq: number): void {
    this.emit('view-picture', viewedPicture(seq, this.timeline.shown.messages.peek(), this.client.profiles));
  }
}
