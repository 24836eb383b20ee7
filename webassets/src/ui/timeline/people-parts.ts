// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message, User } from '../../protocol/types';
import type { Profiles } from '../../model/profiles';
import { Ban, icon } from '../shared/icons';

/** Asks for somebody's card. */
function openPerson(id: number): (event: Event) => void {
  return (event) => {
    const detail = { detail: id, bubbles: true, composed: true };
    event.currentTarget?.dispatchEvent(new CustomEvent('open-person', detail));
  };
}

/** The face beside the first message of several; the name in the bubble is the way to the card for keyboards. */
export function authorFace(author: User): TemplateResult {
  return html`<foyer-avatar
    .name=${nameOf(author)}
    .avatar=${author.avatar}
    .number=${author.id}
    title=${author.username}
    @click=${openPerson(author.id)}
  ></foyer-avatar>`;
}

export function authorName(author: User, hue: number): TemplateResult {
  return html`<button
    class="author"
    data-testid="author"
    .style=${`--hue: ${hue}`}
    aria-label=${t('person.open', { name: nameOf(author) })}
    @click=${openPerson(author.id)}
  >
    <bdi>${nameOf(author)}</bdi
    >${author.role === 'bot' ? html`<span class="bot">${t('user.bot')}</span>` : nothing}
  </button>`;
}

/** In place of what somebody wrote whom one has blocked. */
export function foldedRow(key: string, message: Message, profiles: Profiles): TemplateResult {
  return html`<article
    class="row theirs folded first last"
    data-key=${key}
    data-seq=${message.seq}
    data-testid="folded"
  >
    <p class="fold">
      ${icon(Ban)} <span>${t('blocked.message')}</span>
      <button class="link" data-testid="unfold" @click=${() => profiles.unfold(message)}>
        ${t('blocked.show')}
      </button>
    </p>
  </article>`;
}

export const peopleStyles = css`
  .row foyer-avatar {
    cursor: pointer;
  }
  .author {
    display: block;
    max-width: 100%;
    /* Large enough to be hit, and in the line as before. */
    min-height: 24px;
    margin-block: -2px -1px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .picture .author {
    margin-block: 0;
  }
  .author:hover {
    text-decoration: underline;
  }
  .fold {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    grid-column: 2;
    margin: 0;
    color: var(--ink-2);
    font-size: var(--text-sm);
  }
  .fold foyer-icon {
    width: 16px;
    height: 16px;
  }
`;
