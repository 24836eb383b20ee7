// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
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

const lobby = 1;

/** Waits until what was posted can be found: the page asks only once. */
async function findable(bot: Bot, words: string, count: number): Promise<void> {
  await expect.poll(() => bot.find(words), { timeout: 30_000 }).toBe(count);
}

function hits(page: Page): Locator {
  return page.getByTestId("search-hit");
}

test("what was said is found in both languages, narrowed, and led to", { tag: "@firefox" }, async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Grace");
  const kitchen = await bot.createRoom("Kitchen");
  await bot.post(lobby, "Has anybody seen the teapot?");
  await bot.post(lobby, "今天下午我们去喝茶吧，顺便买一个 teapot");
  // So many that the first one is not on the newest page.
  for (let i = 0; i < 70; i++) await bot.post(lobby, `filler ${i}`);
  const attic = await bot.createRoom("Attic");
  await bot.post(attic, "a secret teapot");
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("Kitchen");
  await bot.post(kitchen, "The teapot is on the shelf", await bot.upload(await picture(person.page, 320, 200)));
  await expect(ada.message("on the shelf")).toBeVisible();
  await findable(bot, "teapot shelf", 1);
  const { page } = person;

  await test.step("opens by a key and finds parts of words, newest first, nothing of others", async () => {
    await page.getByTestId("room-name").click();
    await page.keyboard.press("/");
    await page.getByTestId("search-input").fill("eapo");
    await expect(hits(page)).toHaveCount(3);
    await expect(hits(page).first()).toContainText("The teapot is on the shelf");
    await expect(hits(page).first()).toContainText("Kitchen");
    await expect(hits(page).locator("mark")).toHaveText(["eapo", "eapo", "eapo"]);
  });

  await test.step("two Chinese characters", async () => {
    await page.getByTestId("search-input").fill("喝茶");
    await expect(hits(page)).toHaveCount(1);
    await expect(hits(page).locator("mark")).toHaveText("喝茶");
  });

  await test.step("filters", async () => {
    await page.getByTestId("search-input").fill("teapot");
    await expect(hits(page)).toHaveCount(3);
    await page.getByTestId("search-image").check();
    await expect(hits(page)).toHaveCount(1);
    await page.getByTestId("search-image").uncheck();
    await page.getByTestId("search-room").selectOption({ label: "Lobby" });
    await expect(hits(page)).toHaveCount(2);
    await page.getByTestId("search-author").selectOption({ label: "Ada" });
    await expect(page.getByTestId("search-none")).toHaveText("Nothing was found.");
    await page.getByTestId("search-author").selectOption({ label: "Grace" });
    await expect(hits(page)).toHaveCount(2);
  });

  await test.step("leads to the message", async () => {
    await hits(page).filter({ hasText: "anybody" }).click();
    await expect(page.getByTestId("search-dialog")).toHaveCount(0);
    await expect(page.getByTestId("room-name")).toHaveText("Lobby");
    await expect(ada.message("Has anybody seen the teapot?")).toBeInViewport();
  });
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

for (const look of [
  { name: "light-en-wide", locale: "en-GB", colorScheme: "light", width: 1280 },
  { name: "dark-zh-narrow", locale: "zh-CN", colorScheme: "dark", width: 390 },
] as const) {
  test(`the search fits its screen: ${look.name}`, async ({ browser }, info) => {
    const bot = await Bot.signIn(server.url, "Grace");
    for (let i = 1; i <= 12; i++) await bot.post(lobby, `Tea number ${i}: 今天下午我们一起喝茶，the teapot is ready`);
    await findable(bot, "喝茶 teapot", 12);
    const person = await visit(browser, server.url, "Ada", {
      locale: look.locale,
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: 800 },
    });
    const ada = new Ui(person.page);
    await ada.signUp("Ada");
    await person.page.getByTestId("search").click();
    await person.page.getByTestId("search-input").fill("喝茶 teapot");
    await expect(hits(person.page)).toHaveCount(12);
    const width = await person.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(look.width);
    await person.page.screenshot({ path: info.outputPath(`search-${look.name}.png`) });
    expect(person.troubles).toEqual({ errors: [], foreign: [] });
  });
}
