// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/menu';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { Ellipsis, icon } from '../shared/icons';
import { type FoyerMenu, menuItems } from '../shared/menu';
import { base, buttons } from '../shared/styles';
import { type ActionContext, actionsFor, type MessageAction } from './message-actions';
import type { FoyerReactionPicker } from './reaction-picker';

/** What can be done to one message: a bar with the most usual, and a menu with everything. */
@customElement('foyer-message-bar')
export class FoyerMessageBar extends FoyerElement {
  static override styles = [
    base,
    buttons,
    menuItems,
    css`
      .bar {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: var(--r-full);
        background: var(--surface);
        box-shadow: var(--shadow-2);
        user-select: none;
      }
      .bar .icon-button {
        width: max(30px, var(--control) - 6px);
        height: max(30px, var(--control) - 6px);
        border-radius: var(--r-full);
      }
      .bar foyer-icon {
        width: 17px;
        height: 17px;
      }
      @media (pointer: coarse) {
        .bar .icon-button {
          width: 44px;
          height: 44px;
        }
        .bar foyer-icon {
          width: 20px;
          height: 20px;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) message: Message | null = null;
  @query('foyer-menu') private menu!: FoyerMenu | null;
  @query('foyer-reaction-picker') private picker!: FoyerReactionPicker | null;
  @query('.more') private more!: HTMLButtonElement | null;
  /** While something of it is open it must stay where it is. */
  get isOpen(): boolean {
    return (this.menu?.isOpen ?? false) || (this.picker?.isOpen ?? false);
  }

  /** Whether somebody is in it with the keyboard. */
  get hasKeyboard(): boolean {
    return this.isConnected && this.hasUpdated && this.renderRoot.querySelector(':focus-visible') !== null;
  }

  async openMenu(): Promise<void> {
    await this.updateComplete;
    if (this.more && !this.isOpen) this.menu?.toggle(this.more);
  }

  /** Lets an emoji be chosen beside this element, or beside the bar. */
  async pickReaction(beside?: HTMLElement): Promise<void> {
    await Promise.all([this.updateComplete, import('./reaction-picker')]);
    const opener =
      beside ?? this.renderRoot.querySelector<HTMLElement>('[data-testid="action-react"]') ?? this.more;
    if (opener) this.picker?.show(opener);
  }

  /** Does what the key stands for; false if it stands for nothing that is possible here. */
  runKey(key: string): boolean {
    const { message } = this;
    const action = message && actionsFor(this.client, message).find((each) => each.key === key.toLowerCase());
    if (!action) return false;
    action.run(this.context(message));
    return true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message } = this;
    if (!message) return nothing;
    const actions = actionsFor(this.client, message);
    return html`<div class="bar" role="toolbar" aria-label=${t('message.actions')} data-testid="message-bar">
        ${actions.filter((action) => action.isInBar).map((action) => this.button(action, message))}
        <button
          class="icon-button more"
          data-testid="message-more"
          aria-label=${t('message.more')}
          title=${t('message.more')}
          aria-haspopup="menu"
          aria-expanded="false"
          @click=${(event: Event) => this.menu?.toggle(event.currentTarget as HTMLElement)}
        >
          ${icon(Ellipsis)}
        </button>
      </div>
      <foyer-menu
        label=${t('message.actions')}
        .content=${() => actions.map((action) => this.item(action, message))}
        @menu-toggled=${(event: CustomEvent<boolean>) => this.menuToggled(event)}
      ></foyer-menu>
      <foyer-reaction-picker
        @chosen=${(event: CustomEvent<string>) => this.react(event, message)}
        @reaction-picker-closed=${() => this.emit('bar-closed')}
      ></foyer-reaction-picker>`;
  }

  private button(action: MessageAction, message: Message): TemplateResult {
    return html`<button
      class="icon-button"
      data-testid="action-${action.id}"
      aria-label=${action.label()}
      title=${action.label()}
      @click=${() => action.run(this.context(message))}
    >
      ${icon(action.icon)}
    </button>`;
  }

  private item(action: MessageAction, message: Message): TemplateResult {
    return html`${action.isDangerous ? html`<hr />` : nothing}<button
        role="menuitem"
        class=${action.isDangerous ? 'danger' : ''}
        data-testid="menu-${action.id}"
        @click=${() => action.run(this.context(message))}
      >
        ${icon(action.icon)} ${action.label()}
      </button>`;
  }

  private context(message: Message): ActionContext {
    return {
      client: this.client,
      message,
      pickReaction: () => void this.pickReaction(),
      openDialog: (dialog) => this.emit('message-dialog', dialog),
      toast: (text) => this.toast(text),
    };
  }

  private react(event: CustomEvent<string>, message: Message): void {
    event.stopPropagation();
    void this.attempt(() => this.client.changes.react(message, event.detail, true));
  }

  private menuToggled(event: CustomEvent<boolean>): void {
    if (!event.detail) this.emit('bar-closed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-message-bar': FoyerMessageBar;
  }
}
