// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the system itself shows; a browser that has nothing but pages, as the headless shell, lets nobody ask for it.
import { type BrowserContext, expect } from "@playwright/test";

import { card, comeIn, inMenuOf, openNewsroom, openSettings, switchOn } from "./support/alerts.js";
import type { Bot } from "./support/bot.js";
import { askedOf, clickNotice, closedOf, hide, noticesOf } from "./support/observer.js";
import type { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui, whileAway } from "./support/ui.js";

let server: FoyerServer;
let herald: Bot;
let news: number;
let garden: number;
test.beforeEach(async () => {
  ({ server, herald, news, garden } = await openNewsroom());
});
test.afterEach(async () => {
  await server.remove();
});

const grant = (context: BrowserContext): Promise<void> => context.grantPermissions(["notifications"]);

test("the system tells of messages while the page is in the background", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url, grant);
  await hide(page);
  await herald.post(news, "nobody asked for notifications");
  await expect(ui.unread("News")).toHaveText("1");
  await hide(page, false);
  await switchOn(page, "system");
  await herald.post(news, "the page is before one's eyes");
  await expect(ui.unread("News")).toHaveText("2");
  expect(await noticesOf(page)).toEqual([]);

  await hide(page);
  await herald.post(news, "first");
  await herald.post(news, "second");
  await herald.post(garden, "tulips");
  await expect.poll(() => noticesOf(page)).toEqual([
    { title: "News", body: "Herald: first", tag: `foyer-${news}` },
    { title: "News (2)", body: "Herald: second", tag: `foyer-${news}` },
    { title: "Garden", body: "Herald: tulips", tag: `foyer-${garden}` },
  ]);
  await clickNotice(page);
  await expect(page.getByTestId("room-name")).toHaveText("Garden");
  await expect(ui.message("tulips")).toBeInViewport();

  // Who comes back finds nothing left over, and what he switched on outlasts the page.
  expect(await closedOf(page)).toEqual([`foyer-${garden}`]);
  await hide(page, false);
  expect(await closedOf(page)).toEqual([`foyer-${garden}`, `foyer-${news}`]);
  await whileAway(page, () => herald.post(news, "no news when the page opens"));
  await expect(ui.unread("News")).toHaveText("5");
  await hide(page);
  await herald.post(news, "still on after a reload");
  await expect.poll(async () => (await noticesOf(page)).length).toBe(1);
});

test("a click leads out of what is open above the conversation", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url, grant);
  await switchOn(page, "system");
  await openSettings(page);
  await hide(page);
  await herald.post(news, "come and see");
  await expect.poll(async () => (await noticesOf(page)).length).toBe(1);
  await clickNotice(page);
  await hide(page, false);
  await expect(page.getByTestId("notifications-dialog")).toHaveCount(0);
  await expect(ui.message("come and see")).toBeInViewport();
});

test("what somebody writes to one alone is told, from the first message on", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url, grant);
  await switchOn(page, "system");
  const me = (await (await page.request.get(`${server.url}/api/v1/me`)).json()) as { user: { id: number } };
  const { id: direct } = (await herald.call("PUT", `/directs/${me.user.id}`)) as { id: number };
  await herald.post(direct, "for you alone");
  await expect(card(page, direct)).toContainText("for you alone");
  await expect(card(page, direct)).toContainText("Herald");
  await expect(page).toHaveTitle("(1) Lobby · Foyer");
  await inMenuOf(ui, "Herald", "notify-mentions");

  await hide(page);
  await herald.post(direct, "and once more");
  await expect.poll(() => noticesOf(page)).toEqual([
    { title: "Herald", body: "and once more", tag: `foyer-${direct}` },
  ]);
  await clickNotice(page);
  await expect(ui.message("and once more")).toBeInViewport();
});

test("the browser is asked for its permission only by who switches notifications on", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url);
  await hide(page);
  await herald.post(news, "hello");
  await expect(ui.unread("News")).toHaveText("1");
  await hide(page, false);
  await openSettings(page);
  expect(await askedOf(page)).toBe(0);
  await expect(page.getByTestId("alerts-system")).not.toBeChecked();
  await page.getByTestId("alerts-system").click();
  // This browser says no.
  await expect(page.getByTestId("notices-obstacle")).toContainText("blocks notifications");
  await expect(page.getByTestId("alerts-system")).not.toBeChecked();
  expect(await askedOf(page)).toBe(1);
});

test("of several tabs one tells, and none while another one is looked at", async ({ browser }) => {
  const { context, page } = await comeIn(browser, server.url, grant);
  await switchOn(page, "system");
  const other = await context.newPage();
  // The list may be the one that is kept here, and what comes before the server has answered is no news.
  const answered = other.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived"));
  await other.goto(server.url);
  await answered;
  await expect(new Ui(other).conversation("News")).toBeVisible();
  const count = async (): Promise<number> => (await noticesOf(page)).length + (await noticesOf(other)).length;

  await hide(page);
  await herald.post(news, "seen in the other tab");
  await expect(card(other, news)).toBeVisible();
  await expect(new Ui(page).unread("News")).toHaveText("1");

  await hide(other);
  for (const text of ["one", "two"]) await herald.post(news, text);
  await expect.poll(count).toBe(2);
  await expect(new Ui(page).unread("News")).toHaveText("3");
  await expect(new Ui(other).unread("News")).toHaveText("3");
  expect(await count()).toBe(2);
});
