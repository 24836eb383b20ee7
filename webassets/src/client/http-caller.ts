// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Reader } from '../protocol/reader';
import { ApiError } from './api-error';

type Fetch = (path: string, options: RequestInit) => Promise<Response>;

const sessionCodes = ['not-signed-in', 'session-replaced'];

/** Requests to the server and their answers. Every method throws an ApiError, and nothing else, when it does not succeed. */
export class HttpCaller {
  /** Called when an answer says that the session is over, with the code. */
  onSessionLost: (code: string) => void = () => undefined;

  constructor(
    private readonly fetch: Fetch,
    private readonly base = '/api/v1',
  ) {}

  /** Any other request of docs/protocol.md, for parts that have a client of their own. */
  async ask<T>(method: string, path: string, read: (r: Reader) => T, body?: unknown): Promise<T> {
    return this.read(await this.call(method, path, body), read);
  }

  /** The same where nothing is answered. */
  async tell(method: string, path: string, body?: unknown): Promise<void> {
    await this.call(method, path, body);
  }

  protected async get<T>(path: string, read: (r: Reader) => T): Promise<T> {
    return this.read(await this.call('GET', path), read);
  }

  protected read<T>(body: unknown, read: (r: Reader) => T): T {
    try {
      return read(Reader.of(body));
    } catch (error) {
      console.warn('The server answered what is not the protocol.', error);
      throw new ApiError('protocol-version');
    }
  }

  protected async call(method: string, path: string, body?: unknown, isProbe = false): Promise<unknown> {
    const options: RequestInit = { method, credentials: 'same-origin', cache: 'no-store' };
    if (method !== 'GET' && method !== 'DELETE') {
      const isBlob = body instanceof Blob;
      options.headers = { 'Content-Type': isBlob ? 'application/octet-stream' : 'application/json' };
      options.body = isBlob ? body : JSON.stringify(body ?? {});
    }
    let response: Response;
    try {
      response = await this.fetch(this.base + path, options);
    } catch {
      throw new ApiError('network');
    }
    const answer = await bodyOf(response);
    if (response.ok) return answer;
    const error = ApiError.fromProblem(response.status, answer);
    if (!isProbe && path !== '/sign-in' && sessionCodes.includes(error.code)) this.onSessionLost(error.code);
    throw error;
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
}
