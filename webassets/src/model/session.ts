// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { computed, signal } from '@preact/signals-core';
import type { Api } from '../client/api';
import type { SignInRequest } from '../client/requests';
import { ApiError, failureCode } from '../client/api-error';
import { Backoff } from '../client/backoff';
import type { Clock, Timer } from '../client/clock';
import type { Keep } from '../client/database';
import type { ServerInfo, SessionEnd, User } from '../protocol/types';

export type Phase = 'starting' | 'unreachable' | 'signed-out' | 'replaced' | 'signed-in';

/** So long the server may take to say who is signed in, before the page opens with what is kept. */
const patienceMs = 1_500;

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

  /** Called when somebody signed in here just now: other tabs have that session, too. */
  onSignedIn: () => void = () => undefined;
  /** Called with every user that gets in, and when nobody is in any more. */
  onEnter: (user: User) => void = () => undefined;
  onLeave: () => void = () => undefined;

  private readonly backoff: Backoff;
  private timer: Timer | null = null;
  /** The server's numbers are those of last time. */
  private isServerKept = false;

  constructor(
    private readonly api: Api,
    private readonly keep: Pick<Keep, 'session' | 'putSession' | 'clearCopy'>,
    private readonly clock: Clock,
    random: () => number,
  ) {
    this.backoff = new Backoff(random);
    api.onSessionLost = (code) => this.lost(code === 'session-replaced' ? 'replaced' : 'expired');
  }

  /**
   * Asks who is signed in. Where the answer does not come, the page opens for who was signed in last, with what is kept; the
   * answer may come later. Without anybody kept it asks again and again. `wasIn`: somebody was in this browser last.
   */
  async start(wasIn = false): Promise<void> {
    this.timer?.cancel();
    const patience = this.clock.after(patienceMs, () => void this.enterKept());
    try {
      // Whoever was in last most likely is, so both questions go out at once.
      const me = wasIn ? this.api.me() : null;
      me?.catch(() => undefined);
      const server = await this.api.server();
      this.server.value = server;
      // Who comes without a session needs no refusal to know it, which browsers show as an error of the page.
      if (!me && server.hasToken === false) return this.refused('not-signed-in');
      const { user } = await (me ?? this.api.me());
      if (this.user.peek()?.id !== user.id) this.enter(user);
      else this.noteUser(user);
    } catch (error) {
      const code = failureCode(error);
      if (code === 'not-signed-in' || code === 'session-replaced') this.refused(code);
      else if (!(await this.enterKept())) this.tryAgain();
    } finally {
      patience.cancel();
    }
  }

  async signIn(request: SignInRequest): Promise<{ created: boolean }> {
    const answer = await this.api.signIn(request);
    this.enter(answer.user);
    this.onSignedIn();
    return { created: answer.created };
  }

  async takeBack(): Promise<void> {
    this.enter((await this.api.takeBack()).user);
    this.onSignedIn();
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
    if (user.id !== this.user.peek()?.id) return;
    this.user.value = user;
    this.remember(user);
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

  /** The connection is up: what was opened with is followed by what is so now. */
  async connected(): Promise<void> {
    if (!this.isServerKept) return;
    this.isServerKept = false;
    await this.refreshServer();
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
    this.remember(user);
  }

  /** Enters as who was signed in last; false if there is nobody, or it is too late for that. */
  private async enterKept(): Promise<boolean> {
    const kept = await this.keep.session().catch(() => null);
    if (this.phase.peek() === 'signed-in') return true;
    const isWaiting = this.phase.peek() === 'starting' || this.phase.peek() === 'unreachable';
    if (!kept || !isWaiting) return false;
    this.isServerKept = true;
    this.server.value ??= kept.server;
    this.enter(kept.user);
    return true;
  }

  private remember(user: User): void {
    void this.keep.putSession({ user, server: this.server.peek() }).catch(() => undefined);
  }

  /** The server does not know the session that the page began with. */
  private refused(code: 'not-signed-in' | 'session-replaced'): void {
    if (this.phase.peek() === 'signed-in') {
      this.lost(code === 'session-replaced' ? 'replaced' : 'expired');
      return;
    }
    void this.keep.clearCopy().catch(() => undefined);
    this.phase.value = code === 'session-replaced' ? 'replaced' : 'signed-out';
  }

  private leave(reason: SessionEnd | ''): void {
    this.ended.value = reason === 'replaced' ? '' : reason;
    this.onLeave();
    this.phase.value = 'signed-out';
    this.user.value = null;
    // Whoever comes to this browser next is not to find what was said.
    void this.keep.clearCopy().catch(() => undefined);
    void this.refreshServer();
  }

  private tryAgain(): void {
    const ms = this.backoff.next();
    this.retryAt.value = this.clock.now() + ms;
    this.phase.value = 'unreachable';
    this.timer = this.clock.after(ms, () => void this.start());
  }
}
