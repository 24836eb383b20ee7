// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { failureCode } from '../../client/api-error';
import { errorText } from '../../i18n/i18n';

/** Does something that may be refused, and tells why in words. Never throws. */
export async function attempt(tell: (text: string) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (failure) {
    tell(errorText(failureCode(failure)));
  }
}
