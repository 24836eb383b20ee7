// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator } from "@playwright/test";

import { Bot } from "./support/bot.js";
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
test.afterEach(async () => {
  await server.remove();
});

const left = async (element: Locator): Promise<number> => (await element.boundingBox())?.x ?? NaN;

test("text from right to left reads so, and the page can be mirrored as a whole", async ({ browser }) => {
  const { page, troubles } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  const bot = await Bot.signIn(server.url, "דנה");
  const room = await bot.createRoom("חדר התה");
  await bot.post(room, "שלום לכולם! הגרסה 1.2 מוכנה.");
  await bot.post(room, "مرحبا بالعالم\nHello world");
  await bot.post(room, "> ציטוט\n```\nlet x = 1;\n```");
  await bot.post(room, "https://example.org/a_b", await bot.upload(await picture(page, 400, 260)));
  await ada.joinRoom("חדר התה");
  await ada.send("Hello from the left");

  const direction = (text: string): Promise<string> =>
    ada.message(text).locator("[dir=auto]").first().evaluate((each) => getComputedStyle(each).direction);
  expect(await direction("שלום")).toBe("rtl");
  expect(await direction("مرحبا")).toBe("rtl");
  expect(await direction("Hello from")).toBe("ltr");
  // A name keeps to itself: what is written after it does not change places with it.
  await expect(page.getByTestId("notice").filter({ hasText: "joined" })).toBeVisible();
  const them = await left(ada.message("שלום").locator(".bubble"));
  const mine = await left(ada.message("Hello from").locator(".bubble"));
  expect(mine).toBeGreaterThan(them);
  await look(page, "bidi-ltr");

  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  expect(await left(page.getByTestId("conversations")), "the list is on the right").toBeGreaterThan(
    await left(page.getByTestId("timeline")),
  );
  expect(await left(page.getByTestId("members"))).toBeLessThan(await left(page.getByTestId("timeline")));
  expect(await left(ada.message("Hello from").locator(".bubble")), "one's own words are on the left").toBeLessThan(
    await left(ada.message("שלום").locator(".bubble")),
  );
  await look(page, "bidi-rtl");
  await ada.message("שלום").hover();
  await look(page, "bidi-rtl-bar");
  await page.getByTestId("emoji-button").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
  await look(page, "bidi-rtl-emoji");
  await page.keyboard.press("Escape");
  await page.getByTestId("picture").click();
  await expect(page.getByTestId("viewer")).toBeVisible();
  await look(page, "bidi-rtl-viewer");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, "bidi-rtl-phone");
  await page.getByTestId("back").click();
  await look(page, "bidi-rtl-phone-list");
  expect(troubles).toEqual({ errors: [], foreign: [] });
});

test("at 200 percent on a small screen everything is in reach", async ({ browser }) => {
  // 640 by 512 pixels at 200 percent.
  const { page, troubles } = await visit(browser, server.url, "Ada", {
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
  });
  const ada = new Ui(page);
  await look(page, "zoom-sign-in");
  await ada.signUp("Ada");
  if (!(await ada.conversation("Lobby").isVisible())) await page.getByTestId("back").click();
  await look(page, "zoom-list");
  await ada.open("Lobby");
  await ada.send("A word that has to fit: Donaudampfschifffahrtsgesellschaftskapitänskajüte");
  await expect(ada.message("A word")).toBeInViewport();
  const send = await page.getByTestId("send").boundingBox();
  expect((send?.x ?? 999) + (send?.width ?? 0), "all of the line to write in is on the screen").toBeLessThanOrEqual(320);
  await look(page, "zoom-room");
  await page.getByTestId("emoji-button").click();
  await page.getByTestId("emoji-search").fill("tea");
  await page.getByTestId("emoji").first().click();
  await look(page, "zoom-emoji");
  await page.keyboard.press("Escape");
  await page.getByTestId("composer").press("Enter");
  await page.getByTestId("room-menu").click();
  await expect(page.getByTestId("leave-room")).toBeAttached();
  await page.getByTestId("leave-room").scrollIntoViewIfNeeded();
  await expect(page.getByTestId("leave-room")).toBeInViewport();
  await look(page, "zoom-menu");
  await page.keyboard.press("Escape");
  // Nothing moves for whoever does not want that.
  const moving = await page.evaluate(() => {
    const deep = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? [each, ...deep(each.shadowRoot)] : [each]));
    return deep(document)
      .flatMap((each) => getComputedStyle(each).transitionDuration.split(", "))
      .filter((each) => parseFloat(each) > 0.01);
  });
  expect(moving).toEqual([]);
  expect(troubles).toEqual({ errors: [], foreign: [] });
});

test("everything that is done often can be done by keys alone", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Ming");
  const rooms: number[] = [];
  for (const name of ["News", "Garden"]) rooms.push(await bot.createRoom(name));
  const { page } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  for (const name of ["News", "Garden"]) await ada.joinRoom(name);
  await ada.open("Lobby");
  const { keyboard } = page;
  await keyboard.press("Control+k");
  await expect(page.getByTestId("switcher-input")).toBeFocused();
  await keyboard.type("New");
  await keyboard.press("Enter");
  await expect(page.getByTestId("room-name")).toHaveText("News");
  await expect(ada.composer()).toBeFocused();
  await keyboard.type("by keys");
  await keyboard.press("Enter");
  await expect(ada.message("by keys")).toHaveAttribute("data-state", "sent");

  await keyboard.press("Shift+F6");
  await expect(page.getByTestId("timeline")).toBeFocused();
  await keyboard.press("ArrowUp");
  await expect(ada.message("by keys")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByTestId("menu-reply")).toBeVisible();
  await keyboard.press("Escape");
  await expect(ada.message("by keys")).toBeFocused();
  await keyboard.press("e");
  await expect(page.getByTestId("edit-field")).toBeFocused();
  await keyboard.press("Escape");
  await expect(ada.composer()).toBeFocused();
  await keyboard.press("F6");
  await expect(page.getByTestId("members")).toBeVisible();
  await expect(page.locator("foyer-members :focus")).toHaveCount(1);
  await keyboard.press("F6");
  await expect(ada.conversation("News")).toBeFocused();

  // To what is unread, over what is not.
  await bot.post(rooms[1] ?? 0, "the roses are out");
  await expect(ada.unread("Garden")).toHaveText("1");
  await keyboard.press("Alt+Shift+ArrowDown");
  await expect(page.getByTestId("room-name")).toHaveText("Garden");
});
