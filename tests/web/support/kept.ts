// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Page } from "@playwright/test";

/** Waits until what was said is in the copy that the browser keeps. */
export async function kept(page: Page, text: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        (wanted) =>
          new Promise<boolean>((resolve) => {
            const opened = indexedDB.open("foyer");
            opened.onsuccess = () => {
              const all = opened.result.transaction("conversations").objectStore("conversations").getAll();
              all.onsuccess = () => {
                opened.result.close();
                resolve(JSON.stringify(all.result).includes(wanted));
              };
            };
          }),
        text,
      ),
    )
    .toBe(true);
}
