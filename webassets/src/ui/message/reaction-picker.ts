// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { stepOf } from '../composer/grid-keys';
import { noteEmoji } from '../composer/recent-emoji';
import { FoyerElement } from '../shared/element';
import { icon, Plus } from '../shared/icons';
import { base, buttons } from '../shared/styles';

/** Offered at once; everything else is one step further. */
export const quickReactions = ['👍', '❤️', '😂', '🎉', '😮', '🙏'] as const;

const gap = 6;

/** A few emoji, or all of them, beside what they are for. Emits `chosen` with the emoji. */
@customElement('foyer-reaction-picker')
export class FoyerReactionPicker extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: contents;
      }
      .box {
        position: fixed;
        inset: auto;
        max-width: calc(100vw - 16px);
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink);
        overflow: visible;
      }
      .quick {
        display: flex;
        gap: 2px;
        padding: 5px;
        border: 1px solid var(--line);
        border-radius: var(--r-full);
        background: var(--surface);
        box-shadow: var(--shadow-2);
      }
      .quick button {
        display: grid;
        place-items: center;
        width: max(var(--control), 40px);
        height: max(var(--control), 40px);
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: none;
        color: var(--ink-2);
        font-size: 1.375rem;
        line-height: 1;
      }
      .quick button:hover,
      .quick button:focus-visible {
        background: var(--hover);
      }
      @media (max-width: 400px) {
        .quick button {
          width: 40px;
        }
      }
    `,
  ];

  @state() private isFull = false;
  @query('.box') private box!: HTMLElement;
  private opener: HTMLElement | null = null;

  /** Opens beside this element; focus returns to it. */
  show(opener: HTMLElement): void {
    this.opener = opener;
    this.isFull = false;
    this.box.showPopover();
    this.place();
    this.renderRoot.querySelector<HTMLElement>('.quick button')?.focus();
  }

  get isOpen(): boolean {
    return this.hasUpdated && this.box.matches(':popover-open');
  }

  protected override render(): TemplateResult {
    return html`<div
      class="box"
      popover="auto"
      data-testid="reaction-picker"
      @toggle=${(event: ToggleEvent) => this.toggled(event)}
      @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
    >
      ${
        this.isFull
          ? html`<foyer-emoji-picker
              @emoji=${(event: CustomEvent<string>) => this.choose(event, event.detail)}
              @closed=${(event: Event) => this.close(event)}
            ></foyer-emoji-picker>`
          : html`<div class="quick" role="toolbar" aria-label=${t('reaction.choose')}>
              ${quickReactions.map(
                (emoji) =>
                  html`<button
                    aria-label=${t('reaction.with', { emoji })}
                    data-testid="quick-reaction"
                    data-emoji=${emoji}
                    @click=${(event: Event) => this.chooseQuick(event, emoji)}
                  >
                    ${emoji}
                  </button>`,
              )}
              <button
                aria-label=${t('reaction.more')}
                title=${t('reaction.more')}
                data-testid="more-reactions"
                @click=${() => void this.showAll()}
              >
                ${icon(Plus)}
              </button>
            </div>`
      }
    </div>`;
  }

  private async showAll(): Promise<void> {
    await import('../composer/emoji-picker');
    this.isFull = true;
    await this.updateComplete;
    this.place();
  }

  private place(): void {
    const anchor = this.opener?.getBoundingClientRect();
    if (!anchor) return;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.max(8, Math.min(anchor.left + anchor.width / 2 - width / 2, innerWidth - width - 8));
    const above = anchor.top - gap - height;
    const top = above > 8 ? above : Math.min(anchor.bottom + gap, innerHeight - height - 8);
    this.box.style.left = `${left}px`;
    this.box.style.top = `${Math.max(8, top)}px`;
  }

  private chooseQuick(event: Event, emoji: string): void {
    noteEmoji(emoji);
    this.choose(event, emoji);
  }

  private choose(event: Event, emoji: string): void {
    event.stopPropagation();
    this.emit('chosen', emoji);
    this.box.hidePopover();
  }

  private close(event: Event): void {
    event.stopPropagation();
    if (this.isOpen) this.box.hidePopover();
  }

  private toggled(event: ToggleEvent): void {
    if (event.newState !== 'closed') return;
    this.isFull = false;
    this.opener?.focus();
    this.emit('reaction-picker-closed');
  }

  private keyPressed(event: KeyboardEvent): void {
    const step = stepOf(event.key, getComputedStyle(this.box).direction === 'rtl');
    if (step === 0 || this.isFull) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.quick button')];
    const at = all.findIndex((button) => button.matches(':focus'));
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'foyer-reaction-picker': FoyerReactionPicker;
  }
}
