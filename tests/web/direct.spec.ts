// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type Browser, expect, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { kept } from "./support/kept.js";
import { look } from "./support/look.js";
import { type Person, visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui, whileAway } from "./support/ui.js";

let server: FoyerServer;
test.beforeEach(async () => {
  server = await FoyerServer.start("--sessions", "unlimited");
});
test.afterEach(async () => {
  await server.remove();
});

interface Seat extends Person {
  ui: Ui;
}

async function seat(browser: Browser, name: string, options = {}): Promise<Seat> {
  const person = await visit(browser, server.url, name, options);
  const ui = new Ui(person.page);
  await ui.signUp(name);
  return { ...person, ui };
}

/** Begins a conversation by the button above the list. */
async function writeTo(page: Page, words: string, username: string): Promise<void> {
  await page.getByTestId("new-message").click();
  await page.getByTestId("find-person").fill(words);
  await page.getByTestId("found-person").and(page.locator(`[data-name="${username}"]`)).click();
  await expect(page.getByTestId("new-message-dialog")).toHaveCount(0);
  await expect(page.getByTestId("room-name")).toHaveText(username);
}

test("two people find each other and write, and nobody else sees it", async ({ browser }) => {
  const ada = await seat(browser, "Ada");
  const bob = await seat(browser, "Bob");
  const eve = await seat(browser, "Eve");

  await writeTo(ada.page, "bo", "Bob");
  await expect(ada.page.getByTestId("room-name")).toHaveText("Bob");
  await expect(ada.page.getByTestId("presence")).toHaveAttribute("data-online", "true");
  await expect(ada.ui.conversation("Bob")).toBeVisible();
  // Nothing was said: Bob has nothing in his list.
  await expect(bob.ui.conversation("Ada")).toHaveCount(0);

  await bob.ui.open("Lobby");
  await ada.ui.send("Just between us");
  await expect(ada.ui.message("Just between us")).toHaveAttribute("data-state", "sent");
  const row = bob.ui.conversation("Ada");
  await expect(row).toBeVisible();
  await expect(row).toContainText("Just between us");
  await expect(bob.ui.unread("Ada")).toHaveText("1");
  await expect(row.locator("foyer-avatar .dot")).toBeVisible();

  await bob.ui.open("Ada");
  await expect(bob.ui.unread("Ada")).toHaveCount(0);
  await expect(ada.page.getByTestId("seen")).toHaveText(/Bob/);
  await bob.ui.composer().pressSequentially("Ye");
  await expect(ada.page.getByTestId("typing")).toContainText("Bob");
  await bob.ui.send("Yes 👋");
  await expect(ada.ui.message("Yes 👋")).toBeVisible();
  await expect(ada.ui.conversation("Bob")).toContainText("Yes 👋");

  await expect(eve.ui.conversation("Ada")).toHaveCount(0);
  await expect(eve.ui.conversation("Bob")).toHaveCount(0);
  const path = new URL(ada.page.url()).pathname;
  await eve.page.goto(server.url + path);
  await expect(eve.page.getByRole("heading", { name: "There is no such room" })).toBeVisible();

  // When Bob goes, Ada sees it, and when he was last here.
  await bob.context.close();
  await expect(ada.page.getByTestId("presence")).toHaveAttribute("data-online", "false");
  await expect(ada.page.getByTestId("presence")).toContainText("Last here");
  expect([...ada.troubles.errors, ...ada.troubles.foreign]).toEqual([]);
});

