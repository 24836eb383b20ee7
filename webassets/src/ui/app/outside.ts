// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t, tn } from '../../i18n/i18n';
import type { Room } from '../../protocol/types';
import type { Client } from '../../model/client';
import { Directs } from '../../model/directs';
import { FoyerElement } from '../shared/element';
import { base, buttons } from '../shared/styles';
import { goTo } from './router';

/** Where a link led to a room that this user is not in: join it, or go home. */
@customElement('foyer-outside')
export class FoyerOutside extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--s3);
        padding: var(--s6);
        text-align: center;
      }
      h2 {
        font-size: var(--text-xl);
        overflow-wrap: anywhere;
      }
      p {
        max-width: 44ch;
        color: var(--ink-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--s3);
        padding-top: var(--s3);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  /** It was on the screen until just now: left, or hidden. */
  @property({ type: Boolean }) wasIn = false;
  @state() private room: Room | null | undefined;
  @state() private error = '';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('conversation')) return;
    this.room = undefined;
    void this.look();
  }

  protected override render(): TemplateResult {
    const { room } = this;
    if (room === undefined && this.error === '') return html`<p role="status">${t('loading')}</p>`;
    return html`
      <img src="/empty-room.svg" alt="" width="160" height="120" />
      <h2>${room ? room.name : t('outside.gone')}</h2>
      <p>
        ${
          this.error !== ''
            ? errorText(this.error)
            : room
              ? t('outside.notIn', { members: tn('rooms.members', room.memberCount) })
              : t('outside.goneText')
        }
      </p>
      <div class="actions">
        <button class="button" @click=${() => goTo(0)}>${t('outside.home')}</button>
        ${
          room
            ? html`<button class="button primary" data-testid="join-here" @click=${() => void this.join()}>
                ${t('rooms.join')}
              </button>`
            : ''
        }
      </div>
    `;
  }

  private async look(): Promise<void> {
    const { conversation, wasIn } = this;
    await this.tryTo(async () => {
      const rooms = await this.client.api.rooms();
      const room = rooms.find((each) => each.id === conversation) ?? null;
      // A conversation of two that was hidden comes back for who asks for it.
      const isRevealed = !room && !wasIn && (await new Directs(this.client).reveal(conversation));
      if (!isRevealed && conversation === this.conversation) this.room = room;
    });
  }

  private join(): Promise<void> {
    return this.tryTo(async () => this.client.joined(await this.client.api.join(this.conversation)));
  }

  private async tryTo(work: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await work();
    } catch (failure) {
      this.error = failureCode(failure);
    }
  }
}
