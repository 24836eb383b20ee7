// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/avatar';
import '../shared/menu';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { language, languages, setLanguage, t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import type { DialogName } from '../app/dialogs';
import { setTheme, theme } from '../app/theme';
import { FoyerPart } from '../shared/element';
import {
  Ban,
  Bell,
  Bot,
  Check,
  Crown,
  EllipsisVertical,
  Eye,
  icon,
  KeyRound,
  Languages,
  Link2,
  LogOut,
  Monitor,
  MonitorSmartphone,
  Moon,
  Sun,
  UserRound,
} from '../shared/icons';
import { type FoyerMenu, menuItems } from '../shared/menu';
import { base, buttons } from '../shared/styles';

const themes = [
  { id: 'system', shapes: Monitor, label: 'theme.system' },
  { id: 'light', shapes: Sun, label: 'theme.light' },
  { id: 'dark', shapes: Moon, label: 'theme.dark' },
] as const;

/** Who is signed in, and the menu of what concerns only him. */
@customElement('foyer-profile')
export class FoyerProfile extends FoyerPart {
  static override styles = [
    base,
    buttons,
    menuItems,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        /* Its place is kept for it until it is drawn. */
        min-height: calc(53px + 2 * var(--s2));
        padding: var(--s2);
        border-top: 1px solid var(--line);
      }
      .me {
        --avatar-ground: var(--side);
        display: flex;
        align-items: center;
        gap: var(--s3);
        width: 100%;
        min-height: 52px;
        padding: 6px 10px;
        border: 0;
        border-radius: var(--r-md);
        background: none;
        text-align: start;
      }
      .me:hover,
      .me[aria-expanded='true'] {
        background: var(--hover);
      }
      .who {
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      .name {
        display: block;
        font-weight: 600;
      }
      .role {
        display: block;
        font-size: var(--text-xs);
        color: var(--ink-2);
      }
      .label {
        padding: var(--s2) var(--s3) 2px;
        font-size: var(--text-xs);
        font-weight: 600;
        color: var(--ink-2);
      }
      .tick {
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @query('foyer-menu') private menu!: FoyerMenu;

  protected override render(): TemplateResult {
    const { session } = this.client;
    const user = session.user.value;
    if (!user) return html``;
    return html`
      <button
        class="me"
        data-testid="profile"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${t('menu.open', { name: user.displayName })}
        @click=${(event: Event) => this.menu.toggle(event.currentTarget as HTMLElement)}
      >
        <foyer-avatar
          .name=${user.displayName}
          .avatar=${user.avatar}
          .number=${user.id}
          ?online=${this.client.link.value.kind === 'online'}
        ></foyer-avatar>
        <span class="who">
          <span class="name ellipsis"><bdi>${user.displayName}</bdi></span>
          <span class="role">${session.isAdmin.value ? t('role.admin') : t('role.signedIn')}</span>
        </span>
        ${icon(EllipsisVertical)}
      </button>
      <foyer-menu label=${t('menu.label')} .content=${() => this.items()}></foyer-menu>
    `;
  }

  private items(): TemplateResult {
    return html`
      ${this.item('profile', UserRound, t('menu.profile'))}
      ${this.item('account', KeyRound, t('menu.account'))} ${this.item('blocked', Ban, t('menu.blocked'))}
      <button
        role="menuitem"
        data-testid="menu-sessions"
        @click=${() => this.emit('open-dialog', 'sessions')}
      >
        ${icon(MonitorSmartphone)} ${t('menu.sessions')}
      </button>
      <button role="menuitem" data-testid="menu-privacy" @click=${() => this.emit('open-dialog', 'privacy')}>
        ${icon(Eye)} ${t('menu.privacy')}
      </button>
      ${this.item('notifications', Bell, t('menu.notifications'))}
      <button role="menuitem" data-testid="menu-bots" @click=${() => this.emit('open-dialog', 'bots')}>
        ${icon(Bot)} ${t('menu.bots')}
      </button>
      ${
        this.client.session.isAdmin.value
          ? html`<button
                role="menuitem"
                data-testid="menu-invites"
                @click=${() => this.emit('open-dialog', 'invites')}
              >
                ${icon(Link2)} ${t('menu.invites')}
              </button>
              <button
                role="menuitem"
                data-testid="menu-admin"
                @click=${() => this.emit('open-dialog', 'admin')}
              >
                ${icon(Crown)} ${t('menu.admin')}
              </button>`
          : nothing
      }
      <hr />
      <p class="label">${t('menu.theme')}</p>
      ${themes.map(
        ({ id, shapes, label }) =>
          html`<button role="menuitemradio" aria-checked=${theme() === id} @click=${() => setTheme(id)}>
            ${icon(shapes)} ${t(label)} ${theme() === id ? this.tick() : nothing}
          </button>`,
      )}
      <p class="label">${t('menu.language')}</p>
      ${languages.map(
        ({ id, name }) =>
          html`<button
            role="menuitemradio"
            lang=${id}
            aria-checked=${language() === id}
            @click=${() => void setLanguage(id)}
          >
            ${icon(Languages)} ${name} ${language() === id ? this.tick() : nothing}
          </button>`,
      )}
      <hr />
      <button role="menuitem" data-testid="sign-out" @click=${() => this.emit('open-dialog', 'sign-out')}>
        ${icon(LogOut)} ${t('menu.signOut')}
      </button>
    `;
  }

  private item(dialog: DialogName, shapes: typeof Ban, label: string): TemplateResult {
    return html`<button
      role="menuitem"
      data-testid="menu-${dialog}"
      @click=${() => this.emit('open-dialog', dialog)}
    >
      ${icon(shapes)} ${label}
    </button>`;
  }

  private tick(): TemplateResult {
    return html`<span class="tick">${icon(Check)}</span>`;
  }
}
