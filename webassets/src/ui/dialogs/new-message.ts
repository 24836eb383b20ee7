// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { User } from '../../protocol/types';
import { Directs } from '../../model/directs';
import { goTo } from '../app/router';
import { badges } from '../shared/styles';
import { FinderDialog, type OptionNames } from './finder-dialog';

/** While somebody types, the server is asked at most so often. */
const pauseMs = 200;

/** Finds somebody by a few letters of a name, and opens the conversation with him. */
@customElement('foyer-new-message-dialog')
export class FoyerNewMessageDialog extends FinderDialog<User> {
  static override styles = [
    FinderDialog.styles,
    badges,
    css`
      :host {
        --list-height: 220px;
      }
    `,
  ];

  @state() private people: readonly User[] | null = null;
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
    return this.finder(
      {
        heading: t('direct.new'),
        field: t('direct.find'),
        dialogId: 'new-message-dialog',
        fieldId: 'find-person',
      },
      this.outcome(),
    );
  }

  protected override found(): readonly User[] | null {
    return this.people;
  }

  protected override optionNames({ username }: User): OptionNames {
    return { optionId: 'found-person', name: username };
  }

  protected override option(user: User): TemplateResult {
    return html`<foyer-avatar .name=${nameOf(user)} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
      <span class="grow">
        <span class="title ellipsis"><bdi>${nameOf(user)}</bdi></span>
        <span class="sub ellipsis"><bdi>@${user.username}</bdi></span>
      </span>
      ${user.role === 'bot' ? html`<span class="badge">${t('user.bot')}</span>` : nothing}`;
  }

  protected override wordsChanged(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pauseMs);
  }

  protected override choose(user: User): void {
    void this.open(user);
  }

  private outcome(): TemplateResult | typeof nothing {
    if (this.error !== '') return html`<p class="none" role="alert">${errorText(this.error)}</p>`;
    if (this.people?.length === 0) return html`<p class="none" role="status">${t('direct.nobody')}</p>`;
    return nothing;
  }

  private async look(): Promise<void> {
    const turn = ++this.asked;
    try {
      const found = await new Directs(this.client).people(this.words);
      if (turn !== this.asked) return;
      this.people = found;
      this.error = '';
    } catch (failure) {
      if (turn === this.asked) this.error = failureCode(failure);
    }
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
