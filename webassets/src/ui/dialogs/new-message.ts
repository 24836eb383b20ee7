// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../engine/api-error';
import { errorText, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { User } from '../../protocol/types';
import type { Client } from '../../state/client';
import { Directs } from '../../state/directs';
import { goTo } from '../app/router';
import { FoyerElement } from '../shared/element';
import { dialogStyles } from './dialog-styles';

/** While somebody types, the server is asked at most so often. */
const pauseMs = 200;

/** Finds somebody by a few letters of a name, and opens the conversation with him. */
@customElement('foyer-new-message-dialog')
export class FoyerNewMessageDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    css`
      ul {
        margin-top: var(--s3);
        min-height: 220px;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: 52px;
        padding: 4px var(--s3);
        border-radius: var(--r-md);
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
      }
      foyer-avatar {
        --size: 36px;
      }
      .badge {
        padding: 1px 7px;
        border-radius: var(--r-full);
        background: var(--accent-soft);
        color: var(--accent-ink);
        font-size: var(--text-xs);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private words = '';
  @state() private found: readonly User[] | null = null;
  @state() private at = 0;
  @state() private error = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers to earlier words that come late are not shown. */
  private asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): TemplateResult {
    const found = this.found ?? [];
    const at = Math.min(this.at, found.length - 1);
    return html`<foyer-dialog .heading=${t('direct.new')} data-testid="new-message-dialog">
      <input
        class="input"
        type="search"
        autofocus
        autocomplete="off"
        role="combobox"
        aria-expanded="true"
        aria-controls="people"
        aria-activedescendant=${found.length > 0 ? `person-${at}` : ''}
        placeholder=${t('direct.find')}
        aria-label=${t('direct.find')}
        data-testid="find-person"
        .value=${this.words}
        @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(event, found, at)}
      />
      <ul id="people" role="listbox" aria-label=${t('direct.new')} aria-busy=${this.found === null}>
        ${found.map((user, index) => this.row(user, index, index === at))}
      </ul>
      ${this.error !== '' ? html`<p class="none" role="alert">${errorText(this.error)}</p>` : nothing}
      ${
        this.found?.length === 0 && this.error === ''
          ? html`<p class="none" role="status">${t('direct.nobody')}</p>`
          : nothing
      }
    </foyer-dialog>`;
  }

  private row(user: User, index: number, isAt: boolean): TemplateResult {
    return html`<li
      id="person-${index}"
      role="option"
      aria-selected=${isAt}
      data-testid="found-person"
      data-name=${user.username}
      @click=${() => void this.open(user)}
      @pointermove=${() => (this.at = index)}
    >
      <foyer-avatar .name=${nameOf(user)} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
      <span class="grow">
        <span class="title ellipsis">${nameOf(user)}</span>
        <span class="sub ellipsis">@${user.username}</span>
      </span>
      ${user.role === 'bot' ? html`<span class="badge">${t('user.bot')}</span>` : nothing}
    </li>`;
  }

  private search(words: string): void {
    this.words = words;
    this.at = 0;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pauseMs);
  }

  private async look(): Promise<void> {
    const turn = ++this.asked;
    try {
      const found = await new Directs(this.client).people(this.words);
      if (turn !== this.asked) return;
      this.found = found;
      this.error = '';
    } catch (failure) {
      if (turn === this.asked) this.error = failureCode(failure);
    }
  }

  private keyPressed(event: KeyboardEvent, found: readonly User[], at: number): void {
    if (event.isComposing) return;
    const chosen = found[at];
    if (event.key === 'Enter' && chosen) void this.open(chosen);
    else if (event.key === 'ArrowDown') this.at = (at + 1) % Math.max(1, found.length);
    else if (event.key === 'ArrowUp') this.at = (at - 1 + found.length) % Math.max(1, found.length);
    else return;
    event.preventDefault();
  }

  private async open(user: User): Promise<void> {
    try {
      goTo(await new Directs(this.client).open(user.id));
      this.emit('closed');
    } catch (failure) {
      this.error = failureCode(failure);
    }
  }
}
