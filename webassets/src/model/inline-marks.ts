// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

export type TextStyle = 'bold' | 'italic' | 'struck' | 'code' | 'link';

/** A stretch of a block's text; positions count UTF-16 units. */
export interface TextSpan {
  readonly style: TextStyle;
  readonly start: number;
  readonly length: number;
  /** Of a link. */
  readonly url?: string;
}

interface Mark {
  readonly text: string;
  readonly style: TextStyle;
}

const bold: Mark = { text: '**', style: 'bold' };
const italic: Mark = { text: '*', style: 'italic' };
/** Longer ones first, so that ** is not read as * twice. */
const marks: readonly Mark[] = [
  bold,
  { text: '~~', style: 'struck' },
  italic,
  { text: '_', style: 'italic' },
];

/** A mark that was opened and not closed yet; it is cut out of what is shown when it is closed. */
interface Opened {
  readonly mark: Mark;
  readonly at: number;
}

interface FoundLink {
  readonly start: number;
  readonly text: string;
}

/** Ends before a character that turns others around: behind it an address could read as that of another place. */
const address = /(?<![a-z0-9_])https?:\/\/[^\s<>"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi;
/** Punctuation after a link belongs to the sentence, and so do marks. */
const afterLink = ".,;:!?]}'*~_`。，；：！？）」』】";

function trimmedLink(found: string): string {
  // A bracket belongs to the link if it was opened inside.
  let missing = [...found].reduce((sum, each) => sum + (each === ')' ? 1 : each === '(' ? -1 : 0), 0);
  let end = found.length;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    if (last === ')' && missing > 0) missing--;
    else if (!afterLink.includes(last)) break;
  }
  return found.slice(0, end);
}

function isAddress(text: string): boolean {
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

function linksIn(line: string): FoundLink[] {
  return [...line.matchAll(address)]
    .map((match) => ({ start: match.index, text: trimmedLink(match[0]) }))
    .filter(({ text }) => isAddress(text));
}

const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]/u;

/**
 * Letters that are written with spaces between words: a mark inside a word is none. Chinese, Japanese and Korean have no
 * such spaces.
 */
const isWordCharacter = (each: string): boolean => /[\p{L}\p{N}]/u.test(each) && !unspaced.test(each);
const isSpace = (each: string): boolean => /[\p{Z}\t-\r\u0085]/u.test(each);

/** Reads one line of a message from left to right. */
export class LineReader {
  private text = '';
  private readonly spans: TextSpan[] = [];
  private readonly links: readonly FoundLink[];
  private nextLink = 0;
  private opened: Opened[] = [];
  private at = 0;
  /** No backtick closes one that stands before here. */
  private noCodeBefore = 0;

  constructor(private readonly line: string) {
    this.links = linksIn(line);
  }

  /** What is shown of the line. Call it once. */
  read(): { text: string; spans: readonly TextSpan[] } {
    while (this.at < this.line.length) {
      if (!this.takeEscaped() && !this.takeLink() && !this.takeCode() && !this.takeMark()) {
        this.text += this.line.charAt(this.at++);
      }
    }
    return { text: this.text, spans: this.spans };
  }

  private charAt(index: number): string {
    return this.line.charAt(index) || ' ';
  }

  private takeEscaped(): boolean {
    if (this.charAt(this.at) !== '\\' || !'\\*_~`>'.includes(this.charAt(this.at + 1))) return false;
    this.text += this.charAt(this.at + 1);
    this.at += 2;
    return true;
  }

  private takeLink(): boolean {
    while ((this.links[this.nextLink]?.start ?? Infinity) < this.at) this.nextLink++;
    const link = this.links[this.nextLink];
    if (link?.start !== this.at) return false;
    this.nextLink++;
    this.spans.push({ style: 'link', start: this.text.length, length: link.text.length, url: link.text });
    this.text += link.text;
    this.at += link.text.length;
    return true;
  }

  private takeCode(): boolean {
    if (this.charAt(this.at) !== '`' || this.at < this.noCodeBefore) return false;
    const closing = this.line.indexOf('`', this.at + 1);
    if (closing < 0) {
      this.noCodeBefore = this.line.length;
      return false;
    }
    if (closing === this.at + 1) return false;
    const code = this.line.slice(this.at + 1, closing);
    this.spans.push({ style: 'code', start: this.text.length, length: code.length });
    this.text += code;
    this.at = closing + 1;
    return true;
  }

  private takeMark(): boolean {
    const mark = marks.find((each) => this.line.startsWith(each.text, this.at));
    if (!mark) return false;
    // Of three stars that end both, the first ends what was opened last.
    const endsItalicFirst = this.line.startsWith('***', this.at) && this.opened.at(-1)?.mark === italic;
    this.take(endsItalicFirst ? italic : mark);
    return true;
  }

  private take(mark: Mark): void {
    const before = this.charAt(this.at - 1);
    const after = this.charAt(this.at + mark.text.length);
    this.at += mark.text.length;
    if (!isSpace(before) && !isWordCharacter(after) && this.close(mark)) return;
    // What is not closed stays as it was written.
    if (!isSpace(after) && !isWordCharacter(before)) this.opened.push({ mark, at: this.text.length });
    this.text += mark.text;
  }

  /** Ends the innermost one of its kind; what was opened inside it is none. */
  private close(mark: Mark): boolean {
    const index = this.opened.findLastIndex((each) => each.mark === mark);
    const from = this.opened[index]?.at;
    const { length } = mark.text;
    if (from === undefined || this.text.length === from + length) return false;
    this.opened = this.opened.slice(0, index);
    this.text = this.text.slice(0, from) + this.text.slice(from + length);
    // Those inside it are the last ones: spans are in the order in which they end.
    for (let each = this.spans.length - 1; (this.spans[each]?.start ?? 0) > from; each--) {
      const span = this.spans[each];
      if (span) this.spans[each] = { ...span, start: span.start - length };
    }
    this.spans.push({ style: mark.style, start: from, length: this.text.length - from });
    return true;
  }
}
