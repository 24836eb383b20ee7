// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import type { RoomPatch } from '../../client/requests';
import { durationText } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import type { Conversation, Image, Posting } from '../../protocol/types';
import type { Client } from '../../model/client';
import { mayRun, type RoomRight } from '../../model/room-rights';
import { visibilityChoice, visibilityStyles } from '../room/visibility-choice';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon, ImagePlus, X } from '../shared/icons';
import { dialogStyles } from './dialog-styles';

const longestName = 50;
const longestTopic = 200;
const slowChoices = [0, 10, 30, 60, 300, 900, 3600, 21_600];

/** How a room is set up, for those who may change some of it. */
@customElement('foyer-room-settings-dialog')
export class FoyerRoomSettingsDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    visibilityStyles,
    css`
      .cover {
        display: flex;
        align-items: center;
        gap: var(--s4);
      }
      .cover foyer-avatar {
        --size: 64px;
      }
      .cover .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--s3);
      }
      .archive {
        display: flex;
        align-items: center;
        gap: var(--s4);
        padding-top: var(--s4);
        border-top: 1px solid var(--line);
      }
      @media (max-width: 480px) {
        .two {
          grid-template-columns: 1fr;
        }
        .archive {
          flex-direction: column;
          align-items: stretch;
        }
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @state() private patch: RoomPatch = {};
  @state() private cover: Image | null | undefined;
  @state() private error = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const room = this.client.conversations.get(this.conversation);
    if (!room) return nothing;
    const isChanged = Object.keys(this.patch).length > 0;
    const isOpen = room.archivedAt === 0;
    return html`<foyer-dialog .heading=${t('room.settings')} data-testid="room-settings-dialog">
      <form class="stack" @submit=${(event: Event) => void this.submit(event)} novalidate>
        ${isOpen ? this.fields(room) : html`<p>${t('room.isArchived')}</p>`}
        ${
          this.error !== ''
            ? html`<p class="alert" role="alert">${icon(CircleAlert)}<span>${this.errorLine()}</span></p>`
            : nothing
        }
        ${
          isOpen
            ? html`<div class="actions">
                <button class="button" type="button" @click=${() => this.emit('closed')}>
                  ${t('action.cancel')}
                </button>
                <button
                  class="button primary"
                  type="submit"
                  data-testid="room-settings-save"
                  ?disabled=${!isChanged || this.isBusy}
                >
                  ${t('action.save')}
                </button>
              </div>`
            : nothing
        }
        ${this.may('archive') && room.id !== 1 ? this.archive(isOpen) : nothing}
      </form>
    </foyer-dialog>`;
  }

  private fields(room: Conversation): TemplateResult {
    const may = (right: RoomRight): boolean => this.may(right);
    return html`
      ${may('set-cover') ? this.coverField(room) : nothing}
      <label class="field">
        <span class="label">${t('rooms.name')}</span>
        <input
          class="input"
          name="name"
          autocomplete="off"
          maxlength=${longestName * 2}
          data-testid="room-name-field"
          .value=${this.patch.name ?? room.name}
          ?disabled=${!may('rename')}
          @input=${(event: Event) => this.put('name', inputOf(event), room.name)}
        />
      </label>
      <label class="field">
        <span class="label">${t('rooms.topic')}</span>
        <input
          class="input"
          name="topic"
          autocomplete="off"
          maxlength=${longestTopic}
          data-testid="room-topic-field"
          .value=${this.patch.topic ?? room.topic}
          ?disabled=${!may('set-topic')}
          @input=${(event: Event) => this.put('topic', inputOf(event), room.topic)}
        />
      </label>
      ${
        room.id === 1
          ? nothing
          : visibilityChoice(
              this.patch.visibility ?? room.visibility,
              (visibility) => this.put('visibility', visibility, room.visibility),
              !may('set-visibility'),
            )
      }
      <div class="two">${this.postingField(room)} ${this.slowField(room)}</div>
    `;
  }

  private coverField(room: Conversation): TemplateResult {
    const cover = this.cover === undefined ? room.cover : this.cover;
    return html`<div class="field">
      <span class="label">${t('room.cover')}</span>
      <div class="cover">
        <foyer-avatar .name=${room.name} .number=${room.id} .cover=${cover?.id ?? ''} room></foyer-avatar>
        <div class="buttons">
          <button class="button small" type="button" @click=${() => this.choose()} ?disabled=${this.isBusy}>
            ${icon(ImagePlus)} ${t('room.coverChoose')}
          </button>
          ${
            cover
              ? html`<button class="button small" type="button" @click=${() => this.takeCover(null, room)}>
                  ${icon(X)} ${t('room.coverRemove')}
                </button>`
              : nothing
          }
          <input
            type="file"
            hidden
            accept="image/png,image/jpeg,image/gif,image/webp"
            data-testid="room-cover-file"
            @change=${(event: Event) => void this.upload(event, room)}
          />
        </div>
      </div>
    </div>`;
  }

  private postingField(room: Conversation): TemplateResult {
    const posting = this.patch.posting ?? room.posting;
    const option = (value: Posting, label: string): TemplateResult =>
      html`<option value=${value} ?selected=${value === posting}>${label}</option>`;
    return html`<label class="field">
      <span class="label">${t('room.posting')}</span>
      <select
        class="input"
        data-testid="room-posting"
        ?disabled=${!this.may('set-posting')}
        @change=${(event: Event) => this.put('posting', inputOf(event) as Posting, room.posting)}
      >
        ${option('everyone', t('room.postingEveryone'))}
        ${option('announcements', t('room.postingAnnouncements'))}
      </select>
    </label>`;
  }

  private slowField(room: Conversation): TemplateResult {
    const seconds = this.patch.slowSeconds ?? room.slowSeconds;
    const choices = [...new Set([...slowChoices, room.slowSeconds])].sort((a, b) => a - b);
    const label = (each: number): string =>
      each === 0 ? t('room.slowOff') : t('room.slowEach', { time: durationText(each) });
    return html`<label class="field">
      <span class="label">${t('room.slow')}</span>
      <select
        class="input"
        data-testid="room-slow"
        ?disabled=${!this.may('set-posting')}
        @change=${(event: Event) => this.put('slowSeconds', Number(inputOf(event)), room.slowSeconds)}
      >
        ${choices.map((each) => html`<option value=${each} ?selected=${each === seconds}>${label(each)}</option>`)}
      </select>
    </label>`;
  }

  private archive(isOpen: boolean): TemplateResult {
    return html`<div class="archive">
      <span class="sub grow">${isOpen ? t('room.archiveHint') : nothing}</span>
      <button
        class="button ${isOpen ? 'danger' : 'primary'}"
        type="button"
        data-testid="room-archive"
        ?disabled=${this.isBusy}
        @click=${() => void this.send({ archived: isOpen })}
      >
        ${isOpen ? t('room.archive') : t('room.unarchive')}
      </button>
    </div>`;
  }

  private may(right: RoomRight): boolean {
    return mayRun(this.client.session.user.value, this.client.conversations.get(this.conversation), right);
  }

  private put<K extends keyof RoomPatch>(key: K, value: RoomPatch[K], now: RoomPatch[K]): void {
    const others = Object.entries(this.patch).filter(([each]) => each !== key);
    this.patch = Object.fromEntries(value === now ? others : [...others, [key, value]]) as RoomPatch;
  }

  private choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();
  }

  private takeCover(cover: Image | null, room: Conversation): void {
    this.cover = cover;
    this.put('cover', cover?.id ?? '', room.cover?.id ?? '');
  }

  private async upload(event: Event, room: Conversation): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    await this.tryTo(async () => this.takeCover(await this.client.uploadPicture(file), room));
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { name, topic, ...rest } = this.patch;
    const patch = { ...rest } as RoomPatch;
    if (name !== undefined) patch.name = name.trim();
    if (topic !== undefined) patch.topic = topic.trim();
    await this.send(patch);
  }

  private send(patch: RoomPatch): Promise<void> {
    return this.tryTo(async () => {
      this.client.conversations.put(await this.client.api.changeRoom(this.conversation, patch));
      this.emit('closed');
    });
  }

  private async tryTo(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = '';
    try {
      await work();
    } catch (failure) {
      this.error = failureCode(failure);
    }
    this.isBusy = false;
  }

  private errorLine(): string {
    return this.error === 'name-taken' ? t('rooms.nameTaken') : errorText(this.error);
  }
}

function inputOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
