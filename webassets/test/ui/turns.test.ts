// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../src/ui/shared/turns';

describe('turns', () => {
  it('come one after the other, and what a turn leads to comes before the next', async () => {
    const order: string[] = [];
    const take = async (name: string): Promise<void> => {
      await nextTurn();
      order.push(name);
      await Promise.resolve();
      order.push(`${name}, then`);
    };
    await Promise.all([take('first'), take('second'), take('third')]);
    expect(order).toEqual(['first', 'first, then', 'second', 'second, then', 'third', 'third, then']);
  });
});
