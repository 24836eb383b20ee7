// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { openKeep } from './client/database';
import { LastWords } from './client/last-words';
import { memoryKeep } from './client/memory-keep';
import { browserTabs } from './client/tabs';
import { warmUp } from './i18n/dates';
import { startLanguage } from './i18n/i18n';
import { subProtocol } from './protocol/frames';
import { Client } from './model/client';
import { isWriting } from './model/unfinished';
import './ui/app/foyer-app';
import { startRouter } from './ui/app/router';
import { reloadWhenOutdated, startShell } from './ui/app/shell';
import { startTheme } from './ui/app/theme';
import { whenIdle } from './ui/shared/idle';
import { readSetting, writeSetting } from './ui/shared/storage';
import { nextTurn } from './ui/shared/turns';

const patienceMs = 3_000;

async function measure(file: File): Promise<{ width: number; height: number }> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  picture.close();
  return { width, height };
}

/** A tab with a page from before an update may hold what is kept as it was then. */
function tooLong(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, patienceMs));
}

async function start(): Promise<void> {
  let started: Client | null = null;
  reloadWhenOutdated(() => started !== null && isWriting(started));
  startTheme();
  startRouter();
  const texts = startLanguage();
  void nextTurn().then(warmUp);
  const lastWords = new LastWords({
    read: () => readSetting('lastWords'),
    write: (text) => writeSetting('lastWords', text),
  });
  const keep = openKeep().then((opened) => lastWords.over(opened));
  const client = new Client({
    fetch: (path, options) => fetch(path, options),
    openSocket() {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      return new WebSocket(`${scheme}://${location.host}/ws`, subProtocol);
    },
    keep: await Promise.race([keep, tooLong()]).catch(() => memoryKeep()),
    tabs: browserTabs(),
    pictures: {
      measure,
      previewOf: (file) => URL.createObjectURL(file),
      release: (preview) => URL.revokeObjectURL(preview),
    },
  });
  started = client;
  addEventListener('online', () => client.reconnect());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.reconnect();
  });
  addEventListener('pagehide', () => {
    void client.flush();
    lastWords.leave();
  });
  await document.querySelector('foyer-app')?.start(client, texts);
  whenIdle(() => void startShell());
}

void nextTurn().then(start);
