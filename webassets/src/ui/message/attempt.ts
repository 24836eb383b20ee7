// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ApiError } from '../../engine/api-error';
import { errorText } from '../../i18n/i18n';

export const codeOf = (failure: unknown): string => (failure instanceof ApiError ? failure.code : 'internal');

/** Does something that may be refused, and tells why in words. Whether it was done. */
export async function attempt(tell: (text: string) => void, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (failure) {
    tell(errorText(codeOf(failure)));
    return false;
  }
}
