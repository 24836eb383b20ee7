// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import './sure-button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { UserChange } from '../../client/admin-api';
import { ago, dateOnly } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { ManagedUser, Paged } from '../../protocol/administration';
import type { Session } from '../../protocol/types';
import { PagedPart } from './paged-part';

/** Everybody with an account: find, make administrator, disable, end sessions, reset the password. */
@customElement('foyer-admin-users')
export class FoyerAdminUsers extends PagedPart<ManagedUser> {
  @state() private link: { user: number; url: string } | null = null;
  @state() private sessions: { user: number; list: Session[] } | null = null;

  protected override fetchPage(from: number): Promise<Paged<ManagedUser>> {
    return this.api.users(this.search.trim(), from);
  }

  protected override none(): string {
    return t('admin.nobody');
  }

  protected override render(): TemplateResult {
    return html`${this.searchField(t('admin.searchUsers'))} ${this.list()}`;
  }

  protected override row(managed: ManagedUser): TemplateResult {
    const { user } = managed;
    const isMe = user.id === this.client.session.user.value?.id;
    const isAdmin = user.role === 'admin';
    const isOff = managed.disabledAt > 0;
    return html`<li class="item" data-testid="admin-user" data-name=${user.username}>
      <foyer-avatar .name=${user.displayName} .avatar=${user.avatar} .number=${user.id}></foyer-avatar>
      <div class="grow">
        <span class="title"
          >${user.displayName}${isAdmin ? html`<span class="badge">${t('role.admin')}</span>` : nothing}${
            isOff ? html`<span class="badge off">${t('admin.disabled')}</span>` : nothing
          }</span
        >
        <span class="sub">${this.about(managed)}</span>
      </div>
      <div class="buttons">
        ${isMe ? nothing : this.button('role', isAdmin ? t('admin.makeMember') : t('admin.makeAdmin'), () => this.change(managed, { role: isAdmin ? 'member' : 'admin' }))}
        ${isMe ? nothing : this.button('disable', isOff ? t('admin.enable') : t('admin.disable'), () => this.change(managed, { disabled: !isOff }))}
        ${isMe ? nothing : this.button('reset', t('admin.reset'), () => this.reset(managed))}
        <button
          class="button small"
          data-testid="admin-sessions"
          aria-expanded=${this.sessions?.user === user.id}
          @click=${() => void this.toggleSessions(user.id)}
        >
          ${t('admin.sessions')}
        </button>
      </div>
      ${this.link?.user === user.id ? this.secret(this.link.url) : nothing}
      ${this.sessions?.user === user.id ? this.sessionList(this.sessions.list) : nothing}
    </li>`;
  }

  private about(managed: ManagedUser): string {
    const parts = [`@${managed.user.username}`, t('admin.since', { when: dateOnly(managed.createdAt) })];
    if (managed.connections > 0) parts.push(t('admin.connectedNow'));
    else if (managed.lastSeenAt > 0) parts.push(t('admin.seen', { when: ago(managed.lastSeenAt) }));
    return parts.join(' · ');
  }

  private button(name: string, label: string, work: () => Promise<void>): TemplateResult {
    return html`<foyer-sure-button
      name="admin-${name}"
      .label=${label}
      @sure=${() => void this.attempt(work)}
    ></foyer-sure-button>`;
  }

  private secret(url: string): TemplateResult {
    return html`<div class="secret" role="status">
      <span class="sub">${t('admin.resetLink')}</span>
      <input
        class="input"
        readonly
        dir="ltr"
        data-testid="admin-reset-link"
        aria-label=${t('admin.resetLinkLabel')}
        .value=${url}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
    </div>`;
  }

  private sessionList(sessions: Session[]): TemplateResult {
    if (sessions.length === 0) return html`<p class="secret sub">${t('admin.noSessions')}</p>`;
    return html`<div class="secret">
      ${sessions.map(
        (session) =>
          html`<div class="bar">
            <span class="grow sub"
              >${session.client === '' ? t(`sessions.${session.kind}`) : session.client} ·
              ${t('sessions.seen', { when: ago(session.lastSeenAt) })}</span
            >
            <button
              class="button small"
              data-testid="admin-end-session"
              ?disabled=${session.current}
              @click=${() => void this.endSession(session)}
            >
              ${t('sessions.end')}
            </button>
          </div>`,
      )}
    </div>`;
  }

  private async change(managed: ManagedUser, change: UserChange): Promise<void> {
    this.put(await this.api.changeUser(managed.user.id, change));
  }

  private put(changed: ManagedUser): void {
    this.items = (this.items ?? []).map((each) => (each.user.id === changed.user.id ? changed : each));
  }

  private async reset({ user }: ManagedUser): Promise<void> {
    const token = await this.api.resetPassword(user.id);
    this.link = { user: user.id, url: `${location.origin}/#reset=${token}` };
    this.sessions = null;
  }

  private toggleSessions(user: number): Promise<void> {
    if (this.sessions?.user === user) {
      this.sessions = null;
      return Promise.resolve();
    }
    return this.attempt(async () => {
      this.sessions = { user, list: await this.api.sessions(user) };
    });
  }

  private endSession(session: Session): Promise<void> {
    return this.attempt(async () => {
      const { sessions } = this;
      if (!sessions) return;
      await this.api.endSession(sessions.user, session.id);
      this.sessions = { ...sessions, list: sessions.list.filter((each) => each.id !== session.id) };
    });
  }
}
