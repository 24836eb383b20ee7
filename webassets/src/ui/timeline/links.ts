// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { LinkifyIt } from 'linkify-it';

export type Piece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

/** Comes with the first text that may hold a link; who shows texts follows the signal. */
const finder = signal<LinkifyIt | null>(null);
const mayHoldLink = /\S[.:@]\S/;
let loading: Promise<void> | null = null;

/** Whether what finds links is here; texts that were shown without it are shown anew. */
export const canFindLinks = (): boolean => finder.value !== null;

/** Loads what finds links. */
export function loadLinks(): Promise<void> {
  loading ??= import('linkify-it').then(({ LinkifyIt }) => {
    const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });
    finder.value = linkify.add('ftp:', null).add('//', null);
  });
  return loading;
}

const safeSchemes = ['http:', 'https:', 'mailto:'];

/** The address if following it can do no harm, else null. */
export function safeAddress(address: string): string | null {
  try {
    const url = new URL(address);
    return safeSchemes.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Chinese, Japanese and Korean are written without a space before a link, which the library wants there. */
const beforeLink =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff65])(?=https?:\/\/)/iu;

/** Characters that turn others around; in an address they could make it read as that of another place. */
const turning =
  /(?=[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])|(?<=[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/u;

/** A message's text cut into plain pieces and links. Nothing in it is ever read as HTML. */
export function piecesOf(text: string): Piece[] {
  const linkify = finder.value;
  if (!linkify) {
    if (mayHoldLink.test(text)) void loadLinks();
    return [{ kind: 'text', text }];
  }
  const parts = text.split(beforeLink).flatMap((part) => part.split(turning));
  const pieces = parts.flatMap((part) => piecesWithin(part, linkify));
  return pieces.length > 0 ? pieces : [{ kind: 'text', text }];
}

function piecesWithin(text: string, linkify: LinkifyIt): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of linkify.match(text) ?? []) {
    const href = safeAddress(match.url);
    if (href === null || match.index < at) continue;
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) });
    pieces.push({ kind: 'link', text: match.raw, href });
    at = match.lastIndex;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}
