// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Page } from "@playwright/test";

import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;
test.beforeEach(async () => {
  server = await FoyerServer.start();
});
test.afterEach(async () => {
  await server.remove();
});

/** Presses something in one's own menu. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByTestId("profile").click();
  await page.getByRole("menuitemradio", { name }).click();
}

test("theme and language are chosen before and after signing in, at once, and kept", { tag: "@firefox" }, async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const { page } = person;
  const html = page.locator("html");
  const surface = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect(html).toHaveAttribute("data-theme", "light");
  const light = await surface();

  await page.getByTestId("theme-dark").click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect.poll(surface).not.toBe(light);
  await page.getByTestId("language").selectOption("zh-CN");
  await expect(html).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByTestId("sign-in-submit")).toHaveText("登录");
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page.getByTestId("sign-in-submit")).toHaveText("登录");

  const ada = new Ui(page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  await ada.composer().fill("half a sentence");
  await choose(page, "English");
  await expect(html).toHaveAttribute("lang", "en");
  await expect(ada.composer()).toHaveAttribute("placeholder", "Message to Lobby");
  await choose(page, "Light");
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect.poll(surface).toBe(light);
  // Nobody loses what he was writing by looking at it differently.
  await expect(ada.composer()).toHaveValue("half a sentence");
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(html).toHaveAttribute("lang", "en");
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});
