// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { SignalWatcher } from '@lit-labs/preact-signals';
import { LitElement } from 'lit';
import { attempt } from './attempt';
import { nextTurn } from './turns';

/** What our elements derive from: Lit, rendering anew whenever a signal that the rendering read has changed. */
export class FoyerElement extends SignalWatcher(LitElement) {
  /** Tells the elements above; crosses shadow boundaries. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Says something short at the edge of the page. */
  protected toast(text: string): void {
    this.emit('toast', text);
  }

  /** Does something that may be refused; a refusal is told in words. Never throws. */
  protected attempt(work: () => Promise<void>): Promise<void> {
    return attempt((text) => this.toast(text), work);
  }
}

/** A large part of the page. It is drawn in turns of its own, so that a browser gets to answer whoever uses it between two parts. */
export class FoyerPart extends FoyerElement {
  protected override async scheduleUpdate(): Promise<void> {
    await nextTurn();
    await super.scheduleUpdate();
  }
}
