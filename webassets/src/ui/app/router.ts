// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';

/** The conversation that the address names (/r/ID); 0: none. */
export const routeConversation = signal(0);

/** What came with the link behind the #, taken once and removed from the address bar. */
export interface LinkSecrets {
  admin: string;
  invite: string;
  /** Of a room. */
  join: string;
  /** For a new password. */
  reset: string;
}

export const noSecrets: LinkSecrets = { admin: '', invite: '', join: '', reset: '' };

function read(): number {
  const match = /^\/r\/([1-9]\d{0,15})$/.exec(location.pathname);
  const id = match ? Number(match[1]) : 0;
  return Number.isSafeInteger(id) ? id : 0;
}

export function startRouter(): void {
  routeConversation.value = read();
  addEventListener('popstate', () => (routeConversation.value = read()));
}

/** Goes to a conversation, or home with 0. `replace` leaves no step to go back to. */
export function goTo(conversation: number, replace = false): void {
  const path = conversation > 0 ? `/r/${conversation}` : '/';
  if (path !== location.pathname) {
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
  }
  routeConversation.value = conversation;
}

/** By the whole address: a path that begins with // would name another server, which browsers refuse. */
function forgetHash(): void {
  history.replaceState(null, '', location.href.replace(/#.*$/s, ''));
}

/** Reads #admin=…, #invite=…, #join=… and #reset=… and takes them out of the address bar and the history. */
export function takeSecrets(): LinkSecrets {
  const fields = new URLSearchParams(location.hash.slice(1));
  const secrets = {
    admin: fields.get('admin') ?? '',
    invite: fields.get('invite') ?? '',
    join: fields.get('join') ?? '',
    reset: fields.get('reset') ?? '',
  };
  if (Object.values(secrets).some((secret) => secret !== '')) forgetHash();
  return secrets;
}

/** Whether the address asks for this (as #admin does, without a secret); it is taken out of the address bar. */
export function takeAddress(name: string): boolean {
  if (location.hash !== `#${name}`) return false;
  forgetHash();
  return true;
}
