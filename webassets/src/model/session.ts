// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { computed, signal } from '@preact/signals-core';
import type { Api } from '../client/api';
import type { SignInRequest } from '../client/requests';
import { ApiError, failureCode } from '../client/api-error';
import { Backoff } from '../client/backoff';
import type { Clock, Timer } from '../client/clock';
import type { ServerInfo, SessionEnd, User } from '../protocol/types';

export type Phase = 'starting' | 'unreachable' | 'signed-out' | 'replaced' | 'signed-in';

/** Who is signed in, and how it came to an end. */
export class SessionState {
  readonly phase = signal<Phase>('starting');
  readonly user = signal<User | null>(null);
  readonly server = signal<ServerInfo | null>(null);
  /** Why the sign-in page is shown, when it was not the person's own wish. */
  readonly ended = signal<SessionEnd | ''>('');
  /** When the next attempt comes, while the server cannot be reached. */
  readonly retryAt = signal(0);
  readonly isAdmin = computed(() => this.user.value?.role === 'admin');

  /** Called with every user that gets in, and when nobody is in any more. */
  onEnter: (user: User) => void = () => undefined;
  onLeave: () => void = () => undefined;

  private readonly backoff: Backoff;
  private timer: Timer | null = null;

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
    random: () => number,
  ) {
    this.backoff = new Backoff(random);
    api.onSessionLost = (code) => this.lost(code === 'session-replaced' ? 'replaced' : 'expired');
  }

  /** Asks who is signed in; while there is no answer, it asks again and again. */
  async start(): Promise<void> {
    this.timer?.cancel();
    try {
      this.server.value = await this.api.server();
      this.enter((await this.api.me()).user);
    } catch (error) {
      const code = failureCode(error);
      if (code === 'not-signed-in') this.phase.value = 'signed-out';
      else if (code === 'session-replaced') this.phase.value = 'replaced';
      else this.tryAgain();
    }
  }

  async signIn(request: SignInRequest): Promise<{ created: boolean }> {
    const answer = await this.api.signIn(request);
    this.enter(answer.user);
    return { created: answer.created };
  }

  async takeBack(): Promise<void> {
    this.enter((await this.api.takeBack()).user);
  }

  async signOut(): Promise<void> {
    try {
      await this.api.signOut();
    } catch (error) {
      // A session that is over already is signed out.
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
    }
    this.leave('');
  }

  /** Shows the user as he is now. */
  noteUser(user: User): void {
    if (user.id === this.user.peek()?.id) this.user.value = user;
  }

  async delete(password: string): Promise<void> {
    await this.api.deleteAccount(password);
    this.lost('account-deleted');
  }

  /** The server ended the session. */
  lost(reason: SessionEnd): void {
    if (this.phase.peek() !== 'signed-in') return;
    this.leave(reason);
    if (reason === 'replaced') this.phase.value = 'replaced';
  }

  /** Whether the session still holds, after the server refused a connection. Without an answer: yes. */
  async stillHolds(): Promise<boolean> {
    try {
      await this.api.me();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) return true;
      this.lost(error.code === 'session-replaced' ? 'replaced' : 'expired');
      return false;
    }
  }

  /** Reads the server's name and numbers again, for the sign-in page. */
  async refreshServer(): Promise<void> {
    this.server.value = await this.api.server().catch(() => this.server.peek());
  }

  private enter(user: User): void {
    this.backoff.reset();
    this.ended.value = '';
    this.user.value = user;
    this.onEnter(user);
    this.phase.value = 'signed-in';
  }

  private leave(reason: SessionEnd | ''): void {
    this.ended.value = reason === 'replaced' ? '' : reason;
    this.onLeave();
    this.phase.value = 'signed-out';
    this.user.value = null;
    void this.refreshServer();
  }

  private tryAgain(): void {
    const ms = this.backoff.next();
    this.retryAt.value = this.clock.now() + ms;
    this.phase.value = 'unreachable';
    this.timer = this.clock.after(ms, () => void this.start());
  }
}
