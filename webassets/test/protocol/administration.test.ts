// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, type Mock, vi } from 'vitest';
import { AdminApi } from '../../src/client/admin-api';
import { Api } from '../../src/client/api';

const ada = { id: 1, username: 'ada', displayName: 'Ada', avatar: 'a3', role: 'admin' };
const managed = { user: ada, createdAt: 1, lastSeenAt: 2, disabledAt: 0, sessions: 1, connections: 0 };

function answering(
  body: unknown,
  status = 200,
): { api: AdminApi; fetch: Mock<(path: string, options: RequestInit) => Promise<Response>> } {
  const fetch = vi.fn<(path: string, options: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(
      status === 204 ? new Response(null, { status }) : new Response(JSON.stringify(body), { status }),
    ),
  );
  return { api: new AdminApi(new Api(fetch)), fetch };
}

describe('administration', () => {
  it('reads users by pages and asks for what is searched', async () => {
    const { api, fetch } = answering({ users: [managed], next: 1 });
    const page = await api.users('a b', 7);
    expect(page.items[0]?.user.displayName).toBe('Ada');
    expect(page.next).toBe(1);
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/v1/admin/users?limit=50&search=a+b&after=7');
  });

  it('knows the last page by its null', async () => {
    const { api } = answering({ entries: [], next: null });
    expect((await api.audit(0)).next).toBe(0);
  });

  it('reads lines whose people are not known any more', async () => {
    const entry = { id: 3, at: 9, actor: null, action: 'of-the-future', target: null, detail: '' };
    const { api } = answering({ entries: [entry], next: null });
    expect((await api.audit(0)).items).toEqual([entry]);
  });

  it('reads reports of messages and of users', async () => {
    const report = {
      id: 1,
      reporter: ada,
      user: ada,
      reason: 'rude',
      createdAt: 1,
      resolvedAt: 0,
      resolvedBy: null,
      note: '',
    };
    const message = { conversation: 1, conversationName: 'Lobby', seq: 4, text: 'hm' };
    const { api } = answering({
      reports: [
        { ...report, message },
        { ...report, message: null },
      ],
      next: null,
    });
    const { items } = await api.reports('open', 0);
    expect(items.map((each) => each.message?.text)).toEqual(['hm', undefined]);
  });

  it('says null for the registration of the start', async () => {
    const { api, fetch } = answering({ registration: 'invite', set: null });
    expect(await api.setRegistration(null)).toEqual({ registration: 'invite', set: null });
    expect(fetch.mock.calls[0]?.[1].body).toBe('{"registration":null}');
  });

  it('refuses what is not the protocol, and says where for whoever looks', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { api } = answering({ users: [{ user: ada }], next: null });
    await expect(api.users('', 0)).rejects.toMatchObject({ code: 'protocol-version' });
    expect(warned).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ path: 'users[0].createdAt' }),
    );
    warned.mockRestore();
  });

  it('takes an empty answer for done', async () => {
    const { api } = answering(null, 204);
    await expect(api.resolve(4, 'spoke')).resolves.toBeUndefined();
  });
});
