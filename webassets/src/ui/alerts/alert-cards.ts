// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/i18n';
import type { Alert } from '../../model/alerts';
import type { Client } from '../../model/client';
import { shownAuthor } from '../../model/shown-author';
import { FoyerElement } from '../shared/element';
import { AtSign, icon, X } from '../shared/icons';
import { alertCardStyles } from './alert-card-styles';
import { wordsOf } from './alert-words';

const shownMs = 7_000;
const mostCards = 3;

interface Card {
  /** One a conversation. */
  key: string;
  alert: Alert;
  /** How many there were in its place before. */
  earlier: number;
}

/** Alerts at the edge of the page; each goes by itself, or when its conversation was read. Emits `open-alert` with an Alert. */
@customElement('foyer-alert-cards')
export class FoyerAlertCards extends FoyerElement {
  static override styles = alertCardStyles;

  @property({ attribute: false }) client!: Client;
  @state() private cards: readonly Card[] = [];
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    super();
    // Whoever reads one, or is at it with the keyboard, is given the time.
    for (const name of ['pointerenter', 'focusin']) this.addEventListener(name, () => this.hold());
    for (const name of ['pointerleave', 'focusout']) this.addEventListener(name, () => this.release());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hold();
  }

  show(alert: Alert): void {
    const key = alert.kind === 'message' ? String(alert.message.conversation) : 'summary';
    const old = this.cards.find((card) => card.key === key);
    const others = this.cards.filter((card) => card.key !== key);
    this.cards = [...others, { key, alert, earlier: old ? old.earlier + 1 : 0 }].slice(-mostCards);
    this.arm(key);
  }

  protected override willUpdate(): void {
    const { conversations } = this.client;
    const waits = (id: number): boolean =>
      conversations.currentId.value !== id && (conversations.get(id)?.unread ?? 0) > 0;
    this.cards = this.cards.filter(({ alert }) =>
      alert.kind === 'message' ? waits(alert.message.conversation) : alert.conversations.some(waits),
    );
  }

  protected override render(): TemplateResult {
    return html`<div role="status" data-testid="alert-cards">
      ${repeat(
        this.cards,
        (card) => card.key,
        (card) => this.card(card),
      )}
    </div>`;
  }

  private card({ key, alert, earlier }: Card): TemplateResult {
    const { title, body } = wordsOf(alert, (id) => this.client.conversations.get(id));
    return html`<div class="card" data-testid="alert-card" data-key=${key}>
      <button class="open" data-testid="alert-open" @click=${() => this.open(key, alert)}>
        ${this.picture(alert)}
        <span class="words">
          <span class="title"
            ><span class="ellipsis" dir="auto">${title}</span>${
              earlier > 0 ? html`<span class="pill">+${earlier}</span>` : nothing
            }</span
          >
          <span class="body" dir="auto">${body}</span>
        </span>
      </button>
      <button
        class="icon-button"
        data-testid="alert-dismiss"
        aria-label=${t('alert.dismiss')}
        title=${t('alert.dismiss')}
        @click=${() => this.drop(key)}
      >
        ${icon(X)}
      </button>
    </div>`;
  }

  private picture(alert: Alert): TemplateResult | typeof nothing {
    if (alert.kind !== 'message') return nothing;
    const { message, reason } = alert;
    const author = shownAuthor(message);
    return html`<span class="picture">
      <foyer-avatar .name=${author.displayName} .avatar=${author.avatar} .number=${author.id}></foyer-avatar>
      ${reason === 'mention' ? html`<span class="call">${icon(AtSign)}</span>` : nothing}
    </span>`;
  }

  private open(key: string, alert: Alert): void {
    this.drop(key);
    this.emit('open-alert', alert);
  }

  private drop(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.cards = this.cards.filter((card) => card.key !== key);
  }

  private arm(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.drop(key), shownMs),
    );
  }

  private hold(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private release(): void {
    for (const { key } of this.cards) this.arm(key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-alert-cards': FoyerAlertCards;
  }
}
