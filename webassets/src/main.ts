// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { memoryKeep, openKeep } from './client/database';
import { startLanguage } from './i18n/i18n';
import { subProtocol } from './protocol/frames';
import { Client } from './model/client';
import './ui/app/foyer-app';
import { startRouter } from './ui/app/router';
import { startTheme } from './ui/app/theme';

async function measure(file: File): Promise<{ width: number; height: number }> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  picture.close();
  return { width, height };
}

async function start(): Promise<void> {
  startTheme();
  startRouter();
  await startLanguage();
  const client = new Client({
    fetch: (path, options) => fetch(path, options),
    openSocket() {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      return new WebSocket(`${scheme}://${location.host}/ws`, subProtocol);
    },
    keep: await openKeep().catch(() => memoryKeep()),
    pictures: {
      measure,
      previewOf: (file) => URL.createObjectURL(file),
      release: (preview) => URL.revokeObjectURL(preview),
    },
  });
  addEventListener('online', () => client.reconnect());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.reconnect();
  });
  addEventListener('pagehide', () => client.drafts.flush());
  document.querySelector('foyer-app')?.start(client);
}

void start();
