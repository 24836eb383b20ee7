// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import { Resume } from '../../src/client/resume';
import type { SyncAnswer } from '../../src/protocol/frames';
import { conversation, message, messages } from '../support/values';

let resume: Resume;

function answer(parts: [id: number, revision: number, reset?: boolean][], partial = false): SyncAnswer {
  return {
    type: 'sync',
    partial,
    conversations: parts.map(([id, revision, reset = true]) => ({
      conversation: conversation(id, { revision }),
      messages: [],
      reset,
    })),
  };
}

beforeEach(() => {
  resume = new Resume();
});

describe('what is asked for after a connect', () => {
  it('is nothing at first, then every revision held', () => {
    expect(resume.revisions()).toEqual({});
    resume.answer(
      answer([
        [7, 120],
        [9, 0],
      ]),
    );
    expect(resume.revisions()).toEqual({ 7: 120, 9: 0 });
  });

  it('counts messages that are newer than the summary beside them', () => {
    const late = answer([[7, 3]]);
    late.conversations[0]?.messages.push(...messages(1, 5));
    resume.answer(late);
    expect(resume.revision(7)).toBe(5);
  });
});

describe('a pushed message', () => {
  beforeEach(() => resume.answer(answer([[7, 5]])));

  it('fits when it is the next one', () => {
    expect(resume.take(message(6))).toBe('apply');
    expect(resume.take(message(7))).toBe('apply');
    expect(resume.revisions()).toEqual({ 7: 7 });
  });

  it('is known when it comes again', () => {
    expect(resume.take(message(5))).toBe('known');
    expect(resume.take(message(2, { revision: 1 }))).toBe('known');
  });

  it('leaves a gap when one is missing before it, and is not taken', () => {
    expect(resume.take(message(7))).toBe('gap');
    expect(resume.revision(7)).toBe(5);
    expect(resume.take(message(6))).toBe('apply');
  });

  it('is a gap in a conversation that is not held', () => {
    expect(resume.take(message(1, { conversation: 8 }))).toBe('gap');
  });
});

describe('filling a gap', () => {
  beforeEach(() => resume.answer(answer([[7, 5]])));

  it('asks once until it is answered', () => {
    expect(resume.askFor(7)).toEqual({ 7: 5 });
    expect(resume.askFor(7)).toBeNull();
    expect(resume.askFor(8)).toEqual({ 8: 0 });
    resume.answer(answer([[7, 9, false]], true));
    expect(resume.askFor(7)).toEqual({ 7: 9 });
  });

  it('asks anew after a reconnect, for the question went down with the connection', () => {
    resume.askFor(7);
    resume.revisions();
    expect(resume.askFor(7)).toEqual({ 7: 5 });
  });

  it('never goes back by an answer that crossed with a push', () => {
    resume.askFor(7);
    expect(resume.take(message(6))).toBe('apply');
    resume.answer(answer([[7, 5, false]], true));
    expect(resume.revision(7)).toBe(6);
  });

  it('goes back when told to start anew', () => {
    resume.answer(answer([[7, 2, true]]));
    expect(resume.revision(7)).toBe(2);
  });
});

describe('leaving', () => {
  it('shows in a complete answer that no longer names the conversation', () => {
    resume.answer(
      answer([
        [7, 5],
        [9, 1],
      ]),
    );
    expect(resume.answer(answer([[9, 1, false]]))).toEqual([7]);
    expect(resume.revisions()).toEqual({ 9: 1 });
  });

  it('does not show in a partial answer', () => {
    resume.answer(
      answer([
        [7, 5],
        [9, 1],
      ]),
    );
    expect(resume.answer(answer([[9, 2, false]], true))).toEqual([]);
    expect(resume.revision(7)).toBe(5);
  });
});
