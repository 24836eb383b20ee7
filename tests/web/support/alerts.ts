// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

import { Bot } from "./bot.js";
import { observe } from "./observer.js";
import { FoyerServer } from "./server.js";
import { Ui } from "./ui.js";

/** A server, two rooms on it, and a herald who writes into them. */
export interface Newsroom {
  server: FoyerServer;
  herald: Bot;
  news: number;
  garden: number;
}

export async function openNewsroom(): Promise<Newsroom> {
  const server = await FoyerServer.start();
  const herald = await Bot.signIn(server.url, "Herald", "a7");
  return { server, herald, news: await herald.createRoom("News"), garden: await herald.createRoom("Garden") };
}

export interface Reader {
  context: BrowserContext;
  page: Page;
  ui: Ui;
}

/** Ada, who is in all rooms and looks at the lobby. */
export async function comeIn(
  browser: Browser,
  url: string,
  prepare: (context: BrowserContext) => Promise<unknown> = () => Promise.resolve(),
): Promise<Reader> {
  const context = await browser.newContext();
  await observe(context);
  await prepare(context);
  const page = await context.newPage();
  await page.goto(url);
  const ui = new Ui(page);
  await ui.signUp("Ada", "a3");
  for (const room of ["News", "Garden"]) await ui.joinRoom(room);
  await ui.open("Lobby");
  return { context, page, ui };
}

export const cards = (page: Page): Locator => page.getByTestId("alert-card");
export const card = (page: Page, conversation: number): Locator =>
  cards(page).and(page.locator(`[data-key="${conversation}"]`));

/** Sets something in the menu of a room, and comes back to the lobby. */
export async function inMenuOf(ui: Ui, room: string, item: string): Promise<void> {
  await ui.open(room);
  await ui.page.getByTestId("room-menu").click();
  const answer = ui.page.waitForResponse((each) => each.request().method() === "PATCH");
  await ui.page.getByTestId(item).click();
  expect((await answer).ok()).toBe(true);
  await ui.open("Lobby");
}

/** Opens the dialog in which alerts are set. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByTestId("profile").click();
  await page.getByTestId("menu-notifications").click();
  await expect(page.getByTestId("alerts-sound")).toBeVisible();
}

export async function switchOn(page: Page, name: "system" | "sound"): Promise<void> {
  await openSettings(page);
  await page.getByTestId(`alerts-${name}`).check();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("notifications-dialog")).toHaveCount(0);
}
