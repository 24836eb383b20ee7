// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { effect, signal } from '@preact/signals-core';
import { titleOf } from '../../i18n/names';
import type { Client } from '../../model/client';
import { TabIcon } from './tab-icon';

/** What browsers can wait at most. */
const longestWaitMs = 0x7fff_ffff;

/** Shows how much waits to be read in the title and on the icon of the tab. Returns what ends it. */
export function startTabSign(client: Client): () => void {
  const icon = new TabIcon();
  const quietEnded = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    const now = Math.max(Date.now(), quietEnded.value);
    const current = client.conversations.current.value;
    const isIn = client.session.phase.value === 'signed-in';
    const count = isIn ? client.conversations.wanted(now) : 0;
    icon.show({ count, isCalled: isIn && client.conversations.calls(now) > 0 });
    document.title = titleFor(
      count,
      isIn && current ? titleOf(current) : undefined,
      client.session.server.value?.name ?? 'Foyer',
    );
    const quietEnds = client.conversations.sorted.value
      .map((each) => each.quietUntil)
      .filter((at) => at > now);
    if (quietEnds.length === 0) return;
    const end = Math.min(...quietEnds);
    timer = setTimeout(
      () => (quietEnded.value = Math.max(end, Date.now())),
      Math.min(end - now, longestWaitMs),
    );
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function titleFor(count: number, room: string | undefined, server: string): string {
  return `${count > 0 ? `(${count}) ` : ''}${room ? `${room} · ` : ''}${server}`;
}
