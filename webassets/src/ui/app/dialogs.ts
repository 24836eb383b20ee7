// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { t, tn } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { goTo } from './router';

/** Dialogs about the conversation on the screen. */
export type RoomDialogName = 'room-settings' | 'invite-people' | 'bans';

export type DialogName =
  | 'rooms'
  | 'create-room'
  | 'new-message'
  | 'switcher'
  | 'search'
  | 'sessions'
  | 'privacy'
  | 'notifications'
  | 'invites'
  | 'bots'
  | 'integrations'
  | 'admin'
  | 'profile'
  | 'account'
  | 'blocked'
  | 'leave-room'
  | 'sign-out'
  | RoomDialogName;

const loaders: Record<DialogName, () => Promise<unknown>> = {
  rooms: () => import('../dialogs/rooms'),
  'create-room': () => import('../dialogs/create-room'),
  'new-message': () => import('../dialogs/new-message'),
  switcher: () => import('../dialogs/switcher'),
  search: () => import('../dialogs/search'),
  sessions: () => import('../dialogs/sessions'),
  privacy: () => import('../dialogs/privacy'),
  notifications: () => import('../dialogs/notifications'),
  invites: () => import('../dialogs/invites'),
  bots: () => import('../dialogs/bots'),
  integrations: () => import('../dialogs/integrations'),
  admin: () => import('../admin/admin'),
  'room-settings': () => import('../dialogs/room-settings'),
  'invite-people': () => import('../dialogs/invite-people'),
  bans: () => import('../dialogs/bans'),
  profile: () => import('../dialogs/profile'),
  account: () => import('../dialogs/account'),
  blocked: () => import('../dialogs/blocked'),
  'leave-room': () => import('../dialogs/confirm'),
  'sign-out': () => import('../dialogs/confirm'),
};

/** Loads a dialog's code; most visits need none of it. */
export async function loadDialog(name: DialogName): Promise<void> {
  await loaders[name]();
}

export function dialogTemplate(name: DialogName, client: Client): TemplateResult | typeof nothing {
  switch (name) {
    case 'rooms':
      return html`<foyer-rooms-dialog .client=${client}></foyer-rooms-dialog>`;
    case 'create-room':
      return html`<foyer-create-room-dialog .client=${client}></foyer-create-room-dialog>`;
    case 'new-message':
      return html`<foyer-new-message-dialog .client=${client}></foyer-new-message-dialog>`;
    case 'switcher':
      return html`<foyer-switcher-dialog .client=${client}></foyer-switcher-dialog>`;
    case 'search':
      return html`<foyer-search-dialog .client=${client}></foyer-search-dialog>`;
    case 'sessions':
      return html`<foyer-sessions-dialog .client=${client}></foyer-sessions-dialog>`;
    case 'privacy':
      return html`<foyer-privacy-dialog .client=${client}></foyer-privacy-dialog>`;
    case 'notifications':
      return html`<foyer-notifications-dialog></foyer-notifications-dialog>`;
    case 'invites':
      return html`<foyer-invites-dialog .client=${client}></foyer-invites-dialog>`;
    case 'bots':
      return html`<foyer-bots-dialog .client=${client}></foyer-bots-dialog>`;
    case 'integrations':
      return html`<foyer-integrations-dialog
        .client=${client}
        .conversation=${current(client)}
      ></foyer-integrations-dialog>`;
    case 'admin':
      return html`<foyer-admin-dialog .client=${client}></foyer-admin-dialog>`;
    case 'room-settings':
      return html`<foyer-room-settings-dialog
        .client=${client}
        .conversation=${current(client)}
      ></foyer-room-settings-dialog>`;
    case 'invite-people':
      return html`<foyer-invite-people-dialog
        .client=${client}
        .conversation=${current(client)}
      ></foyer-invite-people-dialog>`;
    case 'bans':
      return html`<foyer-bans-dialog .client=${client} .conversation=${current(client)}></foyer-bans-dialog>`;
    case 'profile':
      return html`<foyer-profile-dialog .client=${client}></foyer-profile-dialog>`;
    case 'account':
      return html`<foyer-account-dialog .client=${client}></foyer-account-dialog>`;
    case 'blocked':
      return html`<foyer-blocked-dialog .client=${client}></foyer-blocked-dialog>`;
    case 'leave-room':
      return leaveRoom(client);
    case 'sign-out':
      return signOut(client);
  }
}

const current = (client: Client): number => client.conversations.currentId.peek();

function leaveRoom(client: Client): TemplateResult | typeof nothing {
  const room = client.conversations.current.peek();
  if (!room) return nothing;
  return html`<foyer-confirm-dialog
    .heading=${t('leave.title', { name: room.name })}
    .text=${t('leave.text')}
    .action=${t('rooms.leave')}
    name="leave-confirm"
    .work=${async () => {
      await client.leaveRoom(room.id);
      goTo(0, true);
    }}
  ></foyer-confirm-dialog>`;
}

function signOut(client: Client): TemplateResult {
  const waiting = client.pending.peek().length;
  return html`<foyer-confirm-dialog
    .heading=${t('signOut.title')}
    .text=${waiting > 0 ? tn('signOut.unsent', waiting) : t('signOut.text')}
    .action=${t('menu.signOut')}
    name="sign-out-confirm"
    .work=${async () => {
      await client.signOut();
      goTo(0, true);
    }}
  ></foyer-confirm-dialog>`;
}
