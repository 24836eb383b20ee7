// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../composer/composer';
import '../timeline/timeline';
import './room-header';
import './typing-line';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shortTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import { titleOf } from '../../i18n/names';
import type { Conversation } from '../../protocol/types';
import type { Client } from '../../model/client';
import { type Obstacle, obstacleFor } from '../../model/room-rights';
import type { FoyerComposer } from '../composer/composer';
import { loadMessageDialog, type MessageDialog, messageDialogTemplate } from '../message/message-dialogs';
import { FoyerElement } from '../shared/element';
import { icon, ImagePlus } from '../shared/icons';
import { base, buttons } from '../shared/styles';

/** One conversation on the screen: its head, its messages, the composer; pictures may be dropped anywhere on it. */
@customElement('foyer-room')
export class FoyerRoom extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr) auto auto;
        min-width: 0;
        min-height: 0;
        background: var(--ground);
      }
      .hindrance {
        margin: 0 var(--s4) var(--s4);
        padding: var(--s3) var(--s4);
        border-radius: var(--r-lg);
        background: var(--hover);
        color: var(--ink-2);
        text-align: center;
      }
      .hindrance .button {
        margin: 0 var(--s2);
      }
      foyer-composer[hidden] {
        display: none;
      }
      .drop {
        position: absolute;
        inset: var(--s3);
        z-index: 10;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--s3);
        border: 2px dashed var(--accent);
        border-radius: var(--r-xl);
        background: color-mix(in srgb, var(--accent-soft) 92%, transparent);
        color: var(--accent-ink);
        font-size: var(--text-lg);
        font-weight: 600;
        pointer-events: none;
      }
      .drop foyer-icon {
        width: 40px;
        height: 40px;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @property({ type: Boolean }) showsMembers = false;
  @state() private isDropping = false;
  @state() private dialog: MessageDialog | null = null;
  @query('foyer-composer') private composer!: FoyerComposer | null;
  private depth = 0;

  constructor() {
    super();
    this.addEventListener('dragenter', (event) => this.dragged(event, 1));
    this.addEventListener('dragleave', (event) => this.dragged(event, -1));
    this.addEventListener('dragover', (event) => {
      if (hasFiles(event)) event.preventDefault();
    });
    this.addEventListener('drop', (event) => this.dropped(event));
    this.addEventListener('message-dialog', (event) => {
      void this.openDialog((event as CustomEvent<MessageDialog>).detail);
    });
    this.addEventListener('focus-composer', () => this.composer?.focusGently());
  }

  protected override render(): TemplateResult {
    const conversation = this.client.conversations.get(this.conversation);
    return html`
      <foyer-room-header
        .client=${this.client}
        .conversation=${this.conversation}
        .showsMembers=${this.showsMembers}
      ></foyer-room-header>
      <foyer-timeline .client=${this.client} .conversation=${this.conversation}></foyer-timeline>
      <foyer-typing .client=${this.client} .conversation=${this.conversation}></foyer-typing>
      ${this.hindrance(conversation)}
      <foyer-composer
        ?hidden=${this.obstacle(conversation) !== ''}
        .client=${this.client}
        .conversation=${this.conversation}
        .name=${conversation ? titleOf(conversation) : ''}
      ></foyer-composer>
      ${
        this.dialog
          ? html`<div @closed=${() => (this.dialog = null)}>
              ${messageDialogTemplate(this.dialog, this.client)}
            </div>`
          : nothing
      }
      ${this.isDropping ? html`<div class="drop">${icon(ImagePlus)}${t('composer.drop')}</div>` : nothing}
    `;
  }

  private async openDialog(dialog: MessageDialog): Promise<void> {
    await loadMessageDialog(dialog);
    this.dialog = null;
    await this.updateComplete;
    this.dialog = dialog;
  }

  private obstacle(conversation: Conversation | undefined): Obstacle {
    const { session, profiles } = this.client;
    return obstacleFor(session.user.value, conversation, Date.now(), (user) => profiles.isBlocked(user));
  }

  /** Why one cannot write here now, in the place where one would. */
  private hindrance(conversation: Conversation | undefined): TemplateResult | typeof nothing {
    const obstacle = this.obstacle(conversation);
    if (obstacle === '' || !conversation) return nothing;
    return html`<p class="hindrance" role="status" data-testid="hindrance">
      ${this.reason(obstacle, conversation)}
      ${
        obstacle === 'blocked'
          ? html`<button
              class="button small"
              data-testid="unblock-here"
              @click=${() => void this.unblock(conversation)}
            >
              ${t('person.unblock')}
            </button>`
          : nothing
      }
    </p>`;
  }

  private reason(obstacle: Obstacle, conversation: Conversation): string {
    switch (obstacle) {
      case 'archived':
        return t('room.isArchived');
      case 'announcements':
        return t('room.announcementsOnly');
      case 'blocked':
        return t('direct.isBlocked', { name: titleOf(conversation) });
      case 'gone':
        return t('direct.isGone');
      case 'silenced':
      case '':
        return t('room.youAreSilenced', { when: shortTime(conversation.silencedUntil) });
    }
  }

  private async unblock({ partner }: Conversation): Promise<void> {
    if (!partner) return;
    await this.attempt(async () => {
      await this.client.api.setBlocked(partner.user.id, false);
      this.client.profiles.noteBlock(partner.user, false);
    });
  }

  private dragged(event: DragEvent, step: number): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.depth = Math.max(0, this.depth + step);
    this.isDropping = this.depth > 0;
  }

  private dropped(event: DragEvent): void {
    this.depth = 0;
    this.isDropping = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.composer?.addFiles(files);
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
