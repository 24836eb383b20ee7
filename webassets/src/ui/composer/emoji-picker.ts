// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { language, t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { icon, Search } from '../shared/icons';
import {
  emojiDatabase,
  isNative,
  type NativeEmoji,
  searchEmoji,
  type SkinTone,
  supportedVersion,
} from './emoji-data';
import { emojiPickerStyles } from './emoji-picker-styles';

/** -1: the ones used most; the others are groups of Unicode. */
const groups = [-1, 0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
type Group = (typeof groups)[number];

const signs: Record<Group, string> = {
  [-1]: '🕘',
  0: '😀',
  1: '👋',
  3: '🐻',
  4: '🍎',
  5: '🏠',
  6: '⚽',
  7: '💡',
  8: '❤️',
  9: '🏁',
};

const tones: [SkinTone, string][] = [
  [0, '👋'],
  [1, '👋🏻'],
  [2, '👋🏼'],
  [3, '👋🏽'],
  [4, '👋🏾'],
  [5, '👋🏿'],
];

/** Search, groups, the ones used most and skin tones. Emits `emoji` with the text, and `closed`. */
@customElement('foyer-emoji-picker')
export class FoyerEmojiPicker extends FoyerElement {
  static override styles = emojiPickerStyles;

  @state() private group: Group = 0;
  @state() private shown: readonly NativeEmoji[] = [];
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
        <div class="tones" role="radiogroup" aria-label=${t('emoji.tone')}>
          ${tones.map(
            ([tone, sign]) =>
              html`<button
                class="tone"
                role="radio"
                aria-checked=${tone === this.tone}
                aria-label=${t(`emoji.tone${tone}`)}
                title=${t(`emoji.tone${tone}`)}
                @click=${() => this.chooseTone(tone)}
              >
                ${sign}
              </button>`,
          )}
        </div>
      </div>
      <div class="groups" role="tablist" aria-label=${t('emoji.groups')}>
        ${groups.map((group) => this.tab(group))}
      </div>
      <div class="grid scroll" role="tabpanel" aria-live="polite">${this.grid()}</div>
    </div>`;
  }

  private tab(group: Group): TemplateResult {
    const name = t(`emoji.group.${group === -1 ? 'recent' : group}` as 'emoji.group.0');
    return html`<button
      role="tab"
      aria-selected=${this.words === '' && group === this.group}
      aria-label=${name}
      title=${name}
      @click=${() => void this.show(group)}
    >
      ${signs[group]}
    </button>`;
  }

  private grid(): TemplateResult | TemplateResult[] | typeof nothing {
    if (this.hasFailed) return html`<p class="note" role="alert">${t('emoji.failed')}</p>`;
    if (!this.isReady) return html`<p class="note">${t('loading')}</p>`;
    if (this.shown.length === 0) {
      return html`<p class="note">${t(this.words === '' ? 'emoji.noRecent' : 'emoji.none')}</p>`;
    }
    return this.shown.map((emoji, index) => {
      const text = this.toned(emoji);
      return html`<button
        class="emoji"
        tabindex=${index === 0 ? 0 : -1}
        data-testid="emoji"
        aria-label=${emoji.annotation}
        title=${emoji.annotation}
        @click=${() => this.choose(emoji, text)}
      >
        ${text}
      </button>`;
    });
  }

  private async open(): Promise<void> {
    try {
      const database = emojiDatabase(language());
      await database.ready();
      this.tone = await database.getPreferredSkinTone();
      const favourites = await this.favourites();
      this.isReady = true;
      this.group = favourites.length > 0 ? -1 : 0;
      // Somebody may have begun to search before the emoji were there.
      await this.search(this.words);
    } catch {
      this.hasFailed = true;
    }
  }

  private async show(group: Group): Promise<void> {
    const run = ++this.run;
    this.group = group;
    this.words = '';
    const found =
      group === -1 ? await this.favourites() : await emojiDatabase(language()).getEmojiByGroup(group);
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

  private async favourites(): Promise<NativeEmoji[]> {
    return (await emojiDatabase(language()).getTopFavoriteEmoji(32)).filter(isNative);
  }

  private offer(emoji: readonly NativeEmoji[]): void {
    const newest = supportedVersion();
    this.shown = emoji.filter((each) => each.version <= newest);
    this.renderRoot.querySelector('.grid')?.scrollTo({ top: 0 });
  }

  private toned(emoji: NativeEmoji): string {
    return emoji.skins?.find((skin) => skin.tone === this.tone)?.unicode ?? emoji.unicode;
  }

  private choose(emoji: NativeEmoji, text: string): void {
    this.emit('emoji', text);
    void emojiDatabase(language()).incrementFavoriteEmojiCount(emoji.unicode);
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
    const at = cells.findIndex((cell) => cell.matches(':focus'));
    if (event.key === 'Enter' && event.target === this.field) {
      event.preventDefault();
      cells[0]?.click();
      return;
    }
    const target = nextCell(event.key, at, cells);
    if (target === null || (at < 0 && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    (cells[target] ?? this.field)?.focus();
  }
}

/** Where an arrow key leads in the grid; above its first row is the search field (-1). */
function nextCell(key: string, at: number, cells: readonly HTMLElement[]): number | null {
  const top = cells[0]?.offsetTop ?? 0;
  const below = cells.findIndex((cell) => cell.offsetTop > top);
  const columns = below < 0 ? cells.length : below;
  const last = cells.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return at < 0 ? 0 : Math.min(last, at + columns);
    case 'ArrowUp':
      return at - columns < 0 ? -1 : at - columns;
    default:
      return null;
  }
}
