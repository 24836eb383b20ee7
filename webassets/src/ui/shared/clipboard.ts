// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { t } from '../../i18n/i18n';

/** Puts the text onto the clipboard and tells `copied`, or that the browser did not allow it. Never throws. */
export async function copyText(text: string, copied: string, tell: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(copied);
  } catch {
    tell(t('copyFailed'));
  }
}
