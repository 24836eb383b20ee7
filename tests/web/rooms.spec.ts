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

const notice = (page: Page, event: string): Locator =>
  page.getByTestId("notice").and(page.locator(`[data-event="${event}"]`));

async function choose(page: Page, item: string): Promise<void> {
  await page.getByTestId("room-menu").click();
  await page.getByTestId(item).click();
}

async function member(page: Page, name: string, item: string): Promise<void> {
  const row = page.getByTestId("member").and(page.locator(`[data-name="${name}"]`));
  await row.hover();
  await row.getByTestId("member-menu").click();
  await page.getByTestId(item).click();
}

async function shown(page: Page, name: string): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))));
  const folder = process.env.FOYER_WEB_RESULTS;
  if (folder) await page.screenshot({ path: `${folder}/rooms/${name}.png` });
}

test("a room is set up, and everybody sees it at once", async ({ browser }) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "小明", { locale: "zh-CN" });
  const ada = new Ui(first.page);
  const ming = new Ui(second.page);
  await ada.signUp("Ada", "a3");
  await ming.signUp("小明", "a8");
  await ada.createRoom("Tea", "Leaves");
  await ming.joinRoom("Tea");
  await expect(notice(ada.page, "members")).toHaveText("小明 joined");
  await expect(ada.messages()).toHaveCount(0);

  await choose(ada.page, "room-settings");
  const dialog = ada.page.getByTestId("room-settings-dialog");
  await dialog.getByTestId("room-name-field").fill("Green tea");
  await dialog.getByTestId("room-topic-field").fill("Only leaves");
  await dialog.getByTestId("room-cover-file").setInputFiles({
    name: "leaf.png",
    mimeType: "image/png",
    buffer: await picture(ada.page, 300, 300),
  });
  await dialog.getByTestId("room-posting").selectOption("announcements");
  await expect(dialog.getByText("Remove the picture")).toBeVisible();
  await shown(ada.page, "settings");
  await dialog.getByTestId("room-settings-save").click();
  await expect(dialog).toHaveCount(0);

  for (const page of [ada.page, ming.page]) {
    await expect(page.getByTestId("room-name")).toHaveText("Green tea");
    await expect(page.getByTestId("room-topic")).toHaveText("Only leaves");
    await expect(notice(page, "renamed")).toContainText("Green tea");
    await expect(notice(page, "cover")).toBeVisible();
  }
  await expect(ming.page.getByTestId("hindrance")).toBeVisible();
  await expect(ming.composer()).toBeHidden();
  await expect(ada.composer()).toBeVisible();
  await shown(ming.page, "announcements-zh");
  await ada.send("First news");
  await expect(ming.message("First news")).toBeVisible();

  await choose(ada.page, "room-settings");
  await dialog.getByTestId("room-archive").click();
  await expect(ada.page.getByTestId("hindrance")).toHaveText("This room is archived.");
  await choose(ada.page, "room-settings");
  await dialog.getByTestId("room-archive").click();
  await expect(ada.composer()).toBeVisible();
  for (const each of [first, second]) {
    expect(each.troubles.errors).toEqual([]);
    expect(each.troubles.foreign).toEqual([]);
  }
});

test("people come into a private room by name and by link", async ({ browser }) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "Bob");
  const ada = new Ui(first.page);
  const bob = new Ui(second.page);
  await ada.signUp("Ada");
  await Bot.signIn(server.url, "Cy");
  await ada.page.getByTestId("create-room").click();
  const create = ada.page.getByTestId("create-room-dialog");
  await create.locator("input[name=name]").fill("Den");
  await create.getByTestId("visibility-private").check();
  await shown(ada.page, "create");
  await ada.page.getByTestId("create-room-submit").click();
  await expect(ada.page.getByTestId("room-name")).toHaveText("Den");

  await choose(ada.page, "invite-people");
  const dialog = ada.page.getByTestId("invite-people-dialog");
  await dialog.getByTestId("invite-name").fill("nobody at all");
  await dialog.getByTestId("invite-add").click();
  await expect(dialog.getByTestId("invite-answer")).toContainText("nobody at all");
  await dialog.getByTestId("invite-name").fill("Cy");
  await dialog.getByTestId("invite-add").click();
  await expect(dialog.getByTestId("invite-answer")).toContainText("Cy");
  await expect(notice(ada.page, "added")).toHaveText("Ada added Cy");
  await dialog.getByTestId("room-link-create").click();
  const link = await dialog.getByTestId("room-link-address").inputValue();
  await shown(ada.page, "invite");
  await ada.page.keyboard.press("Escape");

  // Who is not signed in yet comes in after signing up.
  await bob.page.goto(link);
  await bob.page.reload();
  await bob.page.goto(link);
  await bob.signUp("Bob");
  await expect(bob.page.getByTestId("room-name")).toHaveText("Den");
  expect(new URL(bob.page.url()).hash).toBe("");
  await bob.send("Nice in here");
  await expect(ada.message("Nice in here")).toBeVisible();

  await choose(ada.page, "invite-people");
  await dialog.getByTestId("room-link-delete").click();
  await expect(dialog.getByTestId("room-link")).toHaveCount(0);
});

