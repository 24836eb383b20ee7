// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import './avatar-crop';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ProfileChange } from '../../client/requests';
import { failureCode, failureOf } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import { codePoints } from '../../protocol/text';
import type { Profile } from '../../protocol/types';
import type { Client } from '../../model/client';
import { avatarNames } from '../shared/avatar';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon, ImagePlus } from '../shared/icons';
import type { FoyerAvatarCrop } from './avatar-crop';
import { dialogStyles } from './dialog-styles';
import { profileStyles } from './profile-styles';

const longestName = 50;
const longestStatus = 80;
const pictureTypes = 'image/png,image/jpeg,image/gif,image/webp';

const suggestions = [
  { emoji: '💬', text: 'status.open' },
  { emoji: '📅', text: 'status.meeting' },
  { emoji: '🎧', text: 'status.focus' },
  { emoji: '🏠', text: 'status.home' },
  { emoji: '🌴', text: 'status.holiday' },
  { emoji: '🤒', text: 'status.ill' },
] as const;

/** How one shows oneself: name, status, avatar. */
@customElement('foyer-profile-dialog')
export class FoyerProfileDialog extends FoyerElement {
  static override styles = [...dialogStyles, profileStyles];

  @property({ attribute: false }) client!: Client;
  @state() private known: Profile | null = null;
  @state() private name = '';
  @state() private emoji = '';
  @state() private text = '';
  /** A drawn avatar that was chosen here; null: as it is. */
  @state() private avatar: string | null = null;
  @state() private file: File | null = null;
  @state() private error = '';
  @state() private isBusy = false;
  @query('foyer-avatar-crop') private crop!: FoyerAvatarCrop | null;
  @query('input[type=file]') private files!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.name = this.client.session.user.peek()?.displayName ?? '';
    void this.load();
  }

  protected override render(): TemplateResult {
    return html`<foyer-dialog .heading=${t('profile.title')} data-testid="profile-dialog">
      <form class="stack" @submit=${(event: Event) => void this.save(event)} novalidate>
        ${this.file ? this.cropping(this.file) : this.face()} ${this.nameField()} ${this.statusFields()}
        ${
          this.error !== ''
            ? html`<p class="alert" role="alert" data-testid="profile-error">
                ${icon(CircleAlert)}<span>${this.error}</span>
              </p>`
            : nothing
        }
        <div class="actions">
          <button class="button" type="button" @click=${() => this.emit('closed')}>
            ${t('action.cancel')}
          </button>
          <button
            class="button primary"
            type="submit"
            data-testid="profile-save"
            ?disabled=${this.isBusy || !this.known || !this.isGood()}
          >
            ${t('action.save')}
          </button>
        </div>
      </form>
    </foyer-dialog>`;
  }

  private face(): TemplateResult {
    const user = this.client.session.user.value;
    const shown = this.avatar ?? user?.avatar ?? '';
    return html`<div class="face">
        <foyer-avatar
          large
          data-testid="profile-avatar"
          .name=${this.name}
          .avatar=${shown}
          .number=${user?.id ?? 0}
        ></foyer-avatar>
        <button class="button" type="button" data-testid="avatar-upload" @click=${() => this.files.click()}>
          ${icon(ImagePlus)} ${t('profile.choosePicture')}
        </button>
        <input
          type="file"
          hidden
          accept=${pictureTypes}
          data-testid="avatar-file"
          @change=${() => this.chosen()}
        />
      </div>
      <div class="drawn" role="group" aria-label=${t('avatar.choose')}>
        ${[...avatarNames, ''].map((avatar) => {
          const label = avatar === '' ? t('avatar.initials') : t(`avatar.${avatar}` as 'avatar.a1');
          return html`<button
            type="button"
            title=${label}
            aria-label=${label}
            aria-pressed=${avatar === shown}
            data-testid="choose-${avatar === '' ? 'initials' : avatar}"
            @click=${() => (this.avatar = avatar)}
          >
            <foyer-avatar .avatar=${avatar} .name=${this.name} .number=${user?.id ?? 0}></foyer-avatar>
          </button>`;
        })}
      </div>`;
  }

  private cropping(file: File): TemplateResult {
    return html`<foyer-avatar-crop .file=${file} @broken=${() => this.unreadable()}></foyer-avatar-crop>
      <button class="link" type="button" @click=${() => (this.file = null)}>
        ${t('profile.otherPicture')}
      </button>`;
  }

  private nameField(): TemplateResult {
    return html`<label class="field">
      <span class="label">${t('profile.name')}</span>
      <input
        class="input"
        name="displayName"
        autocomplete="off"
        maxlength=${longestName * 2}
        data-testid="profile-name"
        .value=${this.name}
        @input=${(event: Event) => (this.name = valueOf(event))}
      />
      <span class="hint"
        >${t('profile.nameHint', { name: this.client.session.user.value?.username ?? '' })}</span
      >
    </label>`;
  }

  private statusFields(): TemplateResult {
    return html`<div class="field" role="group" aria-label=${t('profile.status')}>
        <span class="label">${t('profile.status')}</span>
        <div class="status">
          <input
            class="input emoji"
            autocomplete="off"
            placeholder="🙂"
            aria-label=${t('profile.statusEmoji')}
            data-testid="status-emoji"
            .value=${this.emoji}
            @input=${(event: Event) => (this.emoji = valueOf(event).trim())}
          />
          <input
            class="input"
            autocomplete="off"
            maxlength=${longestStatus * 2}
            placeholder=${t('profile.statusPlaceholder')}
            aria-label=${t('profile.statusText')}
            data-testid="status-text"
            .value=${this.text}
            @input=${(event: Event) => (this.text = valueOf(event))}
          />
        </div>
      </div>
      <div class="chips">
        ${suggestions.map(
          ({ emoji, text }) =>
            html`<button class="chip" type="button" @click=${() => this.suggest(emoji, t(text))}>
              ${emoji} ${t(text)}
            </button>`,
        )}
        ${
          this.emoji !== '' || this.text !== ''
            ? html`<button
                class="chip"
                type="button"
                data-testid="status-clear"
                @click=${() => this.suggest('', '')}
              >
                ${t('profile.statusClear')}
              </button>`
            : nothing
        }
      </div>`;
  }

  private isGood(): boolean {
    const name = this.name.trim();
    return name !== '' && codePoints(name) <= longestName && codePoints(this.text.trim()) <= longestStatus;
  }

  private suggest(emoji: string, text: string): void {
    this.emoji = emoji;
    this.text = text;
  }

  private chosen(): void {
    this.file = this.files.files?.[0] ?? null;
    this.files.value = '';
    this.error = '';
  }

  private unreadable(): void {
    this.file = null;
    this.error = errorText('image-broken');
  }

  private async load(): Promise<void> {
    const me = this.client.session.user.peek()?.id ?? 0;
    try {
      this.known = await this.client.api.profile(me);
      // Whoever was quicker has written another already.
      if (this.emoji === '' && this.text === '')
        this.suggest(this.known.status.emoji, this.known.status.text);
    } catch (failure) {
      this.error = errorText(failureCode(failure));
    }
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy || !this.known || !this.isGood()) return;
    this.isBusy = true;
    this.error = '';
    try {
      const change = this.change(this.known);
      if (Object.keys(change).length > 0)
        this.client.takeProfile(await this.client.api.changeProfile(change));
      const square = this.file ? await this.crop?.result() : null;
      if (square) this.client.takeProfile(await this.client.api.setAvatar(square));
      this.emit('closed');
    } catch (failure) {
      this.error = reasonOf(failure);
    }
    this.isBusy = false;
  }

  private change(before: Profile): ProfileChange {
    const change: ProfileChange = {};
    const name = this.name.trim();
    const status = { emoji: this.emoji, text: this.text.trim() };
    if (name !== before.user.displayName) change.displayName = name;
    if (status.emoji !== before.status.emoji || status.text !== before.status.text) change.status = status;
    if (this.avatar !== null && !this.file && this.avatar !== before.user.avatar) change.avatar = this.avatar;
    return change;
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function reasonOf(failure: unknown): string {
  const { code, field } = failureOf(failure);
  if (code === 'invalid-field' && field === 'displayName') return t('profile.badName');
  if (code === 'invalid-field' && field === 'status') return t('profile.badStatus');
  return errorText(code);
}
