// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { User } from '../protocol/types';
import { fit } from './matching';

/** What calls everyone, and which of it is offered. */
const everyone = ['here', 'all', 'everyone'];
const offered = ['here', 'all'];
const wordPart = /[\p{L}\p{N}\p{M}_]/u;
/** Written without blanks between words: a name may begin or end anywhere in them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;

/** The call that is being typed: where its @ stands, and what follows it. */
export interface MentionQuery {
  start: number;
  words: string;
}

const longestQuery = 32;

/** What is being called at the caret, if anything. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > longestQuery + 1 || !mayBegin(text, start)) return null;
  const words = text.slice(start + 1, caret);
  if (/[\n@]/.test(words) || words.startsWith(' ') || / {2}| \S* /.test(words)) return null;
  return { start, words };
}

/** An @ inside a word is an address or a sign, not a call. */
function mayBegin(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1);
  return before === undefined || !wordPart.test(before) || unspaced.test(before);
}

export interface Candidate {
  name: string;
  user: User | null;
}

/** Who may be meant, best first. `here` and the like only for who has the right to call everyone. */
export function candidatesFor(
  words: string,
  users: readonly User[],
  mayCallAll: boolean,
  most = 8,
): Candidate[] {
  const calls: Candidate[] = mayCallAll ? offered.map((name) => ({ name, user: null })) : [];
  const people = users.map((user): Candidate => ({ name: user.username, user }));
  return [...people, ...calls]
    .map((candidate) => ({
      candidate,
      score: Math.min(
        rankOf(fit(candidate.name, words)),
        rankOf(fit(candidate.user?.displayName ?? '', words)),
      ),
    }))
    .filter(({ score }) => score < 9)
    .sort((a, b) => a.score - b.score || a.candidate.name.localeCompare(b.candidate.name))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function rankOf(score: number): number {
  return score < 0 ? 9 : score;
}

/** The text with the call completed, and where the caret is then. */
export function complete(text: string, query: MentionQuery, name: string): { text: string; caret: number } {
  const before = text.slice(0, query.start);
  const after = text.slice(query.start + 1 + query.words.length);
  const call = `@${name}${/^\s/.test(after) ? '' : ' '}`;
  return { text: before + call + after, caret: before.length + call.length + (/^\s/.test(after) ? 1 : 0) };
}

export type Call = { kind: 'text' | 'call'; text: string };

/** The text cut where it calls one of these names; the longest name that fits counts. */
export function callsIn(text: string, names: readonly string[]): Call[] {
  if (names.length === 0 || !text.includes('@')) return [{ kind: 'text', text }];
  const wanted = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const calls: Call[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = mayBegin(text, at) ? wanted.find((each) => standsAt(text, at + 1, each)) : undefined;
    if (name === undefined) continue;
    if (at > from) calls.push({ kind: 'text', text: text.slice(from, at) });
    from = at + 1 + name.length;
    calls.push({ kind: 'call', text: text.slice(at, from) });
    at = from - 1;
  }
  if (from < text.length) calls.push({ kind: 'text', text: text.slice(from) });
  return calls;
}

function standsAt(text: string, at: number, name: string): boolean {
  if (text.slice(at, at + name.length).toLocaleLowerCase() !== name.toLocaleLowerCase()) return false;
  const next = [...text.slice(at + name.length, at + name.length + 2)][0];
  const last = [...name].at(-1) ?? '';
  return next === undefined || !wordPart.test(next) || unspaced.test(next) || unspaced.test(last);
}

/** The names that a message calls everyone by. */
export const callsToAll: readonly string[] = everyone;
