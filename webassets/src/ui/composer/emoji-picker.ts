// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { language, t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { icon, Search } from '../shared/icons';
import {
  emojiDatabase,
  forgetEmoji,
  named,
  type NativeEmoji,
  type Offer,
  searchEmoji,
  type SkinTone,
  supportedVersion,
} from './emoji-data';
import { emojiPickerStyles } from './emoji-picker-styles';
import { type Group, groups, nameOf, signs, tones } from './emoji-groups';
import { type Cell, nextCell, stepOf } from './grid-keys';
import { noteEmoji, recentEmoji } from './recent-emoji';

/** Of what is called recent, so many rows are shown. */
const recentRows = 2;

/** Search, groups, the ones used last and skin tones. Emits `emoji` with the text, and `closed`. */
@customElement('foyer-emoji-picker')
export class FoyerEmojiPicker extends FoyerElement {
  static override styles = emojiPickerStyles;

  @state() private group: Group = 0;
  @state() private shown: readonly NativeEmoji[] = [];
  @state() private recent: readonly Offer[] = [];
  /** How many stand beside one another. */
  @state() private columns = 8;
  /** The cell that Tab leads to. */
  @state() private at = 0;
  @state() private isReady = false;
  @state() private hasFailed = false;
  @state() private words = '';
  @state() private tone: SkinTone = 0;
  @query('input') private field!: HTMLInputElement | null;
  private run = 0;

