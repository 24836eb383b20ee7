// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { MessagePlace, Page } from '../protocol/types';

export type Loading = 'idle' | 'loading' | 'failed';

/** Where messages come from that are not held; both throw an ApiError. */
export interface Pages {
  before(conversation: number, seq: number, limit: number): Promise<Page>;
  around(place: MessagePlace, limit: number): Promise<Page>;
}
