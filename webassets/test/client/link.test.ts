// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../../src/client/backoff';
import { Link, type LinkState, type Socket } from '../../src/client/link';
import type { ServerEvent } from '../../src/protocol/frames';
import { FakeClock, settle } from '../support/fake-clock';
import { user } from '../support/values';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: { type: string }[] = [];
  closedWith: number | undefined;

  send(data: string): void {
    this.sent.push(JSON.parse(data) as { type: string });
  }
  close(code?: number): void {
    this.closedWith = code ?? 1005;
  }
  opened(): void {
    this.onopen?.({} as Event);
  }
  says(...events: object[]): void {
    this.onmessage?.({ data: JSON.stringify(events) } as MessageEvent);
  }
  saysBytes(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }
  gone(code: number): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

const hello = {
  type: 'hello',
  user: user(1),
  session: 1,
  serverVersion: '0',
  heartbeatSeconds: 20,
  serverTime: 1,
};
const synced = { type: 'sync', conversations: [], partial: false };

let clock: FakeClock;
let sockets: FakeSocket[];
let states: LinkState[];
let events: ServerEvent[];
let maySignOn: ReturnType<typeof vi.fn<() => Promise<boolean>>>;
let link: Link;

const newest = (): FakeSocket => sockets.at(-1) as FakeSocket;

/** Moves the clock to the moment of the next attempt. */
function awaitRetry(): void {
  if (link.state.kind !== 'waiting') throw new Error(link.state.kind);
  clock.advance(link.state.retryAt - clock.now());
}

function connect(): void {
  newest().opened();
  newest().says(hello, synced);
}

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  states = [];
  events = [];
  maySignOn = vi.fn(() => Promise.resolve(true));
  const open = (): Socket => {
    sockets.push(new FakeSocket());
    return newest();
  };
  link = new Link(
    { open, clock, random: () => 1 },
    {
      state: (state) => states.push(state),
      events: (list) => events.push(...list),
      firstFrame: () => ({ type: 'sync', revisions: { 7: 3 }, partial: false }),
      maySignOn,
    },
  );
});

describe('connecting', () => {
  it('says first what it has, and is online with the greeting', () => {
    link.start();
    expect(link.state.kind).toBe('connecting');
    newest().opened();
    expect(newest().sent).toEqual([{ type: 'sync', revisions: { 7: 3 }, partial: false }]);
    expect(link.send({ type: 'ping' })).toBe(false);
    newest().says(hello);
    expect(link.state.kind).toBe('online');
    expect(link.send({ type: 'read', conversation: 7, seq: 1 })).toBe(true);
  });

  it('gives up a connection that never greets', () => {
    link.start();
    newest().opened();
    clock.advance(15_000);
    expect(newest().closedWith).toBeDefined();
    expect(link.state.kind).toBe('waiting');
  });

  it('opens one connection however often it is started', () => {
    link.start();
    link.start();
    expect(sockets).toHaveLength(1);
  });

  it('hears nothing of a connection that it has left', () => {
    link.start();
    const first = newest();
    link.stop();
    first.says(hello);
    first.gone(1006);
    clock.advance(120_000);
    expect(events).toEqual([]);
    expect(link.state.kind).toBe('idle');
    expect(sockets).toHaveLength(1);
  });
});