  private readonly pressedOutside = (event: Event): void => {
    const path = event.composedPath();
    const isOwnButton = path.some(
      (node) => node instanceof HTMLElement && node.classList.contains('emoji-button'),
    );
    if (!path.includes(this) && !isOwnButton) this.emit('closed');
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.pressedOutside);
    void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.pressedOutside);
  }

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="picker"
      role="dialog"
      aria-label=${t('emoji.label')}
      @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
    >
      <div class="top">
        <label class="search">
          ${icon(Search)}
          <input
            type="search"
            placeholder=${t('emoji.search')}
            aria-label=${t('emoji.search')}
            data-testid="emoji-search"
            autocomplete="off"
            .value=${this.words}
            @input=${(event: Event) => void this.search((event.target as HTMLInputElement).value)}
          />
        </label>
        <div
          class="tones"
          role="radiogroup"
          aria-label=${t('emoji.tone')}
          @keydown=${(event: KeyboardEvent) => this.step(event, '.tone')}
        >
          ${tones.map(
            ([tone, sign]) =>
              html`<button
                class="tone"
                role="radio"
                aria-checked=${tone === this.tone}
                tabindex=${tone === this.tone ? 0 : -1}
                aria-label=${t(`emoji.tone${tone}`)}
                title=${t(`emoji.tone${tone}`)}
                @click=${() => this.chooseTone(tone)}
              >
                ${sign}
              </button>`,
          )}
        </div>
      </div>
      <div
        class="groups"
        role="tablist"
        aria-label=${t('emoji.groups')}
        @keydown=${(event: KeyboardEvent) => this.step(event, '[role=tab]')}
      >
        ${groups.map((group) => this.tab(group))}
      </div>
      <div class="panel scroll" role="tabpanel" aria-label=${this.heading()}>${this.panel()}</div>
    </div>`;
  }

  private tab(group: Group): TemplateResult {
    const isShown = this.words === '' && group === this.group;
    const isFirst = this.words !== '' && group === groups[0];
    return html`<button
      role="tab"
      tabindex=${isShown || isFirst ? 0 : -1}
      aria-selected=${isShown}
      aria-label=${nameOf(group)}
      title=${nameOf(group)}
      @click=${() => void this.show(group)}
    >
      ${signs[group]}
    </button>`;
  }

  private heading(): string {
    return this.words === '' ? nameOf(this.group) : t('emoji.search');
  }

  private panel(): TemplateResult {
    if (this.hasFailed) return html`<p class="note" role="alert">${t('emoji.failed')}</p>`;
    if (!this.isReady) return html`<p class="note" role="status">${t('loading')}</p>`;
    if (this.shown.length === 0) return html`<p class="note" role="status">${t('emoji.none')}</p>`;
    const recent = this.recentShown();
    const isBelow = this.words === '' && this.group === -1;
    const offers = this.shown.map((each) => ({ text: this.toned(each), name: each.annotation }));
    return html`${
      isBelow
        ? recent.length > 0
          ? html`<h3>${nameOf(-1)}</h3>
              ${this.grid(recent, 0)}`
          : html`<p class="note">${t('emoji.noRecent')}</p>`
        : nothing
    }
    ${isBelow ? html`<h3>${nameOf(0)}</h3>` : nothing} ${this.grid(offers, recent.length)}`;
  }

  private recentShown(): readonly Offer[] {
    return this.words === '' && this.group === -1 ? this.recent.slice(0, recentRows * this.columns) : [];
  }

  private grid(offers: readonly Offer[], before: number): TemplateResult {
    return html`<div class="grid">
      ${offers.map(
        ({ text, name }, index) =>
          html`<button
            class="emoji"
            tabindex=${before + index === this.at ? 0 : -1}
            data-testid="emoji"
            aria-label=${name}
            title=${name}
            @focus=${() => (this.at = before + index)}
            @click=${() => this.choose(text)}
          >
            ${text}
          </button>`,
      )}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const grid = this.renderRoot.querySelector('.grid');
    // Only a part of the used ones fits into the rows they have.
    if (grid) this.columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
  }

  private async open(): Promise<void> {
    try {
      const database = emojiDatabase(language());
      await database.ready();
      this.tone = await database.getPreferredSkinTone();
      this.recent = await named(language(), recentEmoji());
      this.isReady = true;
      this.group = this.recent.length > 0 ? -1 : 0;
      // Somebody may have begun to search before the emoji were there.
      await this.search(this.words);
    } catch {
      forgetEmoji(language());
      this.hasFailed = true;
    }
  }

  private async show(group: Group): Promise<void> {
    const run = ++this.run;
    this.group = group;
    this.words = '';
    const found = await emojiDatabase(language()).getEmojiByGroup(Math.max(0, group));
    if (run === this.run) this.offer(found);
  }

  private async search(words: string): Promise<void> {
    this.words = words;
    if (!this.isReady) return;
    const run = ++this.run;
    if (words.trim() === '') {
      await this.show(this.group);
      return;
    }
    const found = await searchEmoji(language(), words.trim());
    if (run === this.run) this.offer(found);
  }

  private offer(emoji: readonly NativeEmoji[]): void {
    const newest = supportedVersion();
    this.shown = emoji.filter((each) => each.version <= newest);
    this.at = 0;
    this.renderRoot.querySelector('.panel')?.scrollTo({ top: 0 });
  }

  private toned(emoji: NativeEmoji): string {
    return emoji.skins?.find((skin) => skin.tone === this.tone)?.unicode ?? emoji.unicode;
  }

  private choose(text: string): void {
    noteEmoji(text);
    this.emit('emoji', text);
  }

  private chooseTone(tone: SkinTone): void {
    this.tone = tone;
    void emojiDatabase(language()).setPreferredSkinTone(tone);
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.emit('closed');
      return;
    }
    const cells = [...this.renderRoot.querySelectorAll<HTMLElement>('.emoji')];
    if (event.key === 'Enter' && event.target === this.field && !event.isComposing) {
      event.preventDefault();
      cells[0]?.click();
      return;
    }
    const at = cells.findIndex((cell) => cell.matches(':focus'));
    const target =
      at < 0 ? fromAbove(event.key) : nextCell(event.key, at, cells.map(placeOf), this.isFromRight());
    if (target === null) return;
    event.preventDefault();
    (cells[target] ?? this.field)?.focus();
  }

  /** An arrow key among the skin tones or the groups: it chooses the next one. */
  private step(event: KeyboardEvent, which: string): void {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>(which)];
    const step = stepOf(event.key, this.isFromRight());
    const next = all[(all.findIndex((each) => each.matches(':focus')) + step + all.length) % all.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.click();
    next.focus();
  }

  private isFromRight(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }
}

const placeOf = ({ offsetLeft, offsetTop }: HTMLElement): Cell => ({ left: offsetLeft, top: offsetTop });

/** From what is above the grid, down leads into it. */
const fromAbove = (key: string): number | null => (key === 'ArrowDown' ? 0 : null);
