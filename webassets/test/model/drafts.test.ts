// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest';
import type { Keep } from '../../src/client/database';
import { memoryKeep } from '../../src/client/memory-keep';
import { Drafts } from '../../src/model/drafts';
import { FakeClock, settle } from '../support/fake-clock';
import { FakeTabs } from '../support/fake-tabs';

const tabs = new FakeTabs();
let opened = 0;

let keep: Keep;
let clock: FakeClock;
let drafts: Drafts;

beforeEach(async () => {
  keep = memoryKeep();
  clock = new FakeClock();
  drafts = new Drafts(keep, clock, tabs.tab(`tab ${++opened}`));
  await drafts.open(1);
});

describe('drafts', () => {
  it('are kept for each conversation, and come back after a reload', async () => {
    drafts.set(7, 'half a thou');
    drafts.set(9, 'other');
    clock.advance(300);
    const again = new Drafts(keep, clock, tabs.tab(`tab ${++opened}`));
    await again.open(1);
    expect([again.get(7), again.get(9), again.get(8)]).toEqual(['half a thou', 'other', '']);
  });

  it('are written once after a pause, and at once when the page goes away', async () => {
    drafts.set(7, 'a');
    clock.advance(200);
    drafts.set(7, 'ab');
    clock.advance(200);
    expect(await keep.drafts(1)).toEqual([]);
    void drafts.flush();
    await settle();
    expect(await keep.drafts(1)).toEqual([{ user: 1, conversation: 7, text: 'ab' }]);
  });

  it('go when they were sent', async () => {
    drafts.set(7, 'a');
    clock.advance(300);
    drafts.set(7, '');
    clock.advance(300);
    expect(await keep.drafts(1)).toEqual([]);
  });

  it('belong to their user', async () => {
    drafts.set(7, 'mine');
    await drafts.open(2);
    expect(drafts.get(7)).toBe('');
    await drafts.open(1);
    expect(drafts.get(7)).toBe('mine');
  });
});
