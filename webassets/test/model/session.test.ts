// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../../src/client/api';
import { ApiError } from '../../src/client/api-error';
import { systemClock } from '../../src/client/clock';
import { memoryKeep } from '../../src/client/memory-keep';
import { SessionState } from '../../src/model/session';
import { settle } from '../support/fake-clock';
import { user } from '../support/values';

const me = user(1, 'Ada');
const refusal = new ApiError('not-signed-in', 401);

let asked: string[];
/** Before this no answer comes. */
let waitFor: Promise<void>;
let isKnown: boolean;
let hasToken: boolean;
let keep: Pick<ReturnType<typeof memoryKeep>, 'session' | 'putSession' | 'clearCopy'>;
let session: SessionState;

const api = {
  onSessionLost: () => undefined,
  async server() {
    asked.push('server');
    await waitFor;
    return { name: 'Foyer', hasToken };
  },
  async me() {
    asked.push('me');
    await waitFor;
    if (!isKnown) throw refusal;
    return { user: me };
  },
} as unknown as Api;

beforeEach(async () => {
  asked = [];
  waitFor = Promise.resolve();
  isKnown = hasToken = true;
  keep = memoryKeep();
  await keep.putSession({ user: me, server: null });
  session = new SessionState(api, keep, systemClock, Math.random);
});

describe('a session that a page begins with', () => {
  it('is asked for together with the server where somebody was in last', async () => {
    let answer: () => void = () => undefined;
    waitFor = new Promise<void>((resolve) => (answer = resolve));
    const started = session.start(true);
    await settle();
    expect([...asked].sort()).toEqual(['me', 'server']);
    answer();
    await started;
    expect(session.phase.value).toBe('signed-in');
    expect(session.user.value).toEqual(me);
    expect(asked).toHaveLength(2);
  });

  it('is not asked for by somebody new', async () => {
    await keep.clearCopy();
    hasToken = isKnown = false;
    await session.start();
    expect(asked).toEqual(['server']);
    expect(session.phase.value).toBe('signed-out');
  });

  it('has ended meanwhile: the sign-in page knows its server', async () => {
    hasToken = isKnown = false;
    await session.start(true);
    expect(session.phase.value).toBe('signed-out');
    expect(session.server.value?.name).toBe('Foyer');
  });

  it('is found although the browser does not say who was in last', async () => {
    keep.session = () => new Promise(() => undefined);
    await session.start();
    expect(session.phase.value).toBe('signed-in');
  });
});
