// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../message/message-editor';
import '../shared/avatar';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { failureCode } from '../../client/api-error';
import type { PendingPost } from '../../client/database';
import { dayLabel } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { unreadOf } from '../../model/conversations';
import { arrange, type Day } from '../../model/grouping';
import type { Excerpt } from '../../model/excerpt';
import { isAlive } from '../../model/rights';
import { picturesOf, type ViewedPicture } from '../../model/shown-picture';
import type { Timeline } from '../../model/timeline';
import { FoyerElement } from '../shared/element';
import { type Frame, frameAround, growDown, growUp, liveFrame, rangeOf } from './frame';
import { Previews } from './previews';
import { RowTools } from './row-tools';
import { peopleStyles } from './people-parts';
import { type RowContext, rowTemplate } from './rows';
import { ScrollAnchor } from './scroll-anchor';
import './seen-line';
import { emptiness, jumpButton, newerPart, olderPart, skeleton } from './timeline-parts';
import { timelineStyles } from './timeline-styles';

/** So near to an end of what is shown, more is brought in. */
const nearPx = 700;
const bottomPx = 40;
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
  @state() private isAtBottom = true;
  /** Unread as it was on arrival: the line stays while one reads on. -1: none. */
  @state() private newAfter = -1;
  @query('.scroller') private scroller!: HTMLElement | null;

  private isPlaced = false;
  private lastOwnRef = '';
  /** The message to be put into the middle of the view; 0: none. */
  private goal = 0;
  private knownSize = '';
  private readonly previews = new Previews();
  private readonly anchor = new ScrollAnchor(
    () => this.scroller,
    () => this.renderRoot.querySelectorAll<HTMLElement>('[data-key]'),
  );
  private readonly tools = new RowTools({
    client: () => this.client,
    root: () => this.renderRoot as ShadowRoot,
    scroller: () => this.scroller,
    messageOf: (seq) => this.messageOf(seq),
  });
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
    this.previews.keep([]);
  }

  /** Whether the newest message is, and stays, at the lower end. */
  private get isFollowing(): boolean {
    return this.isAtBottom && this.isLive;
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
    this.frame = frameAround(seq, timeline.shown.messages.peek());
    this.isAtBottom = false;
    this.goal = seq;
    this.requestUpdate();
  }

  /** Shows the newest message. */
  jumpToNewest(): void {
    this.timeline.closeExcerpt();
    this.frame = liveFrame();
    this.isAtBottom = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) this.arrive();
    else if (this.isPlaced && !this.isFollowing) this.anchor.capture();
    this.noteUnread();
    this.noteTarget();
    const own = this.ownPending().at(-1)?.ref ?? '';
    if (own !== '' && own !== this.lastOwnRef && this.isPlaced) this.jumpToNewest();
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
      ${this.jumpButton()}
    `;
  }

  private content(shown: Timeline | Excerpt): TemplateResult {
    const messages = shown.messages.value;
    const { from, to } = rangeOf(this.frame, messages);
    const isLineHeld =
      messages.length > 0 && ((messages[0]?.seq ?? 0) <= this.newAfter + 1 || !shown.hasOlder.value);
    const days = arrange({
      messages: messages.slice(from, to),
      pending: this.isLive ? this.ownPending() : [],
      me: this.client.session.user.value?.id ?? 0,
      newAfter: isLineHeld ? this.newAfter : -1,
    });
    if (days.length === 0) return emptiness();
    const context = this.rowContext(messages);
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

  private jumpButton(): TemplateResult | typeof nothing {
    if (this.isFollowing || !this.timeline.isLoaded.value) return nothing;
    const conversation = this.client.conversations.get(this.conversation);
    return jumpButton(conversation ? unreadOf(conversation) : 0, () => this.jumpToNewest());
  }

  protected override updated(): void {
    const { scroller, timeline } = this;
    this.tools.refresh();
    if (!scroller || !(timeline.excerpt.peek() ?? timeline).isLoaded.peek()) return;
    if (!this.isPlaced) this.place(scroller);
    else if (this.goal === 0) this.stay(scroller);
    if (this.goal > 0) this.reachGoal(scroller);
    this.extend();
    timeline.isEndShown = this.isFollowing;
    this.readIfSeen();
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
    this.timeline.closeExcerpt();
    this.goal = 0;
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
    if (!this.isFollowing && this.anchor.isStale) this.anchor.capture();
    else this.stay(scroller);
  }

  private stay(scroller: HTMLElement): void {
    if (this.isFollowing) scroller.scrollTop = scroller.scrollHeight;
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
    const shown = timeline.excerpt.peek() ?? timeline;
    const messages = shown.messages.peek();
    if (scroller.scrollTop < nearPx) {
      const grown = growUp(this.frame, messages);
      if (grown) this.frame = grown;
      else if (shown.loading.peek() === 'idle') void shown.loadOlder();
    } else if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx) {
      const grown = growDown(this.frame, messages);
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

  private reachGoal(scroller: HTMLElement): void {
    const row = this.renderRoot.querySelector<HTMLElement>(`article[data-seq="${this.goal}"]`);
    if (!row) return;
    this.goal = 0;
    const above = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += above - Math.max(0, (scroller.clientHeight - row.offsetHeight) / 3);
    this.knownSize = this.sizeNow();
    this.measure();
    this.anchor.capture();
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
    if (!isHeld && (this.newAfter >= 0 || !this.isPlaced || this.isSeen())) return;
    if (conversation && unreadOf(conversation) > 0) this.newAfter = conversation.readSeq;
  }

  private isSeen(): boolean {
    return this.isPlaced && this.isFollowing && document.visibilityState === 'visible' && document.hasFocus();
  }

  private readIfSeen(): void {
    if (this.timeline.isLoaded.peek() && this.isSeen()) this.client.reading.markRead(this.conversation);
  }

  private ownPending(): readonly PendingPost[] {
    return this.client.pending.value.filter((post) => post.conversation === this.conversation);
  }

  private rowContext(messages: readonly Message[]): RowContext {
    const { client, conversation } = this;
    const me = client.session.user.value;
    const authors = new Map(messages.map(({ author }): [number, User] => [author.id, author]));
    const edited = client.composing.edited.value;
    return {
      client,
      me,
      editedSeq: edited?.conversation === conversation ? edited.seq : 0,
      userOf: (id) => client.people.find(conversation, id) ?? authors.get(id),
      jump: (seq) => (client.composing.target.value = { conversation, seq }),
      reactionsOf: (message) => client.changes.reactionsOf(message, me?.id ?? 0),
      toggleReaction: (message, emoji, isOn) => {
        void this.attempt(() => client.changes.react(message, emoji, isOn));
      },
      addReaction: (message, beside) => this.tools.pickReaction(message, beside),
      needNames: () => void client.people.need(conversation),
      progress: this.client.uploadProgress,
      isAcknowledged: this.client.isAcknowledged,
      previewOf: (post) => this.previews.of(post),
      openPicture: (seq) => this.openPicture(seq),
      retry: this.client.retryPost,
      discard: this.client.discardPost,
      allowsMotion: !this.motion.matches,
    };
  }

  private openPicture(seq: number): void {
    const { profiles } = this.client;
    const messages = (this.timeline.excerpt.peek() ?? this.timeline).messages.peek();
    const shown = messages.filter((message) => message.seq === seq || !profiles.isFolded(message));
    this.emit('view-picture', { seq, pictures: picturesOf(shown, nameOf) } satisfies ViewedPicture);
  }
}