test("members are given roles, silenced, removed and banned", async ({ browser }) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "Bob");
  const ada = new Ui(first.page);
  const bob = new Ui(second.page);
  await ada.signUp("Ada");
  await bob.signUp("Bob");
  await ada.createRoom("Club");
  await bob.joinRoom("Club");
  await expect(ada.onlineMembers()).toHaveText([/Ada/, /Bob/]);

  await member(ada.page, "Bob", "member-make-moderator");
  await expect(ada.onlineMembers().filter({ hasText: "Bob" })).toContainText("Moderator");
  await expect(notice(bob.page, "role")).toHaveText("Ada made Bob a moderator");
  await member(ada.page, "Bob", "member-make-member");
  await member(ada.page, "Bob", "member-silence-3600");
  await expect(bob.page.getByTestId("hindrance")).toBeVisible();
  await expect(ada.onlineMembers().filter({ hasText: "Bob" })).toContainText("silenced");
  await shown(ada.page, "members");
  await member(ada.page, "Bob", "member-unsilence");
  await expect(bob.composer()).toBeVisible();

  await member(ada.page, "Bob", "member-kick");
  await expect(bob.conversation("Club")).toHaveCount(0);
  await bob.joinRoom("Club");
  await member(ada.page, "Bob", "member-ban");
  await ada.page.getByTestId("ban-reason").fill("too loud");
  await shown(ada.page, "ban");
  await ada.page.getByTestId("ban-confirm").click();
  await expect(bob.conversation("Club")).toHaveCount(0);
  await choose(ada.page, "room-bans");
  await expect(ada.page.getByTestId("ban")).toContainText("too loud");
  await ada.page.getByTestId("unban").click();
  await expect(ada.page.getByTestId("ban")).toHaveCount(0);
});

test("everybody has a room his own way, on all of his screens", async ({ browser }) => {
  await server.remove();
  server = await FoyerServer.start("--sessions", "unlimited");
  const ada = new Ui((await visit(browser, server.url, "Ada", { viewport: { width: 390, height: 800 } })).page);
  await ada.signUp("Ada");
  const other = new Ui((await visit(browser, server.url, "Ada")).page);
  await other.signIn("Ada");
  await other.createRoom("Books");
  await other.createRoom("Music");
  await ada.open("Books");
  await choose(ada.page, "favourite");
  await expect(other.page.getByTestId("conversation").first()).toHaveAttribute("data-name", "Books");
  await choose(ada.page, "notify-mentions");
  await other.open("Books");
  await other.page.getByTestId("room-menu").click();
  await expect(other.page.getByTestId("notify-mentions")).toHaveAttribute("aria-checked", "true");
  await shown(other.page, "menu");
  await ada.page.getByTestId("room-menu").click();
  await shown(ada.page, "menu-phone");
});

test("a few letters or arrow keys lead to another room", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Herald");
  const news = await bot.createRoom("News");
  const { page, troubles } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  await ada.joinRoom("News");
  await ada.createRoom("Tea");
  await bot.post(news, "to everybody");
  await expect(ada.unread("News")).toHaveText("1");

  await page.keyboard.press("ControlOrMeta+k");
  const dialog = page.getByTestId("switcher-dialog");
  const options = dialog.getByRole("option");
  await expect(page.getByTestId("switcher-input")).toBeFocused();
  // What is unread comes first, where one is comes last.
  await expect(options).toHaveText([/News/, /Lobby/, /Tea/]);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("combobox")).toHaveAttribute("aria-activedescendant", (await options.first().getAttribute("id")) ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId("room-name")).toHaveText("News");

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByTestId("switcher-input").fill("lob");
  await expect(options).toHaveText([/Lobby/]);
  await options.click();
  await expect(page.getByTestId("room-name")).toHaveText("Lobby");
  expect(troubles).toEqual({ errors: [], foreign: [] });
});
