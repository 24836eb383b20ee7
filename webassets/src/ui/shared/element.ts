// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { SignalWatcher } from '@lit-labs/preact-signals';
import { LitElement } from 'lit';

/** What our elements derive from: Lit, rendering anew whenever a signal that the rendering read has changed. */
export class FoyerElement extends SignalWatcher(LitElement) {
  /** Tells the elements above; crosses shadow boundaries. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
