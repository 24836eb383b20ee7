// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
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

const member = (page: Page, name: string): Locator =>
  page.getByTestId("member").and(page.locator(`[data-name="${name}"]`));

async function openPrivacy(page: Page): Promise<Locator> {
  await page.getByTestId("profile").click();
  await page.getByTestId("menu-privacy").click();
  const dialog = page.getByTestId("privacy-dialog");
  await expect(dialog.getByTestId("privacy-tellsSeen")).toBeEnabled();
  return dialog;
}

test("who is called by name sees it in the list, and both counts go when it is read", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Herald");
  const room = await bot.createRoom("News");
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("News");
  await ada.open("Lobby");
  await bot.post(room, "one");
  await bot.post(room, "two for @Ada");
  const row = ada.conversation("News");
  await expect(ada.unread("News")).toHaveText("2");
  await expect(row.getByTestId("mentions")).toHaveText("@");
  await person.page.reload();
  await expect(ada.unread("News")).toHaveText("2");
  await expect(row.getByTestId("mentions")).toHaveText("@");
  await ada.open("News");
  await expect(ada.unread("News")).toHaveCount(0);
  await expect(row.getByTestId("mentions")).toHaveCount(0);
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("people see each other write, read and go, as far as they let it be known", async ({ browser }) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "Bo");
  const ada = new Ui(first.page);
  const bo = new Ui(second.page);
  await ada.signUp("Ada");
  await ada.createRoom("Tea");
  await bo.signUp("Bo");
  await bo.joinRoom("Tea");

  await bo.composer().pressSequentially("Hel");
  await expect(first.page.getByTestId("typing")).toHaveText("Bo is writing…");
  await expect(second.page.getByTestId("typing")).toHaveCount(0);
  await bo.send("Hello Ada");
  await expect(first.page.getByTestId("typing")).toHaveCount(0);
  await expect(second.page.getByTestId("seen")).toHaveText(/Seen by Ada/);
  await expect(first.page.getByTestId("seen")).toHaveCount(0);

  await first.page.setViewportSize({ width: 1400, height: 800 });
  await expect(member(first.page, "Bo")).toHaveAttribute("data-online", "true");

  // What Ada keeps to herself, Bo is not told any more; nor is she told of him.
  const dialog = await openPrivacy(first.page);
  await dialog.getByTestId("privacy-tellsSeen").uncheck();
  await dialog.getByTestId("privacy-tellsTyping").uncheck();
  await first.page.keyboard.press("Escape");
  await bo.send("Are you there?");
  await expect(ada.message("Are you there?")).toBeVisible();
  await ada.composer().pressSequentially("Yes");
  await ada.send("Yes");
  await expect(bo.message("Yes")).toBeVisible();
  await bo.send("Good");
  await expect(ada.message("Good")).toBeVisible();
  await expect(second.page.getByTestId("typing")).toHaveCount(0);
  await expect(second.page.getByTestId("seen")).toHaveCount(0);
  await first.page.reload();
  const again = await openPrivacy(first.page);
  await expect(again.getByTestId("privacy-tellsSeen")).not.toBeChecked();
  await expect(again.getByTestId("privacy-tellsLastSeen")).toBeChecked();
  await first.page.keyboard.press("Escape");

  await second.context.close();
  await expect(member(first.page, "Bo")).toHaveAttribute("data-online", "false");
  await first.page.reload();
  await expect(member(first.page, "Bo").getByTestId("last-seen")).toBeVisible();
  expect(first.troubles).toEqual({ errors: [], foreign: [] });
});

test("whoever does nothing for some minutes is shown as away until he comes back", async ({ browser }) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "Bo");
  const ada = new Ui(first.page);
  const bo = new Ui(second.page);
  await first.page.setViewportSize({ width: 1400, height: 800 });
  await ada.signUp("Ada");
  await second.page.clock.install();
  await second.page.reload();
  await bo.signUp("Bo");
  await expect(member(first.page, "Bo")).toHaveAttribute("data-idle", "false");
  await second.page.clock.runFor("06:00");
  await expect(member(first.page, "Bo")).toHaveAttribute("data-idle", "true");
  await expect(member(first.page, "Bo")).toHaveAttribute("data-online", "true");
  await second.page.mouse.move(200, 200);
  await second.page.keyboard.press("Shift");
  await expect(member(first.page, "Bo")).toHaveAttribute("data-idle", "false");
});

test("what is marked unread stays so on all one's clients until it is opened again", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Herald");
  const room = await bot.createRoom("News");
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("News");
  for (const text of ["one", "two", "three"]) await bot.post(room, text);
  await expect(ada.message("three")).toBeVisible();
  await expect(ada.unread("News")).toHaveCount(0);
  const other = await person.context.newPage();
  await other.goto(`${server.url}/r/1`);
  const elsewhere = new Ui(other);
  await expect(elsewhere.conversation("News")).toBeVisible();
  await expect(elsewhere.unread("News")).toHaveCount(0);

  await person.page.bringToFront();
  const message = ada.message("two");
  await message.hover();
  await message.getByTestId("message-more").click();
  await message.getByTestId("menu-mark-unread").click();
  await expect(ada.unread("News")).toHaveText("2");
  await expect(elsewhere.unread("News")).toHaveText("2");
  await expect(person.page.getByTestId("new-line")).toBeVisible();
  // Looking at it, and more that comes, does not make it read.
  await bot.post(room, "four");
  await expect(ada.message("four")).toBeVisible();
  await expect(ada.unread("News")).toHaveText("3");
  await ada.open("Lobby");
  await expect(ada.unread("News")).toHaveText("3");
  await ada.open("News");
  await expect(ada.unread("News")).toHaveCount(0);
  await expect(elsewhere.unread("News")).toHaveCount(0);
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});
