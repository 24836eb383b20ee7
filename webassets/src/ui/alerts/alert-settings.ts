// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import { readSetting, writeSetting } from '../shared/storage';

/** Why this browser shows no notifications of the system; "": it does, or would ask. */
export type NoticeObstacle = 'unsupported' | 'insecure' | 'denied' | '';

const keys = { system: 'notifications', sound: 'sound' } as const;
type Setting = keyof typeof keys;

const saved = signal<Record<Setting, boolean>>({ system: false, sound: false });

function read(): void {
  const isOn = (setting: Setting): boolean => readSetting(keys[setting]) === 'on';
  saved.value = { system: isOn('system'), sound: isOn('sound') };
}

function set(setting: Setting, isOn: boolean): void {
  writeSetting(keys[setting], isOn ? 'on' : '');
  saved.value = { ...saved.peek(), [setting]: isOn };
}

/** Takes over what was chosen, now and whenever another tab changes it. Returns what ends that. */
export function startAlertSettings(): () => void {
  read();
  addEventListener('storage', read);
  return () => removeEventListener('storage', read);
}

export function noticeObstacle(): NoticeObstacle {
  if (!isSecureContext) return 'insecure';
  if (!('Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : '';
}

/** Whether notifications of the system are wanted, and allowed by the browser. */
export function wantsNotices(): boolean {
  return saved.value.system && noticeObstacle() === '' && Notification.permission === 'granted';
}

export function wantsSound(): boolean {
  return saved.value.sound;
}

/** Switches them on or off; the browser asks for its permission only here. False: it was not given. */
export async function setNotices(isOn: boolean): Promise<boolean> {
  const isAllowed =
    !isOn || (noticeObstacle() === '' && (await Notification.requestPermission()) === 'granted');
  set('system', isOn && isAllowed);
  return isAllowed;
}

export function setSound(isOn: boolean): void {
  set('sound', isOn);
}
