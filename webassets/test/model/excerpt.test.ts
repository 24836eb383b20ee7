// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../src/client/api-error';
import type { Pages } from '../../src/model/pages';
import { Timeline } from '../../src/model/timeline';
import { message, messages } from '../support/values';

const last = 400;

/** A server with the messages 1 to 400. */
function server(): { [K in keyof Pages]: ReturnType<typeof vi.fn<Pages[K]>> } {
  return {
    before: vi.fn((_id, seq, limit) => {
      const from = Math.max(1, seq - limit);
      return Promise.resolve({ messages: messages(from, seq - 1), hasMore: from > 1, hasNewer: false });
    }),
    around: vi.fn(({ seq }, limit) => {
      const from = Math.max(1, seq - limit / 2);
      const to = Math.min(last, seq + limit / 2 - 1);
      return Promise.resolve({ messages: messages(from, to), hasMore: from > 1, hasNewer: to < last });
    }),
  };
}

function timelineOf(from: number, pages: Pages = server()): Timeline {
  const timeline = new Timeline(7, pages);
  timeline.reset(messages(from, last));
  return timeline;
}

const seqs = (run: { messages: { value: readonly { seq: number }[] } }): number[] =>
  run.messages.value.map((each) => each.seq);

describe('a jump into the past', () => {
  it('shows what is around the message, and asks for nothing that is held', async () => {
    const pages = server();
    const timeline = timelineOf(351, pages);
    await timeline.openAround(360);
    expect(pages.around).not.toHaveBeenCalled();
    expect(timeline.shown).toBe(timeline);
    await timeline.openAround(100);
    expect(timeline.shown.holds(100)).toBe(true);
    expect(seqs(timeline.shown)).toEqual(messages(50, 149).map((each) => each.seq));
    await timeline.openAround(120);
    expect(pages.around).toHaveBeenCalledTimes(1);
    timeline.closeExcerpt();
    expect(seqs(timeline.shown)[0]).toBe(351);
  });

  it('grows at both ends until it is one with the newest messages, without a hole', async () => {
    const timeline = timelineOf(351);
    await timeline.openAround(260);
    await timeline.shown.loadOlder();
    expect(seqs(timeline.shown)[0]).toBe(160);
    await timeline.loadNewer();
    expect(timeline.excerpt.value).toBeNull();
    expect(seqs(timeline)).toEqual(messages(160, last).map((each) => each.seq));
    expect(timeline.hasOlder.value).toBe(true);
  });

  it('joins at once when it reaches what is held', async () => {
    const timeline = timelineOf(351);
    await timeline.openAround(340);
    expect(timeline.excerpt.value).toBeNull();
    expect(seqs(timeline)).toEqual(messages(290, last).map((each) => each.seq));
  });

  it('takes changes, and new messages go to the end of all', async () => {
    const timeline = timelineOf(351);
    await timeline.openAround(100);
    timeline.merge([message(100, { revision: 900, text: 'changed' }), message(last + 1, { revision: 901 })]);
    expect(timeline.excerpt.value?.messages.value.find((each) => each.seq === 100)?.text).toBe('changed');
    expect(timeline.excerpt.value?.holds(last + 1)).toBe(false);
    expect(timeline.lastSeq).toBe(last + 1);
  });

  it('does not lose a change to a page that was on its way', async () => {
    const pages = server();
    const timeline = timelineOf(351, pages);
    await timeline.openAround(100);
    const loading = timeline.shown.loadOlder();
    timeline.merge([message(20, { revision: 900, text: 'changed' })]);
    await loading;
    expect(timeline.shown.messages.value.find((each) => each.seq === 20)?.text).toBe('changed');
  });

  it('throws what the server refuses, and a page that does not come can be asked for again', async () => {
    const pages = server();
    const timeline = timelineOf(351, pages);
    pages.around.mockRejectedValueOnce(new ApiError('not-found', 404));
    await expect(timeline.openAround(7)).rejects.toMatchObject({ code: 'not-found' });
    expect(timeline.shown).toBe(timeline);
    await timeline.openAround(100);
    pages.around.mockRejectedValueOnce(new ApiError('network'));
    await timeline.loadNewer();
    expect(timeline.shown.loading.value).toBe('failed');
    await timeline.loadNewer();
    expect(timeline.shown.holds(199)).toBe(true);
  });

  it('forgets a page of messages that were started anew meanwhile', async () => {
    const pages = server();
    const timeline = timelineOf(351, pages);
    const opening = timeline.openAround(100);
    timeline.reset(messages(1, 10));
    await opening;
    expect(timeline.shown).toBe(timeline);
  });

  it('drops an older page that would leave a hole after the joining', async () => {
    const pages = server();
    const timeline = timelineOf(351, pages);
    const older = timeline.loadOlder();
    await timeline.openAround(340);
    await older;
    expect(seqs(timeline)).toEqual(messages(290, last).map((each) => each.seq));
    expect(timeline.hasOlder.value).toBe(true);
  });
});
