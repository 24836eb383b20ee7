// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import { isAlive } from '../../model/rights';
import '../message/message-bar';
import type { FoyerMessageBar } from '../message/message-bar';

const longPressMs = 450;
const stillPx = 10;

export interface RowHost {
  client(): Client;
  root(): ParentNode;
  scroller(): HTMLElement | null;
  /** The message that is shown with this seq. */
  messageOf(seq: number): Message | undefined;
}

/**
 * The bar of what can be done goes to the message that is pointed at, has the focus, or was touched. There is one for
 * all of them, put into the row by hand: rendering hundreds of rows anew for every move of a mouse would be felt.
 */
export class RowTools {
  private readonly bar: FoyerMessageBar = document.createElement('foyer-message-bar');
  private pressed: ReturnType<typeof setTimeout> | undefined;
  private pressedAt = { x: 0, y: 0 };
  /** Whether the present touch has been a long press. */
  private isHeld = false;
  private held: HTMLElement | null = null;
  /** Where the bar was when the present touch began. */
  private before: HTMLElement | null = null;
  private pointed: HTMLElement | null = null;
  /** The message whose menu was opened by the keyboard. */
  private opener: HTMLElement | null = null;

  constructor(private readonly host: RowHost) {
    this.bar.addEventListener('bar-closed', () => this.closed());
  }

  /** Listens on the element that scrolls. */
  listen(scroller: HTMLElement): void {
    scroller.addEventListener('pointerover', (event) => this.over(event));
    scroller.addEventListener('pointerleave', (event) => this.left(event));
    scroller.addEventListener('focusin', (event) => this.focused(event));
    scroller.addEventListener('focusout', () => queueMicrotask(() => this.settle()));
    scroller.addEventListener('keydown', (event) => this.keyPressed(event));
    scroller.addEventListener('pointerdown', (event) => this.touched(event));
    scroller.addEventListener('pointerup', () => this.lifted());
    for (const name of ['pointercancel', 'scroll']) {
      scroller.addEventListener(name, () => this.released(), { passive: true });
    }
    scroller.addEventListener('pointermove', (event) => this.moved(event), { passive: true });
    scroller.addEventListener('contextmenu', (event) => {
      // On a phone the long press is ours.
      if (this.isTouch(event)) event.preventDefault();
    });
    scroller.addEventListener('click', (event) => this.tapped(event));
  }

  /** After the rows were rendered: the bar follows its message. */
  refresh(): void {
    const row = rowOf(this.bar);
    const message = row && this.messageIn(row);
    if (
      !row ||
      !message ||
      !isAlive(message) ||
      this.host.client().composing.edited.peek()?.seq === message.seq
    ) {
      this.remove();
    } else if (this.bar.message !== message) {
      this.bar.message = message;
    }
    if (!this.bar.isConnected) this.settle();
  }

  /** Lets an emoji be chosen for this message. */
  pickReaction(message: Message, beside: HTMLElement): void {
    const row = rowOf(beside);
    if (row) this.show(row, message);
    void this.bar.pickReaction(beside);
  }

  private messageIn(row: HTMLElement): Message | undefined {
    return this.host.messageOf(Number(row.dataset['seq']));
  }

  private show(row: HTMLElement, message = this.messageIn(row)): boolean {
    if (this.bar.isOpen) return rowOf(this.bar) === row;
    const client = this.host.client();
    if (!message || !isAlive(message) || client.composing.edited.peek()?.seq === message.seq) {
      this.remove();
      return false;
    }
    const bubble = row.querySelector('.bubble');
    if (this.bar.parentNode !== bubble) bubble?.append(this.bar);
    this.bar.client = client;
    this.bar.message = message;
    return true;
  }

  private remove(): void {
    if (!this.bar.isOpen) this.bar.remove();
  }

  /** Goes where it belongs once nothing of it is open: to the focus, else to the pointer. */
  private settle(): void {
    if (this.bar.isOpen) return;
    const row = this.rows().find((each) => each.matches(':focus-within')) ?? this.pointed;
    if (row?.isConnected) this.show(row);
    else this.remove();
  }

  /** Whoever came from a message by the keyboard, and chose nothing, goes on from there. */
  private closed(): void {
    const { opener } = this;
    this.opener = null;
    if (opener?.isConnected && this.bar.matches(':focus-within')) opener.focus({ preventScroll: true });
    this.settle();
  }

