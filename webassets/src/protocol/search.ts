// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Answer, Filled, Wire } from './filled';
import { readMessage } from './guards';
import type { Reader } from './reader';

/** What somebody looks for; docs/protocol.md, "Searching". Ids and times are 0 where they do not matter. */
export interface SearchQuery {
  text: string;
  author: number;
  conversation: number;
  from: number;
  to: number;
  hasImage: boolean;
}

/** "snippet": the part of its text around what was found, in one line; "ranges" are in code points of it. */
export type SearchHit = Filled<Wire['SearchHit']>;
export type TextRange = SearchHit['ranges'][number];

/** "next" asks for the next page, "" when there is none; "indexing": the server still takes older messages in. */
export type SearchAnswer = Omit<Answer<'/search', 'get'>, 'next'> & { next: string };

/** The query of the request for a page; `before` is the answer's `next`, or "" for the first page. */
export function searchParams(query: SearchQuery, before: string, limit: number): URLSearchParams {
  const params = new URLSearchParams({ q: query.text, limit: String(limit) });
  for (const key of ['author', 'conversation', 'from', 'to'] as const) {
    if (query[key] > 0) params.set(key, String(query[key]));
  }
  if (query.hasImage) params.set('hasImage', 'true');
  if (before !== '') params.set('before', before);
  return params;
}

export function readSearchAnswer(r: Reader): SearchAnswer {
  return {
    hits: r.list('hits', (hit) => ({
      message: readMessage(hit.child('message')),
      snippet: hit.text('snippet'),
      ranges: hit.list('ranges', (range) => ({
        start: range.whole('start'),
        length: range.whole('length', 1),
      })),
    })),
    next: r.textOrNone('next'),
    indexing: r.flag('indexing'),
  };
}
