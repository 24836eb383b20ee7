// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../src/client/api';
import { ApiError, isPassing } from '../../src/client/api-error';
import { user } from '../support/values';

function answering(status: number, body: unknown): { api: Api; fetch: ReturnType<typeof vi.fn> } {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const fetch = vi.fn(() => Promise.resolve(new Response(status === 204 ? null : text, { status })));
  return { api: new Api(fetch), fetch };
}

const failure = (work: Promise<unknown>): Promise<ApiError> =>
  work.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiError);
      return error as ApiError;
    },
  );

describe('requests', () => {
  it('carry JSON and the cookie of our own server only', async () => {
    const session = {
      id: 1,
      kind: 'web',
      client: '',
      createdAt: 1,
      lastSeenAt: 1,
      expiresAt: 2,
      current: true,
    };
    const { api, fetch } = answering(200, { user: user(1), session, created: true, token: null });
    const request = { username: 'Ada', password: 'x', client: 'Test', confirmNewAccount: true };
    await expect(api.signIn(request)).resolves.toMatchObject({ created: true, user: { username: 'user1' } });
    expect(fetch).toHaveBeenCalledWith(
      '/api/v1/sign-in',
      expect.objectContaining({
        method: 'POST',
        credentials: 'same-origin',
        body: JSON.stringify({ kind: 'web', ...request }),
      }),
    );
  });

  it('ask for the page before a message', async () => {
    const { api, fetch } = answering(200, { messages: [], hasMore: false });
    await api.page(7, 120, 50);
    expect(fetch).toHaveBeenCalledWith(
      '/api/v1/conversations/7/messages?limit=50&before=120',
      expect.anything(),
    );
  });

  it('take 204 for an answer', async () => {
    await expect(answering(204, null).api.leave(7)).resolves.toBeUndefined();
  });
});

describe('refusals', () => {
  it('give the code, the field and the time to wait', async () => {
    const { api } = answering(429, { code: 'too-many-attempts', field: 'password', retryAfter: 30 });
    expect(await failure(api.me())).toMatchObject({
      code: 'too-many-attempts',
      status: 429,
      field: 'password',
      retryAfter: 30,
    });
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'unavailable'],
    [413, '<html>', 'body-too-large'],
    [500, '{', 'internal'],
    [404, 'null', 'not-found'],
  ])('of a proxy (%i %s) become %s', async (status, body, code) => {
    expect((await failure(answering(status, body).api.rooms())).code).toBe(code);
  });

  it('are "network" without an answer', async () => {
    const api = new Api(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure(api.rooms());
    expect(error.code).toBe('network');
    expect(isPassing(error.code)).toBe(true);
  });

  it('are "protocol-version" when the answer is not of the protocol', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect((await failure(answering(200, { rooms: [{ id: 'x' }] }).api.rooms())).code).toBe(
      'protocol-version',
    );
    expect((await failure(answering(200, '[').api.rooms())).code).toBe('protocol-version');
  });
});

describe('a session that is over', () => {
  it.each(['session-replaced', 'not-signed-in'])('is reported once an answer says %s', async (code) => {
    const { api } = answering(401, { code });
    const lost = vi.fn();
    api.onSessionLost = lost;
    await failure(api.rooms());
    expect(lost).toHaveBeenCalledWith(code);
  });

  it('is not reported by the question for it, nor by a wrong password', async () => {
    const lost = vi.fn();
    for (const code of ['not-signed-in', 'wrong-password']) {
      const { api } = answering(401, { code });
      api.onSessionLost = lost;
      await failure(api.me());
      await failure(api.signIn({ username: 'a', password: 'b', client: '', confirmNewAccount: false }));
    }
    expect(lost).not.toHaveBeenCalled();
  });
});
