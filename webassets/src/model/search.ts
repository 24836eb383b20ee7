// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import { failureCode } from '../client/api-error';
import type { SearchAnswer, SearchHit, SearchQuery } from '../protocol/search';

export type SearchState = 'idle' | 'searching' | 'done' | 'failed';

/** Whether the server has something to look for: two characters in a row, or a filter. */
export function isSearchable(query: SearchQuery): boolean {
  const hasWord = query.text.split(/\s+/).some((word) => [...word].length >= 2);
  const { author, conversation, from, to, hasImage } = query;
  return hasWord || hasImage || author > 0 || conversation > 0 || from > 0 || to > 0;
}

/** A search and what it found so far, newest first. */
export class Search {
  readonly hits = signal<readonly SearchHit[]>([]);
  readonly state = signal<SearchState>('idle');
  /** Code of the error that made it fail. */
  readonly error = signal('');
  readonly hasMore = signal(false);
  readonly isIndexing = signal(false);
  private query: SearchQuery | null = null;
  private next = '';
  private generation = 0;

  constructor(private readonly ask: (query: SearchQuery, before: string) => Promise<SearchAnswer>) {}

  /** Looks for this instead; answers that are still on their way count for nothing. */
  async run(query: SearchQuery): Promise<void> {
    this.clear();
    if (!isSearchable(query)) return;
    this.query = query;
    await this.fetch();
  }

  /** The next page. Does nothing while one is on its way. */
  async more(): Promise<void> {
    if (this.state.peek() !== 'searching' && this.hasMore.peek()) await this.fetch();
  }

  clear(): void {
    this.generation++;
    this.query = null;
    this.next = '';
    batch(() => {
      this.hits.value = [];
      this.state.value = 'idle';
      this.error.value = '';
      this.hasMore.value = false;
      this.isIndexing.value = false;
    });
  }

  private async fetch(): Promise<void> {
    const generation = ++this.generation;
    this.state.value = 'searching';
    try {
      // A page may be empty although there is more.
      for (;;) {
        if (!this.query) return;
        const answer = await this.ask(this.query, this.next);
        if (generation !== this.generation) return;
        this.next = answer.next;
        if (answer.hits.length === 0 && answer.next !== '') continue;
        batch(() => {
          this.hits.value = [...this.hits.peek(), ...answer.hits];
          this.hasMore.value = answer.next !== '';
          this.isIndexing.value = answer.indexing;
          this.state.value = 'done';
        });
        return;
      }
    } catch (error) {
      if (generation !== this.generation) return;
      batch(() => {
        this.error.value = failureCode(error);
        this.state.value = 'failed';
      });
    }
  }
}
