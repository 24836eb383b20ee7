// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readMessage } from './guards';
import type { Reader } from './reader';
import type { Message } from './types';

/** What somebody looks for; docs/protocol.md, "Searching". Ids and times are 0 where they do not matter. */
export interface SearchQuery {
  text: string;
  author: number;
  conversation: number;
  from: number;
  to: number;
  hasImage: boolean;
}

/** A stretch of a text, in code points. */
export interface TextRange {
  start: number;
  length: number;
}

export interface SearchHit {
  message: Message;
  /** The part of its text around what was found, in one line. */
  snippet: string;
  ranges: TextRange[];
}

export interface SearchAnswer {
  hits: SearchHit[];
  /** Asks for the next page; "" when there is none. */
  next: string;
  /** Whether the server still takes older messages in. */
  indexing: boolean;
}

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
