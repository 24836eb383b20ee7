// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Profile, User } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { Ban, Flag, icon, MessageCircle } from '../shared/icons';
import { badges } from '../shared/styles';
import { dialogStyles } from './dialog-styles';

/** Somebody's card: how he shows himself, and whether one wants to hear of him. */
@customElement('foyer-person-dialog')
export class FoyerPersonDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    badges,
    css`
      .card {
        display: grid;
        justify-items: center;
        gap: var(--s2);
        text-align: center;
        overflow-wrap: anywhere;
      }
      foyer-avatar {
        --size: 112px;
        margin-bottom: var(--s2);
      }
      .name {
        font-size: var(--text-lg);
        font-weight: 650;
      }
      .status {
        margin-top: var(--s2);
        padding: var(--s2) var(--s4);
        border-radius: var(--r-lg);
        background: var(--inset);
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) person = 0;
  @state() private loaded: Profile | null = null;
  @state() private error = '';
  @state() private isBusy = false;
  @state() private reported: User | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override render(): TemplateResult {
    const news = this.client.profiles.news.value;
    const profile = news?.user.id === this.person ? news : this.loaded;
    return html`<foyer-dialog
      .heading=${t('person.title')}
      data-testid="person-dialog"
      .style=${'--width: 380px'}
    >
      ${profile ? this.card(profile) : this.waiting()}
      ${
        this.reported
          ? html`<foyer-report-dialog
              .client=${this.client}
              .user=${this.reported}
              @closed=${(event: Event) => this.reportClosed(event)}
            ></foyer-report-dialog>`
          : nothing
      }
    </foyer-dialog>`;
  }

  private card({ user, status }: Profile): TemplateResult {
    const isMe = user.id === this.client.session.user.value?.id;
    const isBlocked = this.client.profiles.isBlocked(user.id);
    const line = [status.emoji, status.text].filter(Boolean).join(' ');
    return html`<div class="stack">
      <div class="card">
        <foyer-avatar large .name=${nameOf(user)} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
        <p class="name" data-testid="person-name"><bdi>${nameOf(user)}</bdi></p>
        ${user.username !== '' ? html`<p class="muted">@${user.username}</p>` : nothing}
        ${user.role === 'admin' ? html`<span class="badge">${t('role.admin')}</span>` : nothing}
        ${line !== '' ? html`<p class="status" data-testid="person-status">${line}</p>` : nothing}
      </div>
      ${isBlocked ? html`<p class="alert note" role="status">${t('person.blocked')}</p>` : nothing}
      ${isMe || user.role === 'deleted' ? nothing : this.writeAction()}
      ${isMe ? this.ownAction() : user.role === 'deleted' && !isBlocked ? nothing : this.actions(user, isBlocked)}
    </div>`;
  }

  private ownAction(): TemplateResult {
    return html`<div class="actions">
      <button class="button" @click=${() => this.emit('open-dialog', 'profile')}>${t('menu.profile')}</button>
    </div>`;
  }

  private writeAction(): TemplateResult {
    return html`<button
      class="button primary"
      data-testid="write-to-person"
      @click=${() => this.emit('write-to', this.person)}
    >
      ${icon(MessageCircle)} ${t('direct.write')}
    </button>`;
  }

  private actions(user: User, isBlocked: boolean): TemplateResult {
    return html`${isBlocked ? nothing : html`<p class="muted">${t('person.blockHint')}</p>`}
      <div class="actions">
        ${
          user.role === 'deleted'
            ? nothing
            : html`<button class="button" data-testid="report-person" @click=${() => void this.report(user)}>
                ${icon(Flag)} ${t('person.report')}
              </button>`
        }
        <button
          class="button"
          data-testid="block"
          ?disabled=${this.isBusy}
          @click=${() => void this.setBlocked(!isBlocked)}
        >
          ${icon(Ban)} ${isBlocked ? t('person.unblock') : t('person.block')}
        </button>
      </div>`;
  }

  private waiting(): TemplateResult {
    if (this.error === '')
      return html`<div role="status" aria-label=${t('loading')} class="item bones">
        <span class="bone disc"></span><span class="bone"></span>
      </div>`;
    return html`<div class="failed" role="alert">
      <p>${errorText(this.error)}</p>
      <button class="button small" @click=${() => void this.load()}>${t('action.retry')}</button>
    </div>`;
  }

  private async load(): Promise<void> {
    this.error = '';
    try {
      this.loaded = await this.client.api.profile(this.person);
    } catch (failure) {
      this.error = failureCode(failure);
    }
  }

  private async report(user: User): Promise<void> {
    await import('./report');
    this.reported = user;
  }

  /** Only the report is closed; the card stays. */
  private reportClosed(event: Event): void {
    event.stopPropagation();
    this.reported = null;
  }

  private async setBlocked(isBlocked: boolean): Promise<void> {
    this.isBusy = true;
    await this.attempt(async () => {
      await this.client.api.setBlocked(this.person, isBlocked);
      const user = this.loaded?.user;
      if (user) this.client.profiles.noteBlock(user, isBlocked);
    });
    this.isBusy = false;
  }
}
