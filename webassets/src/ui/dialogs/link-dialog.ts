// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dateOnly } from '../../i18n/dates';
import { t, tn } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { copyText } from '../shared/clipboard';
import { Copy, icon, Trash2 } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { ListDialog } from './list-dialog';

const daySeconds = 86_400;

/** A link that some may use, for a while. */
interface Link {
  code: string;
  usesLeft: number;
  expiresAt: number;
}

/** What the links of a dialog are. */
export interface LinkKind {
  /** Of its rows for tests; its buttons are `NAME-create` and the like. */
  name: string;
  /** The address carries the code as #KEY=CODE. */
  key: string;
  /** What is proposed for how many may use a link. */
  uses: number;
}

/** A dialog that makes links, copies them and takes them back. */
export abstract class LinkDialog<T extends Link> extends ListDialog<T> {
  static override styles = [
    ...dialogStyles,
    css`
      .choices {
        display: grid;
        grid-template-columns: 1fr 1fr auto;
        gap: var(--s3);
        align-items: end;
      }
      .choices .button {
        min-height: 44px;
      }
      .code {
        min-height: 36px;
        margin-bottom: 4px;
        font-family: var(--font-mono);
        font-size: var(--text-sm);
      }
      @media (max-width: 480px) {
        .choices {
          grid-template-columns: 1fr 1fr;
        }
        .choices .button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @state() private uses: number;
  @state() private days = 7;

  constructor(private readonly kind: LinkKind) {
    super();
    this.uses = kind.uses;
  }

  protected abstract makeLink(uses: number, seconds: number): Promise<T>;
  protected abstract endLink(code: string): Promise<void>;

  protected override list(links: readonly T[]): TemplateResult {
    return html`<ul>
      ${links.map((link) => this.row(link))}
    </ul>`;
  }

  /** For how many and how long the next link is, and the button that makes it. */
  protected terms(action: string): TemplateResult {
    return html`<div class="choices">
      ${this.choice(
        t('invites.uses'),
        this.uses,
        [1, 5, 25, 100],
        (uses) => (this.uses = uses),
        (uses) => tn('invites.people', uses),
      )}
      ${this.choice(
        t('invites.valid'),
        this.days,
        [1, 7, 30],
        (days) => (this.days = days),
        (days) => tn('invites.days', days),
      )}
      <button
        class="button primary"
        data-testid="${this.kind.name}-create"
        @click=${() => void this.create()}
      >
        ${action}
      </button>
    </div>`;
  }

  private choice(
    label: string,
    value: number,
    options: number[],
    take: (value: number) => void,
    nameOf: (value: number) => string,
  ): TemplateResult {
    return html`<label class="field">
      <span class="label">${label}</span>
      <select
        class="input"
        @change=${(event: Event) => take(Number((event.target as HTMLSelectElement).value))}
      >
        ${options.map((each) => html`<option value=${each} ?selected=${each === value}>${nameOf(each)}</option>`)}
      </select>
    </label>`;
  }

  private row(link: T): TemplateResult {
    const { name } = this.kind;
    return html`<li class="item" data-testid=${name} data-code=${link.code}>
      <div class="grow">
        <input
          class="code input"
          readonly
          dir="ltr"
          data-testid="${name}-address"
          aria-label=${t('invites.link')}
          .value=${this.addressOf(link)}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <span class="sub"
          >${tn('invites.left', link.usesLeft)} ·
          ${t('invites.until', { when: dateOnly(link.expiresAt) })}</span
        >
      </div>
      <button
        class="icon-button"
        aria-label=${t('invites.copy')}
        title=${t('invites.copy')}
        @click=${() => void this.copy(link)}
      >
        ${icon(Copy)}
      </button>
      <button
        class="icon-button"
        data-testid="${name}-delete"
        aria-label=${t('action.delete')}
        title=${t('action.delete')}
        @click=${() => void this.withdraw(link)}
      >
        ${icon(Trash2)}
      </button>
    </li>`;
  }

  private addressOf(link: T): string {
    return `${location.origin}/#${this.kind.key}=${link.code}`;
  }

  private create(): Promise<void> {
    return this.attempt(async () => {
      const link = await this.makeLink(this.uses, this.days * daySeconds);
      this.items = [link, ...(this.items ?? [])];
      await this.copy(link);
    });
  }

  private copy(link: T): Promise<void> {
    return copyText(this.addressOf(link), t('invites.copied'), (text) => this.toast(text));
  }

  private withdraw(link: T): Promise<void> {
    return this.attempt(async () => {
      await this.endLink(link.code);
      this.items = (this.items ?? []).filter((each) => each.code !== link.code);
    });
  }
}
