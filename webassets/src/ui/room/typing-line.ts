// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Typist } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { base } from '../shared/styles';

/** Who is writing in the conversation now; keeps its line free, so that nothing jumps. */
@customElement('foyer-typing')
export class FoyerTyping extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--s2);
        height: 22px;
        padding: 0 var(--s5);
        color: var(--ink-2);
        font-size: var(--text-xs);
      }
      .dots {
        display: inline-flex;
        flex: none;
        gap: 3px;
      }
      .dots i {
        width: 5px;
        height: 5px;
        border-radius: 50%;
        background: currentColor;
        animation: beat 1.2s infinite ease-in-out;
      }
      .dots i:nth-child(2) {
        animation-delay: 0.15s;
      }
      .dots i:nth-child(3) {
        animation-delay: 0.3s;
      }
      @keyframes beat {
        0%,
        60%,
        100% {
          opacity: 0.35;
        }
        30% {
          opacity: 1;
          transform: translateY(-2px);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .dots i {
          animation: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { typing, profiles } = this.client;
    const typists = typing.in(this.conversation).filter((each) => !profiles.isBlocked(each.id));
    if (typists.length === 0) return nothing;
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="ellipsis" data-testid="typing">${lineOf(typists)}</span>`;
  }
}

function lineOf(typists: readonly Typist[]): string {
  const [one, two] = typists.map((each) => each.displayName);
  if (typists.length === 1) return t('typing.single', { name: one ?? '' });
  if (typists.length === 2) return t('typing.two', { one: one ?? '', two: two ?? '' });
  return t('typing.several');
}
