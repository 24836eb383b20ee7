// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { decodeFrame, encodeFrame } from '../protocol/codec';
import { type ClientFrame, closeCode, type ServerEvent } from '../protocol/frames';
import { Backoff } from './backoff';
import type { Clock, Timer } from './clock';

/** What the link needs of a WebSocket. */
export interface Socket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export type LinkState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'online' }
  | { kind: 'waiting'; retryAt: number }
  | { kind: 'ended' };

export interface LinkHooks {
  state(state: LinkState): void;
  events(events: ServerEvent[]): void;
  /** The first frame of a connection. */
  firstFrame(): ClientFrame;
  /** Asked when the server did not let the connection come up; false: the session is over, stop. */
  maySignOn(): Promise<boolean>;
}

export interface LinkTools {
  open(): Socket;
  clock: Clock;
  random: () => number;
}

const connectLimitMs = 15_000;
const probeLimitMs = 5_000;
const defaultHeartbeatMs = 20_000;

/**
 * One WebSocket after another to the server: heartbeat, back-off, and the first frame of each. It holds nothing that
 * has to survive a connection; resume and outbox do.
 */
export class Link {
  private socket: Socket | null = null;
  private current: LinkState = { kind: 'idle' };
  private timer: Timer | null = null;
  private heartbeatMs = defaultHeartbeatMs;
  private heardAt = 0;
  private saidAt = 0;
  private deadline = 0;
  private greeted = false;
  private readonly backoff: Backoff;

  constructor(
    private readonly tools: LinkTools,
    private readonly hooks: LinkHooks,
  ) {
    this.backoff = new Backoff(tools.random);
  }

  get state(): LinkState {
    return this.current;
  }

  start(): void {
    if (this.current.kind === 'idle' || this.current.kind === 'ended') this.connect();
  }

  /** Closes and stays closed. */
  stop(): void {
    this.drop(1000);
    this.become({ kind: 'idle' });
  }

  /** Tries at once when waiting, and looks whether an open connection still lives: after sleep, or back online. */
  poke(): void {
    if (this.current.kind === 'waiting') {
      this.connect();
    } else if (this.current.kind === 'online') {
      this.deadline = Math.min(this.deadline, this.tools.clock.now() + probeLimitMs);
      this.send({ type: 'ping' });
      this.schedule();
    }
  }

  /** False when there is no connection to send on. */
  send(frame: ClientFrame): boolean {
    if (!this.socket || this.current.kind !== 'online') return false;
    this.write(frame);
    return true;
  }

  private write(frame: ClientFrame): void {
    this.saidAt = this.tools.clock.now();
    this.socket?.send(encodeFrame(frame));
  }

  private become(state: LinkState): void {
    this.current = state;
    this.hooks.state(state);
  }

  private connect(): void {
    this.drop(1000);
    this.greeted = false;
    this.become({ kind: 'connecting' });
    let socket: Socket;
    try {
      socket = this.tools.open();
    } catch {
      this.wait(this.backoff.next());
      return;
    }
    this.socket = socket;
    this.deadline = this.tools.clock.now() + connectLimitMs;
    this.timer = this.tools.clock.after(connectLimitMs, () => this.tick());
    socket.onopen = () => {
      if (socket === this.socket) this.write(this.hooks.firstFrame());
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.receive(event.data);
    };
    socket.onclose = (event) => {
      if (socket === this.socket) void this.closed(event.code);
    };
  }

  private receive(data: unknown): void {
    let events: ServerEvent[];
    try {
      events = decodeFrame(data);
    } catch (error) {
      console.warn('The server sent what is not the protocol.', error);
      this.fail(closeCode.resume);
      return;
    }
    this.heardAt = this.tools.clock.now();
    this.deadline = this.heardAt + 2 * this.heartbeatMs;
    for (const event of events) {
      if (event.type !== 'hello') continue;
      this.greeted = true;
      this.heartbeatMs = event.heartbeatSeconds * 1000;
      this.deadline = this.heardAt + 2 * this.heartbeatMs;
      this.become({ kind: 'online' });
      this.schedule();
    }
    if (events.some((event) => event.type === 'sync' && !event.partial)) this.backoff.reset();
    this.hooks.events(events);
  }

  /** Waits for whichever comes first: the next ping, or the moment to give up. */
  private schedule(): void {
    this.timer?.cancel();
    const now = this.tools.clock.now();
    const pingAt = Math.max(this.saidAt, this.heardAt) + this.heartbeatMs;
    const next = Math.max(50, Math.min(pingAt, this.deadline) - now);
    this.timer = this.tools.clock.after(next, () => this.tick());
  }

  private tick(): void {
    const now = this.tools.clock.now();
    if (now >= this.deadline) {
      this.fail(closeCode.resume);
      return;
    }
    if (now - Math.max(this.saidAt, this.heardAt) >= this.heartbeatMs) this.send({ type: 'ping' });
    this.schedule();
  }

  /** Gives the connection up by ourselves. */
  private fail(code: number): void {
    this.drop(code);
    this.wait(this.backoff.next());
  }

  private async closed(code: number): Promise<void> {
    const wasGreeted = this.greeted;
    this.drop();
    if (code === closeCode.sessionEnded) {
      this.become({ kind: 'ended' });
      return;
    }
    if (code === closeCode.tooManyConnections) {
      this.wait(this.backoff.longest());
      return;
    }
    this.wait(this.backoff.next());
    // A refused upgrade looks like any lost connection, so ask over HTTP whether the session still holds.
    if (!wasGreeted && !(await this.hooks.maySignOn()) && this.current.kind === 'waiting') {
      this.timer?.cancel();
      this.become({ kind: 'ended' });
    }
  }

  private wait(ms: number): void {
    this.timer?.cancel();
    this.timer = this.tools.clock.after(ms, () => this.connect());
    this.become({ kind: 'waiting', retryAt: this.tools.clock.now() + ms });
  }

  private drop(code?: number): void {
    this.timer?.cancel();
    this.timer = null;
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    // Browsers let a page close with 1000 or with a code of its own only.
    if (code !== undefined) socket.close(code === closeCode.protocolError ? closeCode.resume : code);
  }
}
