// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { failureCode } from '../../client/api-error';
import type { PendingPost } from '../../client/database';
import { dayLabel } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import { arrange, type Day } from '../../model/grouping';
import type { Excerpt } from '../../model/excerpt';
import { isAlive } from '../../model/rights';
import { picturesOf, type ViewedPicture } from '../../model/shown-picture';
import type { Timeline } from '../../model/timeline';
import { FoyerElement } from '../shared/element';
import { DayPills } from './day-pills';
import { type Frame, frameAround, growDown, growUp, liveFrame, rangeOf } from './frame';
import { Previews } from './previews';
import { RowTools } from './row-tools';
import { peopleStyles } from './people-parts';
import { rowContext, type RowDeeds } from './row-context';
import { type RowContext, rowTemplate } from './rows';
import './seen-line';
import { emptiness, jumpButton, newerPart, olderPart, skeleton, unreadButton } from './timeline-parts';
import { timelineStyles } from './timeline-styles';
import { UnreadLine } from './unread-line';
import { Viewport } from './viewport';

/** So near to an end of what is shown, more is brought in. */
const nearPx = 700;
const mostUnreadToLoad = 200;
/** So long a message that was looked for is marked. */
const foundMs = 2200;

/** The messages of one conversation. Emits `view-picture` with a ViewedPicture, and what messages ask for. */
@customElement('foyer-timeline')
export class FoyerTimeline extends FoyerElement {
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
  /** The message to be put into the middle of the view; 0: none. */
  private goal = 0;
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
    this.leave(this.conversation);
    removeEventListener('focus', this.looked);
    document.removeEventListener('visibilitychange', this.looked);
    this.sizes.disconnect();
    this.previews.keep([]);
  }

  /** Whether what is in the page ends with the newest message. */
  private get isLive(): boolean {
    return this.frame.end === null && this.timeline.excerpt.peek() === null;
  }

  /** Puts a message into the middle of the view, from however far it has to be brought. */
  async jumpTo(seq: number): Promise<void> {
    const { timeline } = this;
    try {
      await timeline.openAround(seq);
    } catch (failure) {
      this.toast(errorText(failureCode(failure)));
      return;
    }
    if (timeline.conversation !== this.conversation) return;
    if (!timeline.shown.holds(seq)) {
      this.toast(errorText('not-found'));
      return;
    }
    this.frame = frameAround(seq, timeline.shown.messages.peek(), !timeline.excerpt.peek());
    this.viewport.setAtBottom(false);
    this.goal = seq;
    this.requestUpdate();
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
    this.noteUnread();
    this.noteTarget();
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
      (day) => this.day(day, context),
    )}
    ${newerPart(this.timeline)}
    ${this.isLive ? html`<foyer-seen .client=${this.client} .conversation=${this.conversation}></foyer-seen>` : nothing}`;
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

  private jumpButtons(): TemplateResult | typeof nothing {
    if (!this.timeline.isLoaded.value) return nothing;
    const conversation = this.client.conversations.get(this.conversation);
    const { after, count } = this.unread;
    return html`${this.isUnreadAbove ? unreadButton(count, () => void this.jumpTo(after + 1)) : nothing}
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
    else if (this.goal === 0) this.viewport.stay();
    if (this.goal > 0) this.reachGoal();
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
    this.goal = 0;
    this.unread.begin(conversation && unread > 0 ? conversation.readSeq : -1, unread);
    const behind = conversation ? conversation.lastSeq - conversation.readSeq : 0;
    this.frame = timeline.place
      ? frameAround(timeline.place.seq, timeline.shown.messages.peek(), !timeline.excerpt.peek())
      : liveFrame(Math.max(80, behind + 30));
    this.client.reading.opened(this.conversation);
    this.viewport.reset();
    const missing = this.timeline.firstSeq - 1 - (conversation?.readSeq ?? 0);
    if (unread > 0 && missing > 0 && missing <= mostUnreadToLoad) {
      void this.timeline.loadOlder(Math.min(mostUnreadToLoad, missing + 10));
    }
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
    const { scroller } = this;
    if (scroller) {
      const first = this.renderRoot.querySelector<HTMLElement>('[data-seq]')?.dataset['seq'];
      this.isUnreadAbove = this.unread.isAbove(this.line, Number(first ?? 0), scroller);
    }
    this.readIfSeen();
  }

  /** Near an end of what is shown: more of what is held, or the next page. */
  private extend(): void {
    const { scroller, timeline } = this;
    if (!scroller || !this.viewport.isPlaced) return;
    const shown = timeline.excerpt.peek() ?? timeline;
    const messages = shown.messages.peek();
    if (scroller.scrollTop < nearPx) {
      const grown = growUp(this.frame, messages);
      if (grown) this.frame = grown;
      else if (shown.loading.peek() === 'idle') void shown.loadOlder();
    } else if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx) {
      const grown = growDown(this.frame, messages, shown === timeline);
      if (grown) this.frame = grown;
      else if (shown.loading.peek() === 'idle') void timeline.loadNewer();
    }
  }

  /** Somebody wants a message of this conversation shown. */
  private noteTarget(): void {
    const { target, edited } = this.client.composing;
    const wanted = target.value;
    if (wanted?.conversation === this.conversation) {
      queueMicrotask(() => {
        if (target.peek() !== wanted) return;
        target.value = null;
        void this.jumpTo(wanted.seq);
      });
    }
    const changing = edited.value;
    const now = changing && this.messageOf(changing.seq);
    if (changing && (changing.conversation !== this.conversation || (now && !isAlive(now)))) {
      queueMicrotask(() => (edited.value = null));
    }
  }

  private reachGoal(): void {
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-seq="${this.goal}"]`);
    if (!row) return;
    this.goal = 0;
    this.viewport.show(row);
    if (this.client.composing.edited.peek()?.seq === Number(row.dataset['seq'])) return;
    row.focus({ preventScroll: true });
    row.dataset['found'] = '';
    setTimeout(() => delete row.dataset['found'], foundMs);
  }

  private messageOf(seq: number): Message | undefined {
    const { timeline } = this;
    return (timeline.excerpt.peek() ?? timeline).messages.peek().find((message) => message.seq === seq);
  }

  /** Somebody wrote while nobody looked, or it was marked unread: the line goes before the first such message. */
  private noteUnread(): void {
    const conversation = this.client.conversations.get(this.conversation);
    const isHeld = this.client.reading.isHeld(this.conversation);
    if (!isHeld && (this.unread.after >= 0 || !this.viewport.isPlaced || this.isSeen())) return;
    if (conversation && unreadOf(conversation) > 0 && this.unread.after !== conversation.readSeq) {
      this.unread.begin(conversation.readSeq, unreadOf(conversation));
    }
  }

  private isSeen(): boolean {
    return (
      this.viewport.isPlaced &&
      this.viewport.isFollowing &&
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
    const { profiles } = this.client;
    const messages = (this.timeline.excerpt.peek() ?? this.timeline).messages.peek();
    const shown = messages.filter((message) => message.seq === seq || !profiles.isFolded(message));
    this.emit('view-picture', { seq, pictures: picturesOf(shown, nameOf) } satisfies ViewedPicture);
  }
}
