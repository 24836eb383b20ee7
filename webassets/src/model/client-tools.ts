// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Keep } from '../client/database';
import type { Socket } from '../client/link';
import type { Tabs } from '../client/tabs';
import type { AttachmentTools } from './attachments';

/** What the client needs of the browser. */
export interface ClientTools {
  fetch: (path: string, options: RequestInit) => Promise<Response>;
  openSocket(): Socket;
  keep: Keep;
  tabs: Tabs;
  pictures: Pick<AttachmentTools, 'measure' | 'previewOf' | 'release'>;
}
