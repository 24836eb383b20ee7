// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest';
import type { Page } from '../../src/protocol/types';
import type { Pages } from '../../src/model/pages';
import { Timeline } from '../../src/model/timeline';
import { message, messages } from '../support/values';

const seqs = (timeline: Timeline): number[] => timeline.messages.value.map((each) => each.seq);

const pages = (before: Pages['before'], around: Pages['around'] = vi.fn()): Pages => ({ before, around });

function timelineWith(from: number, to: number, load = vi.fn<() => Promise<Page>>()): Timeline {
  const timeline = new Timeline(7, pages(load));
  timeline.reset(messages(from, to));
  return timeline;
}

describe('a timeline', () => {
  it('knows from the first seq whether there is more before it', () => {
    expect(timelineWith(1, 5).hasOlder.value).toBe(false);
    expect(timelineWith(51, 100).hasOlder.value).toBe(true);
    const empty = new Timeline(7, pages(vi.fn()));
    empty.reset([]);
    expect(empty.hasOlder.value).toBe(false);
    expect(empty.isLoaded.value).toBe(true);
  });

  it('takes new messages in order of seq, each once, the newest change winning', () => {
    const timeline = timelineWith(1, 2);
    timeline.merge([message(4), message(3)]);
    timeline.merge([
      message(3, { revision: 9, text: 'changed' }),
      message(4, { revision: 1, text: 'stale' }),
    ]);
    expect(seqs(timeline)).toEqual([1, 2, 3, 4]);
    expect(timeline.messages.value[2]?.text).toBe('changed');
    expect(timeline.messages.value[3]?.text).toBe('text 4');
  });

  it('leaves no hole when a message changed that is older than what is held', () => {
    const timeline = timelineWith(51, 60);
    timeline.merge([message(3, { revision: 61 })]);
    expect(seqs(timeline)[0]).toBe(51);
  });

  it('puts the page before in front of what is held', async () => {
    const load = vi.fn(() => Promise.resolve({ messages: messages(1, 50), hasMore: false, hasNewer: false }));
    const timeline = timelineWith(51, 60, load);
    await timeline.loadOlder();
    expect(load).toHaveBeenCalledWith(7, 51, 50);
    expect(seqs(timeline)).toEqual(messages(1, 60).map((each) => each.seq));
    expect(timeline.hasOlder.value).toBe(false);
    await timeline.loadOlder();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('asks for one page at a time', async () => {
    let answer: (page: Page) => void = () => undefined;
    const load = vi.fn(() => new Promise<Page>((resolve) => (answer = resolve)));
    const timeline = timelineWith(51, 60, load);
    const loading = timeline.loadOlder();
    void timeline.loadOlder();
    expect(load).toHaveBeenCalledTimes(1);
    answer({ messages: messages(1, 50), hasMore: false, hasNewer: false });
    await loading;
    expect(timeline.loading.value).toBe('idle');
  });

  it('says when a page could not be had, and can be asked again', async () => {
    const load = vi.fn<() => Promise<Page>>().mockRejectedValueOnce(new Error('no'));
    load.mockResolvedValueOnce({ messages: messages(1, 50), hasMore: false, hasNewer: false });
    const timeline = timelineWith(51, 60, load);
    await timeline.loadOlder();
    expect(timeline.loading.value).toBe('failed');
    await timeline.loadOlder();
    expect(seqs(timeline)).toHaveLength(60);
  });

  it('does not mix a late page into what was started anew', async () => {
    let answer: (page: Page) => void = () => undefined;
    const timeline = timelineWith(
      51,
      60,
      vi.fn(() => new Promise<Page>((resolve) => (answer = resolve))),
    );
    const loading = timeline.loadOlder();
    timeline.reset(messages(201, 250));
    answer({ messages: messages(1, 50), hasMore: true, hasNewer: false });
    await loading;
    expect(seqs(timeline)[0]).toBe(201);
  });

  it('does not ask for ever when a server says there is more but gives none', async () => {
    const load = vi.fn(() => Promise.resolve({ messages: [], hasMore: true, hasNewer: false }));
    const timeline = timelineWith(51, 60, load);
    await timeline.loadOlder();
    await timeline.loadOlder();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('keeps a change that came while an older page was on its way', async () => {
    let answer: (page: Page) => void = () => undefined;
    const timeline = new Timeline(
      7,
      pages(() => new Promise((resolve) => (answer = resolve))),
    );
    timeline.reset(messages(11, 20));
    const loading = timeline.loadOlder();
    timeline.merge([message(5, { revision: 21, text: '', recalledAt: 1 })]);
    answer({ messages: messages(1, 10), hasMore: false, hasNewer: false });
    await loading;
    expect(timeline.messages.value[4]).toMatchObject({ seq: 5, revision: 21, recalledAt: 1 });
    expect(timeline.messages.value).toHaveLength(20);
  });
});

describe('a conversation of a hundred thousand messages', () => {
  const all = messages(1, 100_000);
  const source = pages(
    (_conversation, seq, limit) =>
      Promise.resolve({
        messages: all.slice(Math.max(0, seq - 1 - limit), seq - 1),
        hasMore: seq - 1 > limit,
        hasNewer: true,
      }),
    ({ seq }, limit) => {
      const from = Math.max(0, seq - 1 - limit / 2);
      const to = Math.min(all.length, seq - 1 + limit / 2);
      return Promise.resolve({ messages: all.slice(from, to), hasMore: from > 0, hasNewer: to < all.length });
    },
  );
  const held = (timeline: Timeline): number =>
    timeline.messages.peek().length + (timeline.excerpt.peek()?.messages.peek().length ?? 0);
  const isUnbroken = (list: readonly { seq: number }[]): boolean =>
    list.every((each, index) => each.seq === (list[0]?.seq ?? 0) + index);

  it('is read to its beginning and back with few of them held, and without a hole', async () => {
    const timeline = new Timeline(7, source);
    timeline.reset(all.slice(-50));
    let most = 0;
    const note = (): void => {
      most = Math.max(most, held(timeline));
      if (!isUnbroken(timeline.shown.messages.peek())) throw new Error('a hole');
    };
    while (timeline.shown.hasOlder.peek()) {
      await timeline.shown.loadOlder();
      note();
    }
    expect(timeline.shown.firstSeq).toBe(1);
    while (timeline.excerpt.peek()) {
      const { lastSeq } = timeline.shown;
      await timeline.loadNewer();
      note();
      if (timeline.shown.lastSeq <= lastSeq) throw new Error('does not go on');
    }
    expect(timeline.lastSeq).toBe(100_000);
    expect(most).toBeLessThan(1500);
  });

  it('holds no more than that when somebody reads along for days', () => {
    const timeline = new Timeline(7, source);
    timeline.reset(all.slice(0, 50));
    timeline.isEndShown = true;
    for (let seq = 51; seq <= 5000; seq++) timeline.merge(messages(seq, seq));
    expect(held(timeline)).toBeLessThan(1500);
    expect(timeline.hasOlder.value).toBe(true);
    expect(isUnbroken(timeline.messages.peek())).toBe(true);
    expect(timeline.lastSeq).toBe(5000);
  });
});
