// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type Browser, expect, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { kept } from "./support/kept.js";
import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;

test.beforeEach(async () => {
  server = await FoyerServer.start();
});
test.afterEach(() => server.remove());

/** Somebody in the lobby, whose browser has kept the page. */
async function signedIn(browser: Browser, name: string): Promise<Page> {
  const { page } = await visit(browser, server.url, name);
  await new Ui(page).signUp(name);
  await new Ui(page).open("Lobby");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
}

test("the page opens without the server, shows what was said last, and sends once what was written meanwhile", { tag: "@firefox" }, async ({
  browser,
}) => {
  const page = await signedIn(browser, "ada");
  await new Ui(page).send("before the night");
  await expect(new Ui(page).message("before the night")).toHaveAttribute("data-state", "sent");
  await kept(page, "before the night");
  await server.stop("SIGKILL");

  await page.reload();
  await expect(new Ui(page).message("before the night")).toBeVisible();
  await expect(page.getByTestId("connection").first()).toHaveAttribute("data-state", "waiting");
  await new Ui(page).send("written in the dark");
  await expect(new Ui(page).message("written in the dark")).toHaveAttribute("data-state", "pending");
  await page.reload();
  await expect(new Ui(page).message("written in the dark")).toHaveAttribute("data-state", "pending");

  await server.start();
  await expect(new Ui(page).message("written in the dark")).toHaveAttribute("data-state", "sent", { timeout: 40_000 });
  await page.reload();
  await expect(new Ui(page).message("written in the dark")).toHaveCount(1);
});

test("the last letters before a reload are there after it, as a draft and as what was sent", { tag: "@firefox" }, async ({
  browser,
}) => {
  const page = await signedIn(browser, "ada");
  const ada = new Ui(page);
  // The page is not asked for anything between the last key and the reload, as that would give it time.
  for (const words of ["Before", "Before I", "Before I forget:"]) {
    await ada.composer().fill(words);
    await page.reload();
    await expect(ada.composer()).toHaveValue(words);
  }
  await ada.composer().fill("The key is under the pot");
  await ada.composer().press("Enter");
  await page.reload();
  await expect(ada.message("The key is under the pot")).toHaveCount(1);
  await expect(ada.message("The key is under the pot")).toHaveAttribute("data-state", "sent");
  await expect(ada.composer()).toHaveValue("");
});

test("a picture chosen while the server is away goes out later, and it is said so", async ({ browser }) => {
  const page = await signedIn(browser, "ada");
  const ada = new Ui(page);
  await server.stop("SIGKILL");
  await expect(ada.connectionLine()).toBeVisible();
  await ada.choosePicture("p.png", await picture(page, 320, 200));
  await expect(ada.attachments()).toContainText("You can send it all the same", { timeout: 40_000 });
  await look(page, "offline-picture");
  await ada.send("Seen on the way");
  const message = ada.message("Seen on the way");
  await expect(message.locator(".state")).toHaveAttribute("title", "Kept here, and sent as soon as the server can be reached");
  await look(page, "offline-waiting");
  await server.start();
  await expect(message).toHaveAttribute("data-state", "sent", { timeout: 40_000 });
  await expect(message.getByTestId("picture")).toHaveCount(1);
});

test("two tabs agree on drafts and on what waits, and one sends what the other left", { tag: "@firefox" }, async ({
  browser,
}) => {
  const first = await signedIn(browser, "ada");
  const second = await first.context().newPage();
  await second.goto(first.url());
  await new Ui(first).composer().fill("half a sent");
  await expect(new Ui(second).composer()).toHaveValue("half a sent");
  await new Ui(first).composer().fill("");
  await expect(new Ui(second).composer()).toHaveValue("");

  await server.stop("SIGKILL");
  await new Ui(first).send("left behind");
  await expect(new Ui(second).message("left behind")).toHaveAttribute("data-state", "pending");
  await first.close();
  await server.start();
  await expect(new Ui(second).message("left behind")).toHaveAttribute("data-state", "sent", { timeout: 40_000 });
  await second.reload();
  await expect(new Ui(second).message("left behind")).toHaveCount(1);
});

test("what was read in one tab while the server is away is read in the other, and the server hears of it from whoever is left", async ({
  browser,
}) => {
  const herald = await Bot.signIn(server.url, "Herald");
  const rooms = new Map<string, number>();
  for (const name of ["News", "Garden"]) rooms.set(name, await herald.createRoom(name));
  const first = await signedIn(browser, "ada");
  for (const name of rooms.keys()) await new Ui(first).joinRoom(name);
  await new Ui(first).open("Lobby");
  const second = await first.context().newPage();
  await second.goto(first.url());
  for (const room of rooms.values()) await herald.post(room, "read all about it");
  for (const page of [first, second]) {
    for (const name of rooms.keys()) await expect(new Ui(page).unread(name)).toHaveText("1");
  }

  await server.stop("SIGKILL");
  await first.bringToFront();
  await new Ui(first).open("News");
  await expect(new Ui(first).unread("News")).toHaveCount(0);
  await expect(new Ui(second).unread("News")).toHaveCount(0);
  await expect(new Ui(second).unread("Garden")).toHaveText("1");
  await first.close();
  await second.bringToFront();
  await new Ui(second).open("Garden");
  await expect(new Ui(second).unread("Garden")).toHaveCount(0);

  // What was read outlives the page, too.
  await second.reload();
  await expect(new Ui(second).conversation("News")).toBeVisible();
  await server.start();
  const unread = (): Promise<unknown> =>
    second.evaluate(async () => {
      const answer = await fetch("/api/v1/conversations");
      const { conversations } = (await answer.json()) as { conversations: { name: string; unread: number }[] };
      return Object.fromEntries(conversations.map((each) => [each.name, each.unread]));
    });
  await expect.poll(unread, { timeout: 40_000 }).toMatchObject({ News: 0, Garden: 0 });
  for (const name of rooms.keys()) await expect(new Ui(second).unread(name)).toHaveCount(0);
});

test("who signed out leaves nothing behind to be read", { tag: "@firefox" }, async ({ browser }) => {
  const page = await signedIn(browser, "ada");
  await new Ui(page).send("for friends only");
  await kept(page, "for friends only");
  await page.getByTestId("profile").click();
  await page.getByTestId("sign-out").click();
  await page.getByTestId("sign-out-confirm").click();
  await expect(page.getByTestId("sign-in")).toBeVisible();
  await server.stop("SIGKILL");
  await page.reload();
  await expect(page.getByTestId("unreachable")).toBeVisible();
  await expect(page.getByText("for friends only")).toHaveCount(0);
});
