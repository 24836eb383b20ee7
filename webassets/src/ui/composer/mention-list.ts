// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { type Candidate, candidatesFor, mentionAt, type MentionQuery } from '../../model/mentions';
import { may } from '../../model/rights';
import { FoyerElement } from '../shared/element';
import { icon, Users } from '../shared/icons';
import { base } from '../shared/styles';

/** Completes a name after @ in a text field. Emits `mention` with the name. */
@customElement('foyer-mention-list')
export class FoyerMentionList extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset-inline-start: var(--s4);
        inset-inline-end: var(--s4);
        bottom: calc(100% + 4px);
        z-index: 5;
        max-width: 920px;
        margin: 0 auto;
        pointer-events: none;
      }
      ul {
        width: min(360px, 100%);
        max-height: 320px;
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: var(--r-lg);
        background: var(--surface);
        box-shadow: var(--shadow-2);
        overflow-y: auto;
        pointer-events: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s3);
        min-height: max(40px, var(--control));
        padding: 2px var(--s3);
        border-radius: var(--r-md);
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--accent-soft);
      }
      foyer-avatar {
        --size: 28px;
      }
      .all {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        color: var(--ink-2);
      }
      .name {
        font-weight: 600;
      }
      .more {
        color: var(--ink-2);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  /** What is being completed; null while nothing is. */
  @state() query: MentionQuery | null = null;
  @state() private at = 0;
  /** Where the @ of a list stands that was closed on purpose. */
  private refused = -1;

  /** The text or the caret moved. */
  follow(field: HTMLTextAreaElement): void {
    const isCaret = field.selectionStart === field.selectionEnd;
    const query = isCaret ? mentionAt(field.value, field.selectionStart) : null;
    if (query === null) this.refused = -1;
    if (query !== null) void this.client.people.need(this.conversation);
    if (query?.words !== this.query?.words) this.at = 0;
    this.query = query && query.start !== this.refused ? query : null;
  }

  close(): void {
    this.query = null;
  }

  /** Whether the key was for the list, which then has done what it stands for. */
  takesKey(event: KeyboardEvent): boolean {
    const found = this.found();
    if (found.length === 0) return false;
    const chosen = found[Math.min(this.at, found.length - 1)];
    if (event.key === 'ArrowDown') this.at = (this.at + 1) % found.length;
    else if (event.key === 'ArrowUp') this.at = (this.at - 1 + found.length) % found.length;
    else if (event.key === 'Escape') this.refuse();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) this.choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const found = this.found();
    if (found.length === 0) return nothing;
    const at = Math.min(this.at, found.length - 1);
    return html`<ul role="listbox" aria-label=${t('mention.label')} data-testid="mentions">
        ${found.map((each, index) => this.option(each, index, index === at))}
      </ul>
      <span class="hidden-text" role="status"
        >${found[at] ? t('mention.chosen', { name: found[at].name }) : ''}</span
      >`;
  }

  private option(candidate: Candidate, index: number, isSelected: boolean): TemplateResult {
    const { name, user } = candidate;
    const other = user && user.displayName !== name ? user.displayName : '';
    return html`<li
      role="option"
      aria-selected=${isSelected}
      data-testid="mention-option"
      data-name=${name}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.choose(candidate)}
      @pointermove=${() => (this.at = index)}
    >
      ${
        user
          ? html`<foyer-avatar
              .name=${user.displayName}
              .avatar=${user.avatar}
              .number=${user.id}
            ></foyer-avatar>`
          : html`<span class="all">${icon(Users)}</span>`
      }
      <span class="name ellipsis"><bdi>${name}</bdi></span>
      <span class="more ellipsis"><bdi>${user ? other : t('mention.all')}</bdi></span>
    </li>`;
  }

  private found(): Candidate[] {
    const { query, client, conversation } = this;
    if (!query) return [];
    const me = client.session.user.value;
    const users = client.people.of(conversation).filter((user) => user.id !== me?.id);
    const mayCallAll = may(me, client.conversations.get(conversation), 'mention-everyone');
    return candidatesFor(query.words, users, mayCallAll);
  }

  private choose(candidate: Candidate): void {
    this.emit('mention', candidate.name);
    this.query = null;
  }

  private refuse(): void {
    this.refused = this.query?.start ?? -1;
    this.query = null;
  }
}
