// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { FoyerElement } from '../shared/element';
import { base } from '../shared/styles';

const shownMs = 5000;

/** Short notes at the edge of the page; said to screen readers too. */
@customElement('foyer-toasts')
export class FoyerToasts extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto auto 96px 50%;
        z-index: 20;
        transform: translateX(-50%);
        display: grid;
        gap: var(--s2);
        justify-items: center;
        width: max-content;
        max-width: calc(100vw - 32px);
        height: auto;
        margin: 0;
        overflow: visible;
        pointer-events: none;
        border: 0;
        padding: 0;
        background: none;
      }
      .toast {
        padding: 10px var(--s4);
        border-radius: var(--r-md);
        background: var(--ink);
        color: var(--ground);
        font-size: var(--text-sm);
        font-weight: 500;
        box-shadow: var(--shadow-2);
        animation: rise 180ms ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ];

  @state() private toasts: readonly { id: number; text: string }[] = [];
  private lastId = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('popover', 'manual');
  }

  say(text: string): void {
    const id = ++this.lastId;
    this.toasts = [...this.toasts.slice(-2), { id, text }];
    setTimeout(() => (this.toasts = this.toasts.filter((toast) => toast.id !== id)), shownMs);
    this.raise();
  }

  /** Above a dialog that is open; older browsers leave it below. */
  private raise(): void {
    if (!('showPopover' in this)) return;
    this.hidePopover();
    this.showPopover();
  }

  protected override render(): TemplateResult {
    return html`<div role="status" data-testid="toasts">
      ${repeat(
        this.toasts,
        (toast) => toast.id,
        (toast) => html`<p class="toast">${toast.text}</p>`,
      )}
    </div>`;
  }
}