describe('reconnecting', () => {
  it('waits 0.5 s, 1 s, 2 s for a while, then up to 30 s, while there is no answer', () => {
    link.start();
    const waits: number[] = [];
    for (let i = 0; i < 13; i++) {
      newest().gone(1006);
      const state = link.state;
      if (state.kind !== 'waiting') throw new Error(state.kind);
      waits.push(state.retryAt - clock.now());
      clock.advance(state.retryAt - clock.now());
    }
    const plateau = [2000, 2000, 2000, 2000, 2000, 2000];
    expect(waits).toEqual([500, 1000, ...plateau, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(sockets).toHaveLength(14);
  });

  it('begins from 0.5 s again once it was in step', () => {
    link.start();
    for (let i = 0; i < 4; i++) {
      newest().gone(1006);
      awaitRetry();
    }
    connect();
    newest().gone(1001);
    clock.advance(500);
    expect(link.state.kind).toBe('connecting');
  });

  it('keeps waiting longer when the server greets and drops at once', () => {
    link.start();
    for (let i = 0; i < 3; i++) {
      newest().opened();
      newest().says(hello);
      newest().gone(4000);
      awaitRetry();
    }
    newest().gone(4000);
    expect(link.state).toEqual({ kind: 'waiting', retryAt: clock.now() + 2000 });
  });

  it('spreads clients: at least the half of the time is waited, the rest by chance', () => {
    const early = new Backoff(() => 0);
    const late = new Backoff(() => 0.999);
    expect([early.next(), early.next()]).toEqual([250, 500]);
    expect(late.next()).toBeGreaterThan(490);
  });

  it('tries at once when asked to', () => {
    link.start();
    newest().gone(1006);
    link.poke();
    expect(link.state.kind).toBe('connecting');
    expect(sockets).toHaveLength(2);
    clock.advance(10_000);
    expect(sockets).toHaveLength(2);
  });

  it('does not come back when the session is over', async () => {
    link.start();
    connect();
    newest().gone(4001);
    clock.advance(600_000);
    await settle();
    expect(link.state.kind).toBe('ended');
    expect(sockets).toHaveLength(1);
  });

  it('asks whether the session still holds when it was refused before the greeting', async () => {
    maySignOn.mockResolvedValue(false);
    link.start();
    newest().gone(1006);
    await settle();
    expect(link.state.kind).toBe('ended');
    clock.advance(600_000);
    expect(sockets).toHaveLength(1);
  });

  it('does not ask when a good connection was lost', async () => {
    link.start();
    connect();
    newest().gone(1006);
    await settle();
    expect(maySignOn).not.toHaveBeenCalled();
    expect(link.state.kind).toBe('waiting');
  });

  it('waits long when there are too many connections', () => {
    link.start();
    connect();
    newest().gone(4002);
    expect(link.state).toEqual({ kind: 'waiting', retryAt: clock.now() + 30_000 });
  });
});

describe('heartbeat', () => {
  beforeEach(() => {
    link.start();
    connect();
  });

  const pings = (): number => newest().sent.filter((frame) => frame.type === 'ping').length;

  it('pings after silence and stays while it is answered', () => {
    for (let i = 0; i < 5; i++) {
      clock.advance(20_000);
      newest().says({ type: 'pong' });
    }
    expect(pings()).toBe(5);
    expect(link.state.kind).toBe('online');
  });

  it('pings not at all while there is traffic', () => {
    for (let i = 0; i < 30; i++) {
      clock.advance(5000);
      newest().says({ type: 'pong' });
    }
    expect(pings()).toBe(0);
  });

  it('gives up after two heartbeats without a word', () => {
    clock.advance(39_999);
    expect(link.state.kind).toBe('online');
    clock.advance(1);
    expect(link.state.kind).toBe('waiting');
    expect(newest().closedWith).toBe(4000);
  });

  it('finds out within seconds, after sleep, that the connection is dead', () => {
    link.poke();
    expect(pings()).toBe(1);
    clock.advance(5000);
    expect(link.state.kind).toBe('waiting');
  });

  it('keeps a connection that answers after sleep', () => {
    link.poke();
    newest().says({ type: 'pong' });
    clock.advance(6000);
    expect(link.state.kind).toBe('online');
  });
});

describe('a server that speaks another language', () => {
  it.each([['{'], ['{"type":"pong"}'], [new ArrayBuffer(3)], ['[{"type":"left","conversation":-1}]']])(
    'drops the connection on %s and tries again later',
    (bytes) => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      link.start();
      connect();
      events.length = 0;
      newest().saysBytes(bytes);
      expect(events).toEqual([]);
      expect(link.state.kind).toBe('waiting');
    },
  );
});
