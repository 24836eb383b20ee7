// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type PropertyValues, render, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { FoyerElement } from './element';
import { base } from './styles';

const gap = 6;

/** A menu that opens at a button; its items are buttons with the role menuitem, and there while it is open. */
@customElement('foyer-menu')
export class FoyerMenu extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .menu {
        position: fixed;
        inset: auto;
        min-width: 240px;
        max-width: min(340px, calc(100vw - 16px));
        max-height: calc(100dvh - 16px);
        margin: 0;
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: var(--r-lg);
        background: var(--surface);
        color: var(--ink);
        box-shadow: var(--shadow-2);
      }
    `,
  ];

  @property() label = '';
  /** What is in it. Where the menu stands are the looks of that, so that is where it is drawn. */
  @property({ attribute: false }) content: () => unknown = () => nothing;
  @state() private isFilled = false;
  @query('.menu') private menu!: HTMLElement;
  private opener: HTMLElement | null = null;

  toggle(opener: HTMLElement): void {
    this.opener = opener;
    // A popover that was open has been dismissed by the same click already.
    if (opener.getAttribute('aria-expanded') === 'true') this.hide();
    else this.show();
  }

  get isOpen(): boolean {
    return this.hasUpdated && this.menu.matches(':popover-open');
  }

  hide(): void {
    this.menu.hidePopover();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    render(this.isFilled ? this.content() : nothing, this);
  }

  protected override render(): TemplateResult {
    return html`<div
      class="menu scroll"
      popover="auto"
      role="menu"
      aria-label=${this.label}
      @toggle=${(event: ToggleEvent) => this.toggled(event)}
      @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
      @click=${(event: Event) => this.clicked(event)}
    >
      <slot></slot>
    </div>`;
  }

  private show(): void {
    this.isFilled = true;
    // Its size is needed now.
    this.performUpdate();
    this.menu.showPopover();
    const box = this.opener?.getBoundingClientRect();
    if (!box) return;
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const isBelow = box.bottom + gap + height < innerHeight - 8;
    const top = isBelow ? box.bottom + gap : Math.max(8, box.top - gap - height);
    this.menu.style.left = `${left}px`;
    this.menu.style.top = `${top}px`;
    this.items()[0]?.focus();
  }

  private items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])')];
  }

  private toggled(event: ToggleEvent): void {
    const isOpen = event.newState === 'open';
    // Later than the click that dismissed it, so that toggle() can still see that it was open.
    setTimeout(() => this.opener?.setAttribute('aria-expanded', String(isOpen)), isOpen ? 0 : 50);
    this.dispatchEvent(new CustomEvent('menu-toggled', { detail: isOpen }));
    // An item may have led the focus elsewhere already.
    const active = focusedElement();
    const isLost = active === null || active === document.body || this.contains(active);
    if (!isOpen && isLost) this.opener?.focus();
    this.isFilled = isOpen;
  }

  private keyPressed(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.findIndex((item) => item.matches(':focus'));
    const targets: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const target = targets[event.key];
    if (event.key === 'Tab') this.hide();
    if (target === undefined) return;
    event.preventDefault();
    items[target]?.focus();
  }

  private clicked(event: Event): void {
    const item = (event.target as HTMLElement).closest('[role^="menuitem"]');
    if (item) this.hide();
  }
}

/** What has the focus, in whatever shadow it is. */
function focusedElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Looks of the items; they live in the styles of whoever fills the slot. */
export const menuItems = css`
  [role^='menuitem'] {
    display: flex;
    align-items: center;
    gap: var(--s3);
    width: 100%;
    min-height: calc(var(--control) + 2px);
    padding: 0 var(--s3);
    border: 0;
    border-radius: var(--r-md);
    background: none;
    text-align: start;
    font: inherit;
    color: var(--ink);
    cursor: pointer;
  }
  [role^='menuitem']:hover,
  [role^='menuitem']:focus-visible {
    background: var(--hover);
  }
  [role^='menuitem'] foyer-icon {
    width: 18px;
    height: 18px;
    color: var(--ink-2);
  }
  [role^='menuitem'].danger,
  [role^='menuitem'].danger foyer-icon {
    color: var(--danger);
  }
  [role^='menuitem'] .grow {
    flex: 1;
  }
  [role^='menuitem'] .sub {
    margin-inline-start: auto;
    color: var(--ink-2);
    font-size: var(--text-sm);
  }
  .menu-label {
    padding: 4px var(--s3) 2px;
    color: var(--ink-2);
    font-size: var(--text-xs);
    font-weight: 650;
  }
  foyer-menu hr {
    margin: 6px var(--s3);
    border: 0;
    border-top: 1px solid var(--line);
  }
`;
