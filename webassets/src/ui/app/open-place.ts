// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { MessagePlace } from '../../protocol/types';
import type { Client } from '../../model/client';
import { goTo } from './router';

/** Shows a message of any conversation, in its place. */
export function openPlace(client: Client, { conversation, seq }: MessagePlace): void {
  client.composing.target.value = { conversation, seq };
  goTo(conversation);
}
