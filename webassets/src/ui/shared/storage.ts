// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Small settings of this browser; where storage is not allowed, they last as long as the page. */
export function readSetting(name: string): string {
  try {
    return localStorage.getItem(`foyer.${name}`) ?? '';
  } catch {
    return '';
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(`foyer.${name}`, value);
  } catch {
    // Not remembered, then.
  }
}
