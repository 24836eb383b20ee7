// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { LineReader, type TextSpan } from './inline-marks';

/** A part of a message that is set apart from what is above and below. */
export interface TextBlock {
  readonly kind: 'plain' | 'quote' | 'code';
  /** What is shown: without the marks that made it so. */
  readonly text: string;
  /** In the order in which they end; several at one place where they are nested. */
  readonly spans: readonly TextSpan[];
}

const isFence = (line: string): boolean => line.startsWith('```');
const isQuote = (line: string): boolean => line.startsWith('>');
const unquoted = (line: string): string => line.slice(line.startsWith('> ') ? 2 : 1);
const isEmpty = (line: string | undefined): boolean => line?.trim() === '';

/** The line with the closing fence; -1 if there is none. */
function closingFence(lines: readonly string[], opening: number): number {
  return lines.findIndex((line, index) => index > opening && line.trim() === '```');
}

function blockOf(kind: TextBlock['kind'], lines: readonly string[]): TextBlock {
  if (kind === 'code') return { kind, text: lines.join('\n'), spans: [] };
  let text = '';
  const spans: TextSpan[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) text += '\n';
    const read = new LineReader(line).read();
    spans.push(...read.spans.map((span) => ({ ...span, start: span.start + text.length })));
    text += read.text;
  }
  return { kind, text, spans };
}

/**
 * A message's text as it is shown: a small part of Markdown, and links; the same as in the desktop program. **bold**,
 * *italic*, _italic_, ~~struck~~ and `code` within a line; lines that begin with > are a quote, and lines between two
 * that begin with ``` are code; a backslash keeps the mark behind it. Everything else stays as it was written.
 */
export function richText(text: string): TextBlock[] {
  if (text === '') return [];
  const blocks: TextBlock[] = [];
  let plain: string[] = [];
  const add = (kind: TextBlock['kind'], all: readonly string[]): void => {
    // Empty lines around what is set apart only keep it apart, which it is anyway.
    const first = blocks.length > 0 ? all.findIndex((line) => !isEmpty(line)) : 0;
    const lines = first < 0 ? [] : all.slice(first);
    if (lines.length > 0) blocks.push(blockOf(kind, lines));
  };
  const endPlain = (isSetApart: boolean): void => {
    while (isSetApart && isEmpty(plain.at(-1))) plain.pop();
    add('plain', plain);
    plain = [];
  };
  const lines = text.split('\n');
  // A fence that nothing closes is looked for once.
  let isFencing = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const closing = isFencing && isFence(line) ? closingFence(lines, at) : -1;
    if (isFence(line) && closing < 0) isFencing = false;
    if (closing > at + 1) {
      endPlain(true);
      add('code', lines.slice(at + 1, closing));
      at = closing;
    } else if (isQuote(line)) {
      endPlain(true);
      const after = lines.findIndex((each, index) => index > at && !isQuote(each));
      const end = after < 0 ? lines.length : after;
      add('quote', lines.slice(at, end).map(unquoted));
      at = end - 1;
    } else {
      plain.push(line);
    }
  }
  endPlain(blocks.length > 0);
  return blocks;
}

/** What is shown of a text where there is no room for its looks: one line, without the marks. */
export function plainText(text: string): string {
  return richText(text)
    .map((block) => block.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
