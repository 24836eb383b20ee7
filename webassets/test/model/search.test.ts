// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../src/client/api-error';
import { Reader } from '../../src/protocol/reader';
import {
  readSearchAnswer,
  type SearchAnswer,
  searchParams,
  type SearchQuery,
} from '../../src/protocol/search';
import { isSearchable, Search } from '../../src/model/search';
import { message } from '../support/values';

function query(fields: Partial<SearchQuery> = {}): SearchQuery {
  return { text: 'tea', author: 0, conversation: 0, from: 0, to: 0, hasImage: false, ...fields };
}

function answer(seqs: number[], next = ''): SearchAnswer {
  const hits = seqs.map((seq) => ({
    message: message(seq),
    snippet: 'tea',
    ranges: [{ start: 0, length: 3 }],
  }));
  return { hits, next, indexing: false };
}

const seqs = (search: Search): number[] => search.hits.value.map((hit) => hit.message.seq);

describe('a search', () => {
  it('shows a page, and the next one when it is asked for', async () => {
    const ask = vi
      .fn()
      .mockResolvedValueOnce(answer([9, 8], '1.2.3'))
      .mockResolvedValueOnce(answer([7]));
    const search = new Search(ask);
    await search.run(query());
    expect(seqs(search)).toEqual([9, 8]);
    expect(search.hasMore.value).toBe(true);
    await search.more();
    expect(seqs(search)).toEqual([9, 8, 7]);
    expect(search.hasMore.value).toBe(false);
    expect(ask.mock.calls).toEqual([
      [query(), ''],
      [query(), '1.2.3'],
    ]);
    await search.more();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('goes on by itself over empty pages', async () => {
    const ask = vi
      .fn()
      .mockResolvedValueOnce(answer([], 'a'))
      .mockResolvedValueOnce(answer([5]));
    const search = new Search(ask);
    await search.run(query());
    expect(seqs(search)).toEqual([5]);
    expect(search.state.value).toBe('done');
  });

  it('takes no answer of an earlier question', async () => {
    let answerFirst: (answer: SearchAnswer) => void = () => undefined;
    const ask = vi
      .fn()
      .mockReturnValueOnce(new Promise<SearchAnswer>((resolve) => (answerFirst = resolve)))
      .mockResolvedValueOnce(answer([2]));
    const search = new Search(ask);
    const first = search.run(query({ text: 'te' }));
    await search.run(query({ text: 'tea' }));
    answerFirst(answer([1]));
    await first;
    expect(seqs(search)).toEqual([2]);
  });

  it('tells why it failed, and can be tried again', async () => {
    const ask = vi
      .fn()
      .mockRejectedValueOnce(new ApiError('too-many-requests'))
      .mockResolvedValueOnce(answer([1]));
    const search = new Search(ask);
    await search.run(query());
    expect(search.state.value).toBe('failed');
    expect(search.error.value).toBe('too-many-requests');
    await search.run(query());
    expect(search.state.value).toBe('done');
  });

  it('does not ask for less than two characters, unless there is a filter', async () => {
    const ask = vi.fn().mockResolvedValue(answer([]));
    const search = new Search(ask);
    for (const text of ['', ' ', '茶', 'a b']) await search.run(query({ text }));
    expect(ask).not.toHaveBeenCalled();
    expect(search.state.value).toBe('idle');
    expect(isSearchable(query({ text: '喝茶' }))).toBe(true);
    expect(isSearchable(query({ text: '', hasImage: true }))).toBe(true);
    expect(isSearchable(query({ text: 'a', author: 3 }))).toBe(true);
  });
});

describe('the protocol of searching', () => {
  it('leaves out what does not matter', () => {
    expect(String(searchParams(query({ text: 'a&b +1' }), '', 20))).toBe('q=a%26b+%2B1&limit=20');
    const all = query({ author: 1, conversation: 2, from: 3, to: 4, hasImage: true });
    expect(String(searchParams(all, '9.8.7', 5))).toBe(
      'q=tea&limit=5&author=1&conversation=2&from=3&to=4&hasImage=true&before=9.8.7',
    );
  });

  it('reads answers, and refuses what is none', () => {
    const body = { ...answer([3]), next: null };
    expect(readSearchAnswer(Reader.of(JSON.parse(JSON.stringify(body))))).toEqual(answer([3]));
    expect(() => readSearchAnswer(Reader.of({ hits: [{}], next: null, indexing: false }))).toThrow();
  });
});
