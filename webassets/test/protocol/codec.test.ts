// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../src/protocol/codec';
import type { ClientFrame } from '../../src/protocol/frames';
import { FormatError } from '../../src/protocol/reader';
import { codePoints } from '../../src/protocol/text';
import { message } from '../support/values';

interface Vectors {
  server: { name: string; frame: { type: string }[] }[];
  client: { name: string; frame: ClientFrame }[];
  serverRefused: { name: string; bytes: string }[];
  serverTolerated: { name: string; bytes: string; events: number }[];
}

const path = new URL('../../../tests/protocol/vectors/frames.json', import.meta.url);
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;

/** What the server leaves out of a message and of a notice. */
const plainMessage = {
  editedAt: 0,
  recalledAt: 0,
  pinnedAt: 0,
  replyTo: null,
  forwardedFrom: null,
  alias: null,
  mentions: [],
  mentionsAll: false,
  reactions: [],
  notice: null,
};
const plainMember = { idle: false, lastSeenAt: 0, silencedUntil: 0 };
/** What is left out of a plain room, and of settings that were never made. */
const plainConversation = {
  visibility: 'public',
  cover: null,
  archivedAt: 0,
  posting: 'everyone',
  slowSeconds: 0,
  notify: 'all',
  quietUntil: 0,
  favourite: false,
  silencedUntil: 0,
  partner: null,
};
const plainMembers = { changed: [] };
const plainNotice = { users: [], count: 0, left: [], leftCount: 0, text: '' };

function plainOf(part: object): object {
  if ('editedAt' in part) return plainMessage;
  if ('leftCount' in part) return plainNotice;
  if ('changed' in part) return plainMembers;
  if ('online' in part && 'role' in part) return plainMember;
  return 'visibility' in part ? plainConversation : {};
}

function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const plain = plainOf(part);
    const isPlain = (key: string, field: unknown): boolean =>
      key in plain && JSON.stringify(field) === JSON.stringify(plain[key as keyof typeof plain]);
    return Object.fromEntries(Object.entries(part).filter(([key, field]) => !isPlain(key, field)));
  });
}

describe('the recorded frames that both clients and the server share', () => {
  it.each(vectors.server)('reads  with every field', ({ frame }) => {
    expect(asWritten(decodeFrame(JSON.stringify(frame)))).toEqual(frame);
  });

  it.each(vectors.client)('writes ', ({ frame }) => {
    expect(JSON.parse(encodeFrame(frame))).toEqual(frame);
  });

  it.each(vectors.serverRefused)('refuses ', ({ bytes }) => {
    expect(() => decodeFrame(bytes)).toThrow(FormatError);
  });

  it.each(vectors.serverTolerated)('tolerates: ', ({ bytes, events }) => {
    expect(decodeFrame(bytes)).toHaveLength(events);
  });
});

describe('frames of a hostile server', () => {
  const frameWith = (fields: object): string =>
    JSON.stringify([{ type: 'message', message: { ...message(1), ...fields } }]);

  it('reads the message that the others are made from', () => {
    expect(decodeFrame(frameWith({}))).toEqual([{ type: 'message', message: message(1) }]);
  });

  it.each([
    ['seq as text', { seq: '1' }],
    ['seq with a fraction', { seq: 1.5 }],
    ['seq zero', { seq: 0 }],
    ['seq beyond 2^53', { seq: 2 ** 60 }],
    ['no text', { text: undefined }],
    ['text as a list', { text: ['a'] }],
    ['author as text', { author: 'Ada' }],
    ['time as text', { createdAt: 'now' }],
    ['picture as true', { image: true }],
    ['picture id that leaves its folder', { image: { id: '../../../../etc/passwd' } }],
  ])('refuses a message with %s', (_name, fields) => {
    expect(() => decodeFrame(frameWith(fields))).toThrow(FormatError);
  });

  it('takes no field from the prototype', () => {
    expect(() => decodeFrame('[{"type":"left","__proto__":{"conversation":7}}]')).toThrow(FormatError);
  });

  it('reads an avatar that is not ours as none', () => {
    const author = {
      id: 1,
      username: 'x',
      displayName: 'x',
      avatar: 'https://evil.example/a.svg',
      role: 'root',
    };
    const [event] = decodeFrame(frameWith({ author }));
    expect(event).toMatchObject({ message: { author: { avatar: '', role: 'member' } } });
  });

  it('bounds the box of a picture', () => {
    const huge = {
      id: 'f'.repeat(32),
      type: 'image/png',
      width: 1e15,
      height: 1,
      thumbnailWidth: 1,
      thumbnailHeight: 1,
      bytes: 1,
      animated: false,
    };
    const [event] = decodeFrame(frameWith({ image: huge }));
    expect(event).toMatchObject({ message: { image: { width: 100_000, height: 1 } } });
  });

  it.each([[new ArrayBuffer(4)], [undefined], [7], ['']])('refuses %s', (bytes) => {
    expect(() => decodeFrame(bytes)).toThrow(FormatError);
  });
});

describe('lengths of text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['茶🍵', 2],
    ['👨‍👩‍👧', 5],
    ['\uD83C', 1],
    ['\uDF75a', 2],
  ])('counts %j as %i code points', (text, count) => {
    expect(codePoints(text)).toBe(count);
    expect(codePoints(text)).toBe([...text].length);
  });
});
