// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fullTime, shortTime } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import { nameOf, titleOf } from '../../i18n/names';
import type { SearchHit, SearchQuery } from '../../protocol/search';
import type { Member, Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { Search } from '../../model/search';
import { openPlace } from '../app/open-place';
import { FoyerElement } from '../shared/element';
import { icon, ImageIcon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { searchStyles } from './search-styles';

/** From the last key to the question, so that not every letter is one. */
const pauseMs = 200;
const pageSize = 20;
const dayMs = 86_400_000;

/** "/": finds messages in all conversations, and leads to them. */
@customElement('foyer-search-dialog')
export class FoyerSearchDialog extends FoyerElement {
  static override styles = [...dialogStyles, searchStyles];

  @property({ attribute: false }) client!: Client;
  @state() private query: SearchQuery = {
    text: '',
    author: 0,
    conversation: 0,
    from: 0,
    to: 0,
    hasImage: false,
  };
  @state() private people: readonly Member[] = [];
  @state() private at = -1;
  private timer = 0;
  private readonly search = new Search((query, before) => this.client.api.search(query, before, pageSize));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.search.clear();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('search.title')} data-testid="search-dialog">
      <div class="stack">
        <input
          class="input"
          type="search"
          autofocus
          maxlength="200"
          placeholder=${t('search.placeholder')}
          aria-label=${t('search.placeholder')}
          data-testid="search-input"
          .value=${this.query.text}
          @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
          @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
        />
        ${this.filters()}
      </div>
      <div class="results" aria-live="polite" aria-busy=${this.search.state.value === 'searching'}>
        ${this.results()}
      </div>
    </foyer-dialog>`;
  }

  private filters(): TemplateResult {
    const { conversation, author, hasImage } = this.query;
    return html`<div class="filters">
      <label>
        <span>${t('search.room')}</span>
        <select
          class="input"
          data-testid="search-room"
          @change=${(event: Event) => void this.chooseRoom(Number((event.target as HTMLSelectElement).value))}
        >
          <option value="0" ?selected=${conversation === 0}>${t('search.everywhere')}</option>
          ${this.client.conversations.sorted.value.map(
            (each) =>
              html`<option value=${each.id} ?selected=${each.id === conversation}>${titleOf(each)}</option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('search.author')}</span>
        <select
          class="input"
          data-testid="search-author"
          ?disabled=${this.people.length === 0}
          title=${this.people.length === 0 ? t('search.authorHint') : ''}
          @change=${(event: Event) =>
            this.change({ author: Number((event.target as HTMLSelectElement).value) })}
        >
          <option value="0" ?selected=${author === 0}>${t('search.anybody')}</option>
          ${this.people.map(
            ({ user }) =>
              html`<option value=${user.id} ?selected=${user.id === author}>${nameOf(user)}</option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('search.from')}</span>
        <input
          class="input"
          type="date"
          data-testid="search-from"
          @change=${(event: Event) => this.change({ from: startOf(event.target as HTMLInputElement) })}
        />
      </label>
      <label>
        <span>${t('search.to')}</span>
        <input
          class="input"
          type="date"
          data-testid="search-to"
          @change=${(event: Event) => {
            const day = startOf(event.target as HTMLInputElement);
            this.change({ to: day > 0 ? day + dayMs : 0 });
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-testid="search-image"
          .checked=${hasImage}
          @change=${(event: Event) => this.change({ hasImage: (event.target as HTMLInputElement).checked })}
        />
        <span>${t('search.hasImage')}</span>
      </label>
    </div>`;
  }

  private results(): TemplateResult | typeof nothing {
    const { state, hits, error, hasMore, isIndexing } = this.search;
    if (state.value === 'failed') {
      return html`<div class="failed" role="alert">
        <p>${errorText(error.value)}</p>
        <button class="button" @click=${() => void this.search.run(this.query)}>${t('action.retry')}</button>
      </div>`;
    }
    if (state.value === 'idle') return html`<p class="none">${t('search.hint')}</p>`;
    const isSearching = state.value === 'searching';
    if (hits.value.length === 0) {
      return html`<p class="none" data-testid="search-none">
        ${isSearching ? t('search.searching') : t('search.none')}
      </p>`;
    }
    return html`
      ${isIndexing.value ? html`<p class="muted">${t('search.indexing')}</p>` : nothing}
      <ul data-testid="search-hits">
        ${hits.value.map((hit, index) => this.row(hit, index))}
      </ul>
      ${
        hasMore.value
          ? html`<button
              class="button more"
              data-testid="search-more"
              ?disabled=${isSearching}
              @click=${() => void this.search.more()}
            >
              ${t('search.more')}
            </button>`
          : nothing
      }
    `;
  }

  private row({ message, snippet, ranges }: SearchHit, index: number): TemplateResult {
    const where = this.client.conversations.get(message.conversation);
    const place = where ? titleOf(where) : '';
    return html`<li>
      <button
        class="hit ${index === this.at ? 'at' : ''}"
        data-testid="search-hit"
        @click=${() => this.open(message)}
      >
        <foyer-avatar
          .name=${nameOf(message.author)}
          .number=${message.author.id}
          .avatar=${message.author.avatar}
        ></foyer-avatar>
        <span class="grow">
          <span class="about">
            <span class="who ellipsis"><bdi>${nameOf(message.author)}</bdi></span>
            <span class="where ellipsis"><bdi>${place}</bdi></span>
            <time title=${fullTime(message.createdAt)}>${shortTime(message.createdAt)}</time>
          </span>
          <span class="snippet">
            ${message.image ? html`<span class="picture">${icon(ImageIcon)}</span>` : nothing}
            ${snippet === '' ? t('message.picture') : marked(snippet, ranges)}
          </span>
        </span>
      </button>
    </li>`;
  }

  private change(part: Partial<SearchQuery>): void {
    this.query = { ...this.query, ...part };
    this.at = -1;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.search.run(this.query), pauseMs);
  }

  private async chooseRoom(conversation: number): Promise<void> {
    this.people = [];
    this.change({ conversation, author: 0 });
    if (conversation === 0) return;
    try {
      const members = await this.client.api.members(conversation);
      if (this.query.conversation !== conversation) return;
      this.people = [...members].sort((a, b) => a.user.displayName.localeCompare(b.user.displayName));
    } catch {
      // Without names to choose from, the search goes on without an author.
    }
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.search.hits.peek().length;
    const chosen = this.search.hits.peek()[Math.max(0, this.at)];
    if (event.key === 'Enter' && chosen) this.open(chosen.message);
    else if (event.key === 'ArrowDown' && count > 0) this.at = (this.at + 1) % count;
    else if (event.key === 'ArrowUp' && count > 0) this.at = (Math.max(0, this.at) - 1 + count) % count;
    else return;
    event.preventDefault();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.hit.at')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  private open(message: Message): void {
    openPlace(this.client, message);
    this.emit('closed');
  }
}

function startOf(input: HTMLInputElement): number {
  if (input.value === '') return 0;
  const [year = 0, month = 1, day = 1] = input.value.split('-').map(Number);
  return new Date(year, month - 1, day).getTime();
}

/** The snippet with what was found in it marked. */
function marked(snippet: string, ranges: readonly { start: number; length: number }[]): TemplateResult {
  const points = [...snippet];
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, length } of ranges) {
    parts.push(points.slice(at, start).join(''));
    parts.push(html`<mark>${points.slice(start, start + length).join('')}</mark>`);
    at = start + length;
  }
  parts.push(points.slice(at).join(''));
  return html`${parts}`;
}
