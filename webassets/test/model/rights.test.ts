// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/protocol/types';
import { mayEdit, mayPin, mayRecall, maySeeEdits, type Situation } from '../../src/model/rights';
import { conversation, direct, message, user } from '../support/values';

const now = 1_700_000_100_000;
const me = user(1);

function at(fields: Partial<Message>, role: 'member' | 'moderator' | 'owner' = 'member'): Situation {
  return {
    me,
    conversation: conversation(7, { role }),
    message: message(3, { author: me, createdAt: now - 60_000, ...fields }),
    now,
    editSeconds: 3600,
    recallSeconds: 120,
  };
}

describe('what may be done to a message', () => {
  it('the author edits and takes back for a while, whoever may recall-others at any time', () => {
    expect(mayEdit(at({}))).toBe(true);
    expect(mayRecall(at({}))).toBe(true);
    expect(mayRecall(at({ createdAt: now - 121_000 }))).toBe(false);
    expect(mayEdit(at({ createdAt: now - 3601_000 }))).toBe(false);
    expect(mayEdit(at({ createdAt: 0 }, 'moderator'))).toBe(true);
    expect(mayRecall(at({ createdAt: 0 }, 'owner'))).toBe(true);
  });

  it("others' words are changed by nobody, but taken back by moderators", () => {
    expect(mayEdit(at({ author: user(2) }, 'owner'))).toBe(false);
    expect(mayRecall(at({ author: user(2) }))).toBe(false);
    expect(mayRecall(at({ author: user(2) }, 'moderator'))).toBe(true);
  });

  it('nothing is done to what was taken back or only tells what happened', () => {
    const gone = at({ recalledAt: 5, editedAt: 4 }, 'owner');
    for (const test of [mayEdit, mayRecall, maySeeEdits, mayPin]) expect(test(gone)).toBe(false);
    const notice = { event: 'renamed', users: [], count: 0, left: [], leftCount: 0, text: 'x' };
    expect(mayRecall(at({ notice }, 'owner'))).toBe(false);
  });

  it('a forwarded message is not edited', () => {
    expect(mayEdit(at({ forwardedFrom: { user: 2, displayName: 'x' } }))).toBe(false);
  });

  it('pins and earlier wordings are for those who may', () => {
    expect(mayPin(at({}))).toBe(false);
    expect(mayPin(at({}, 'moderator'))).toBe(true);
    expect(maySeeEdits(at({}))).toBe(false);
    expect(maySeeEdits(at({ editedAt: 5 }))).toBe(true);
    expect(maySeeEdits(at({ editedAt: 5, author: user(2) }))).toBe(false);
    expect(maySeeEdits(at({ editedAt: 5, author: user(2) }, 'moderator'))).toBe(true);
  });

  it('both pin in a conversation of two, and nobody stands above the other', () => {
    const admin = { ...me, role: 'admin' as const };
    const theirs = { ...at({ author: user(2), editedAt: 5 }), me: admin, conversation: direct(7, 2) };
    expect(mayPin(theirs)).toBe(true);
    for (const test of [mayEdit, mayRecall, maySeeEdits]) expect(test(theirs)).toBe(false);
  });
});
