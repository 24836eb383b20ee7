// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { type Call, callsIn } from '../../model/mentions';
import type { TextSpan, TextStyle } from '../../model/inline-marks';
import { richText, type TextBlock } from '../../model/rich-text';
import { piecesOf, safeAddress } from '../timeline/links';

type Content = TemplateResult | string | readonly Content[];

interface Names {
  /** Called in the text, and those of them that mean the reader. */
  readonly all: readonly string[];
  readonly own: readonly string[];
}

/**
 * A message's text as people see it: marks, links, calls by name, and the plain rest. All of it goes through templates
 * as text; nothing in it is ever read as HTML.
 */
export function textOf(
  text: string,
  names: readonly string[],
  ownNames: readonly string[] = [],
): TemplateResult {
  const blocks = richText(text);
  const all: Names = { all: names, own: ownNames };
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'plain') {
    return html`<span class="text" dir="auto">${wordsOf(only, all)}</span>`;
  }
  return html`<div class="text blocks">
    ${blocks.map((block, index) => blockOf(block, index === blocks.length - 1, all))}
  </div>`;
}

function blockOf(block: TextBlock, isLast: boolean, names: Names): TemplateResult {
  const words = wordsOf(block, names);
  switch (block.kind) {
    case 'quote':
      return html`<blockquote dir="auto">${words}</blockquote>`;
    case 'code':
      return html`<pre dir="auto"><code>${block.text}</code></pre>`;
    case 'plain':
      // The time of the message stands beside the last line, where there is room.
      return isLast ? html`<span dir="auto">${words}</span>` : html`<p dir="auto">${words}</p>`;
  }
}

/** The text cut wherever a span begins or ends; each piece is wrapped in what covers it. */
function wordsOf({ text, spans }: TextBlock, names: Names): Content {
  if (spans.length === 0) return looseWords(text, names);
  const ends = spans.flatMap((span) => [span.start, span.start + span.length]);
  const edges = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    const covering = spans.filter((span) => span.start <= from && span.start + span.length >= to);
    return styled(text.slice(from, to), covering, names);
  });
}

function styled(piece: string, covering: readonly TextSpan[], names: Names): Content {
  const url = covering.find((span) => span.style === 'link')?.url;
  const href = url === undefined ? null : safeAddress(url);
  const isCode = covering.some((span) => span.style === 'code');
  const inner = href !== null ? linkOf(piece, href) : isCode ? piece : looseWords(piece, names);
  return covering.reduce<Content>((content, { style }) => wrapped(content, style), inner);
}

function wrapped(content: Content, style: TextStyle): Content {
  switch (style) {
    case 'bold':
      return html`<strong>${content}</strong>`;
    case 'italic':
      return html`<em>${content}</em>`;
    case 'struck':
      return html`<s>${content}</s>`;
    case 'code':
      return html`<code>${content}</code>`;
    case 'link':
      return content;
  }
}

/** Addresses without http:// and of mail are links as well. */
function looseWords(text: string, names: Names): Content {
  return piecesOf(text).map((piece) =>
    piece.kind === 'link'
      ? linkOf(piece.text, piece.href)
      : callsIn(piece.text, names.all).map((call) => callOf(call, names.own)),
  );
}

function linkOf(text: string, href: string): TemplateResult {
  // From left to right, whatever stands before it: no other text turns an address around.
  return html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

function callOf(call: Call, ownNames: readonly string[]): TemplateResult | string {
  if (call.kind === 'text') return call.text;
  const name = call.text.slice(1).toLocaleLowerCase();
  const isMine = ownNames.some((own) => own.toLocaleLowerCase() === name);
  return html`<span class="call ${isMine ? 'mine-call' : ''}" data-testid="mention">${call.text}</span>`;
}

/** Looks of what stands in a message's text. */
export const wordStyles = css`
  .text,
  .text > * {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .text.blocks {
    display: contents;
    white-space: normal;
  }
  .blocks > * {
    margin: 4px 0;
  }
  .blocks > p:first-child {
    margin-top: 0;
  }
  .text strong {
    font-weight: 700;
  }
  .text code,
  .text pre {
    border-radius: 5px;
    background: color-mix(in srgb, var(--ink) 8%, transparent);
    font-family: var(--font-mono);
    font-size: 0.9em;
  }
  .text code {
    padding: 1px 4px;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .text pre {
    max-width: 100%;
    padding: 7px 10px;
    border-radius: var(--r-sm);
    line-height: 1.45;
    tab-size: 4;
  }
  .text pre code {
    padding: 0;
    background: none;
    font-size: inherit;
  }
  .text blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line-strong);
    color: var(--ink-2);
  }
  .mine blockquote {
    border-color: var(--on-mine-2);
    color: inherit;
  }
`;