test("it begins at any name: in the list of members, at a message, on the card", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Herald");
  await bot.post(1, "Hear, hear");
  const ada = await seat(browser, "Ada", { viewport: { width: 1400, height: 800 } });
  await ada.ui.open("Lobby");
  const member = ada.page.getByTestId("member").and(ada.page.locator('[data-name="Herald"]'));
  await member.hover();
  await member.getByTestId("write-to").click();
  await expect(ada.page.getByTestId("room-name")).toHaveText("Herald");
  // There is no list of members of two.
  await expect(ada.page.getByTestId("members")).toHaveCount(0);

  await ada.ui.open("Lobby");
  await ada.ui.message("Hear, hear").locator("foyer-avatar").click();
  await ada.page.getByTestId("write-to-person").click();
  await expect(ada.page.getByTestId("person-dialog")).toHaveCount(0);
  await expect(ada.page.getByTestId("room-name")).toHaveText("Herald");
  await expect(ada.ui.conversation("Herald")).toHaveCount(1);
  // One's own card offers nothing of the kind.
  await ada.ui.open("Lobby");
  const own = ada.page.getByTestId("member").and(ada.page.locator('[data-name="Ada"]'));
  await expect(own.getByTestId("write-to")).toHaveCount(0);
  // The keyboard is enough, too.
  await ada.page.getByTestId("new-message").press("Enter");
  await ada.page.getByTestId("find-person").fill("herald");
  await expect(ada.page.getByTestId("found-person")).toHaveCount(1);
  await ada.page.keyboard.press("Enter");
  await expect(ada.page.getByTestId("room-name")).toHaveText("Herald");
  await ada.page.getByTestId("new-message").click();
  await ada.page.getByTestId("find-person").fill("nobody of that name");
  await expect(ada.page.getByTestId("new-message-dialog")).toContainText("Nobody is called that.");
  expect(ada.troubles.errors).toEqual([]);
});

test("it reaches who is away, with the exact number of what is new", { tag: "@firefox" }, async ({ browser }) => {
  const ada = await seat(browser, "Ada");
  const bob = await seat(browser, "Bob");
  await bob.page.goto("about:blank");
  await writeTo(ada.page, "Bob", "Bob");
  for (const text of ["one", "two", "three"]) await ada.ui.send(text);
  await expect(ada.ui.message("three")).toHaveAttribute("data-state", "sent");
  await bob.page.goto(`${server.url}/r/1`);
  await expect(bob.ui.unread("Ada")).toHaveText("3");
  await expect(bob.ui.conversation("Ada")).toContainText("three");
  await bob.ui.open("Ada");
  await expect(bob.ui.message("one")).toBeVisible();
  await expect(bob.ui.unread("Ada")).toHaveCount(0);
});

test("who is hidden comes back with the next message", async ({ browser }) => {
  const ada = await seat(browser, "Ada");
  const bob = await Bot.signIn(server.url, "Bob");
  await writeTo(ada.page, "Bob", "Bob");
  await ada.ui.send("Hello");
  await expect(ada.ui.message("Hello")).toHaveAttribute("data-state", "sent");
  const direct = Number(/\/r\/(\d+)/.exec(ada.page.url())?.[1]);
  await ada.page.getByTestId("room-menu").click();
  await ada.page.getByTestId("direct-hide").click();
  await expect(ada.ui.conversation("Bob")).toHaveCount(0);
  await ada.page.reload();
  await expect(ada.page.getByTestId("conversations")).toBeVisible();
  await expect(ada.ui.conversation("Bob")).toHaveCount(0);
  await ada.ui.open("Lobby");
  await bob.post(direct, "Are you there?");
  await expect(ada.ui.conversation("Bob")).toBeVisible();
  await expect(ada.ui.unread("Bob")).toHaveText("1");
  await ada.ui.open("Bob");
  await expect(ada.ui.message("Hello")).toBeVisible();
  await expect(ada.ui.message("Are you there?")).toBeVisible();
  // A link to it works also while it is hidden.
  await ada.page.getByTestId("room-menu").click();
  await ada.page.getByTestId("direct-hide").click();
  await expect(ada.ui.conversation("Bob")).toHaveCount(0);
  await ada.page.goto(`${server.url}/r/${direct}`);
  await expect(ada.page.getByTestId("room-name")).toHaveText("Bob");
  // Also where the copy of this browser does not know yet that it is.
  await kept(ada.page, "Are you there?");
  const elsewhere = await Bot.signIn(server.url, "Ada");
  await whileAway(ada.page, () => elsewhere.call("POST", `/conversations/${direct}/hide`));
  await expect.poll(async () => JSON.stringify(await elsewhere.call("GET", "/conversations"))).toContain("Are you there?");
  await expect(ada.ui.message("Are you there?")).toBeVisible();
  await expect(ada.ui.conversation("Bob")).toBeVisible();
  expect(ada.troubles.errors).toEqual([]);
});

