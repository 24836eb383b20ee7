// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { test as base } from "@playwright/test";

/**
 * A test whose pages are gone when it is over. Pages that a test opened in contexts of its own would otherwise stay, and go on
 * looking for a server that is gone, while all tests after it run.
 */
export const test = base.extend<{ pagesGone: void }>({
  pagesGone: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
