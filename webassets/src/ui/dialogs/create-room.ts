// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { codePoints } from '../../protocol/text';
import { errorText, t } from '../../i18n/i18n';
import type { Visibility } from '../../protocol/types';
import type { Client } from '../../model/client';
import { visibilityChoice, visibilityStyles } from '../room/visibility-choice';
import { goTo } from '../app/router';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';

const longestName = 50;
const longestTopic = 200;

/** A new room: its name and what it is about. */
@customElement('foyer-create-room-dialog')
export class FoyerCreateRoomDialog extends FoyerElement {
  static override styles = [...dialogStyles, visibilityStyles];

  @property({ attribute: false }) client!: Client;
  @state() private name = '';
  @state() private topic = '';
  @state() private visibility: Visibility = 'public';
  @state() private error = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult {
    const isGood = this.name.trim() !== '' && codePoints(this.name.trim()) <= longestName;
    return html`<foyer-dialog .heading=${t('rooms.create')} data-testid="create-room-dialog">
      <form class="stack" @submit=${(event: Event) => void this.submit(event)} novalidate>
        <label class="field">
          <span class="label">${t('rooms.name')}</span>
          <input
            class="input"
            name="name"
            autofocus
            autocomplete="off"
            maxlength=${longestName * 2}
            data-testid="new-room-name"
            .value=${this.name}
            @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
          />
        </label>
        <label class="field">
          <span class="label">${t('rooms.topic')}</span>
          <input
            class="input"
            name="topic"
            autocomplete="off"
            maxlength=${longestTopic}
            data-testid="new-room-topic"
            .value=${this.topic}
            @input=${(event: Event) => (this.topic = (event.target as HTMLInputElement).value)}
          />
          <span class="hint">${t('rooms.topicHint')}</span>
        </label>
        ${visibilityChoice(this.visibility, (visibility) => (this.visibility = visibility))}
        ${
          this.error !== ''
            ? html`<p class="alert" role="alert">${icon(CircleAlert)}<span>${this.errorLine()}</span></p>`
            : nothing
        }
        <div class="actions">
          <button class="button" type="button" @click=${() => this.emit('closed')}>
            ${t('action.cancel')}
          </button>
          <button
            class="button primary"
            type="submit"
            data-testid="create-room-submit"
            ?disabled=${!isGood || this.isBusy}
          >
            ${t('rooms.createNow')}
          </button>
        </div>
      </form>
    </foyer-dialog>`;
  }

  private errorLine(): string {
    return this.error === 'name-taken' ? t('rooms.nameTaken') : errorText(this.error);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.name.trim() === '' || this.isBusy) return;
    this.isBusy = true;
    this.error = '';
    try {
      const room = await this.client.api.createRoom({
        name: this.name.trim(),
        topic: this.topic.trim(),
        visibility: this.visibility,
        users: [],
      });
      this.client.joined(room);
      goTo(room.id);
      this.emit('closed');
    } catch (failure) {
      this.error = failureCode(failure);
    }
    this.isBusy = false;
  }
}