test("a block ends it for both, and can be taken back", async ({ browser }) => {
  const ada = await seat(browser, "Ada");
  const bob = await seat(browser, "Bob");
  await writeTo(ada.page, "Bob", "Bob");
  await ada.ui.send("Hello");
  await bob.ui.open("Ada");
  await bob.page.getByTestId("room-menu").click();
  await bob.page.getByTestId("direct-block").click();
  await expect(bob.page.getByTestId("hindrance")).toContainText("You blocked Ada");
  await expect(bob.ui.composer()).toBeHidden();

  await ada.ui.send("Still there?");
  const failed = ada.ui.message("Still there?");
  await expect(failed).toHaveAttribute("data-state", "failed");
  await expect(failed).toContainText("takes no private messages from you");
  // What was said can be read on both sides.
  await expect(ada.ui.message("Hello")).toBeVisible();

  await bob.page.getByTestId("unblock-here").click();
  await expect(bob.ui.composer()).toBeVisible();
  await ada.ui.send("Now?");
  await expect(ada.ui.message("Now?")).toHaveAttribute("data-state", "sent");
  await expect(bob.ui.message("Now?")).toBeVisible();
});

test("people and rooms are listed together or apart", async ({ browser }) => {
  const ada = await seat(browser, "Ada");
  await Bot.signIn(server.url, "Bob");
  await expect(ada.page.getByTestId("show-direct")).toHaveCount(0);
  await writeTo(ada.page, "Bob", "Bob");
  await ada.page.getByTestId("show-direct").click();
  await expect(ada.ui.conversation("Lobby")).toHaveCount(0);
  await expect(ada.ui.conversation("Bob")).toBeVisible();
  await ada.page.getByTestId("show-room").click();
  await expect(ada.ui.conversation("Bob")).toHaveCount(0);
  await expect(ada.ui.conversation("Lobby")).toBeVisible();
  await ada.page.reload();
  await expect(ada.ui.conversation("Lobby")).toBeVisible();
  await expect(ada.page.getByTestId("show-room")).toHaveAttribute("aria-pressed", "true");
  await ada.page.getByTestId("show-all").click();
  await expect(ada.ui.conversation("Bob")).toBeVisible();
});

for (const [size, [width, height]] of Object.entries({ phone: [360, 740], desktop: [1440, 900] })) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en-GB", "zh-CN"]) {
      test(`it is in order: ${size}, ${colorScheme}, ${locale}`, async ({ browser }) => {
        const bot = await Bot.signIn(server.url, "李小龙", "a5");
        await Bot.signIn(server.url, "Bob");
        const ada = await seat(browser, "Ada", { viewport: { width, height }, colorScheme, locale, hasTouch: size === "phone" });
        const { page, ui } = ada;
        const name = (what: string): string => `direct-${what}-${size}-${colorScheme}-${locale}`;
        if (size === "phone" && !(await ui.conversation("Lobby").isVisible())) await page.getByTestId("back").click();
        await page.getByTestId("new-message").click();
        await expect(page.getByTestId("found-person")).toHaveCount(2);
        await look(page, name("finder"));
        await page.getByTestId("find-person").fill("小");
        await expect(page.getByTestId("found-person")).toHaveCount(1);
        await page.keyboard.press("Enter");
        await expect(page.getByTestId("room-name")).toHaveText("李小龙");
        await ui.send("你好 👋");
        await expect(ui.message("你好 👋")).toHaveAttribute("data-state", "sent");
        const direct = Number(/\/r\/(\d+)/.exec(page.url())?.[1]);
        await bot.post(direct, "Hello Ada, nice to hear from you!");
        await expect(ui.message("nice to hear")).toBeVisible();
        await look(page, name("talk"));
        await page.getByTestId("room-menu").click();
        await look(page, name("menu"));
        await page.getByTestId("direct-block").click();
        await expect(page.getByTestId("hindrance")).toBeVisible();
        await look(page, name("blocked"));
        if (size === "phone") {
          await page.getByTestId("back").click();
          await look(page, name("list"));
        }
        expect(ada.troubles).toEqual({ errors: [], foreign: [] });
      });
    }
  }
}
