// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t, tn } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { Eye, icon } from '../shared/icons';
import { base } from '../shared/styles';

/** So many are named; of more, only how many. */
const mostNames = 3;

/** Under my own message, while it is the newest: who has read it, where that is told. */
@customElement('foyer-seen')
export class FoyerSeen extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 20px;
        padding: 2px var(--s1) 0;
        color: var(--ink-2);
        font-size: var(--text-xs);
        text-align: end;
      }
      p {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        max-width: 100%;
      }
      foyer-icon {
        flex: none;
        width: 14px;
        height: 14px;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const newest = this.client.timelines.of(this.conversation).messages.value.at(-1);
    const isMine = newest?.author.id === this.client.session.user.value?.id;
    const isShown = isMine && !newest?.notice && newest?.recalledAt === 0;
    void this.client.seen.follow(isShown ? newest : undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    const users = this.client.seen.users.value;
    if (users.length === 0) return nothing;
    const names = users.map((user) => nameOf(user));
    const line =
      names.length <= mostNames
        ? t('seen.by', { names: names.join(t('list.comma')) })
        : tn('seen.count', names.length);
    return html`<p data-testid="seen" title=${names.join(t('list.comma'))}>
      ${icon(Eye)}<span class="ellipsis">${line}</span>
    </p>`;
  }
}