  private over(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const row = rowAt(event);
    if (row === this.pointed && (!row || rowOf(this.bar) === row)) return;
    this.pointed = row;
    // Rows that move below a mouse at rest take nothing from whoever uses the keyboard.
    const isMoved = event.movementX !== 0 || event.movementY !== 0;
    if (row && (isMoved || !this.bar.hasKeyboard)) this.show(row);
  }

  private left(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.pointed = null;
    this.settle();
  }

  private focused(event: Event): void {
    const row = rowAt(event);
    if (row) this.show(row);
  }

  private isTouch(event: Event): boolean {
    return event instanceof PointerEvent
      ? event.pointerType === 'touch'
      : this.pressed !== undefined || this.isHeld;
  }

  private touched(event: PointerEvent): void {
    this.released();
    this.isHeld = false;
    this.before = rowOf(this.bar);
    if (event.pointerType !== 'touch') return;
    const row = rowAt(event);
    if (!row || isOnBar(event)) return;
    this.pressedAt = { x: event.clientX, y: event.clientY };
    this.pressed = setTimeout(() => {
      this.pressed = undefined;
      this.isHeld = this.show(row);
      if (!this.isHeld) return;
      this.held = row;
      row.dataset['held'] = '';
    }, longPressMs);
  }

  private moved(event: PointerEvent): void {
    // The focus may have taken the bar from the message that the mouse still is on.
    this.over(event);
    if (this.pressed === undefined) return;
    const far = Math.hypot(event.clientX - this.pressedAt.x, event.clientY - this.pressedAt.y) > stillPx;
    if (far) this.released();
  }

  private released(): void {
    if (this.held) delete this.held.dataset['held'];
    this.held = null;
    clearTimeout(this.pressed);
    this.pressed = undefined;
  }

  /** The menu of a long press opens when the finger goes: what opens before is dismissed by that. */
  private lifted(): void {
    this.released();
    if (this.isHeld) setTimeout(() => void this.bar.openMenu());
  }

  /** A tap beside links and buttons shows the bar, for whoever does not know the long press. */
  private tapped(event: MouseEvent): void {
    const isByTouch = event instanceof PointerEvent && event.pointerType === 'touch' && !this.isHeld;
    if (
      !isByTouch ||
      event.composedPath().some((node) => node instanceof Element && node.matches('a, button, textarea'))
    )
      return;
    const row = rowAt(event);
    // The touch itself has brought the focus, and with it the bar.
    if (row && this.before !== row) this.show(row);
    else this.remove();
  }

  private rows(): HTMLElement[] {
    return [...this.host.root().querySelectorAll<HTMLElement>('article[data-seq]')];
  }

  private keyPressed(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const scroller = this.host.scroller();
    const isOnRow = target instanceof HTMLElement && target.matches('article[data-seq]');
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (isOnRow || target === scroller) this.step(event, isOnRow ? target : null);
    } else if (isOnRow && this.show(target)) {
      if (event.key === 'Enter') {
        this.opener = target;
        void this.bar.openMenu();
      } else if (!this.bar.runKey(event.key)) return;
      event.preventDefault();
    }
  }

  /** The arrows go from message to message. */
  private step(event: KeyboardEvent, from: HTMLElement | null): void {
    const rows = this.rows();
    const isUp = event.key === 'ArrowUp';
    const next = from ? rows[rows.indexOf(from) + (isUp ? -1 : 1)] : this.inView(rows, isUp);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  private inView(rows: readonly HTMLElement[], isLast: boolean): HTMLElement | undefined {
    const box = this.host.scroller()?.getBoundingClientRect();
    if (!box) return undefined;
    const seen = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > box.top && top < box.bottom;
    });
    return isLast ? seen.at(-1) : seen[0];
  }
}

function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('article[data-seq]');
}

function rowAt(event: Event): HTMLElement | null {
  const inside = event
    .composedPath()
    .find((node) => node instanceof Element && node.matches('article[data-seq]'));
  return inside instanceof HTMLElement ? inside : null;
}

function isOnBar(event: Event): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof Element && node.localName === 'foyer-message-bar');
}
