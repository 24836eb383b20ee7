// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type BrowserContext, expect, type WebSocketRoute } from "@playwright/test";

import { card, cards, comeIn, inMenuOf, openNewsroom, openSettings, switchOn } from "./support/alerts.js";
import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
import { tonesOf } from "./support/observer.js";
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

test("what a conversation is set to decides what is told and counted", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url);
  /** What comes after it tells that it would be there. */
  const nothingFor = async (conversation: number): Promise<void> => {
    await herald.post(garden, "the roses are out");
    await expect(card(page, garden)).toBeVisible();
    await expect(card(page, conversation)).toHaveCount(0);
    await page.getByTestId("alert-dismiss").click();
    await expect(cards(page)).toHaveCount(0);
  };

  await herald.post(news, "to everybody");
  await expect(card(page, news)).toContainText("Herald: to everybody");
  await expect(page).toHaveTitle("(1) Lobby · Foyer");
  const icon = page.locator("link[rel=icon]");
  await expect(icon).toHaveAttribute("href", /^data:image\/png/);
  const quietIcon = await icon.getAttribute("href");
  await ui.open("News");
  await expect(cards(page)).toHaveCount(0);
  await expect(icon).toHaveAttribute("href", "/favicon.svg");

  // It says how many wait, and whether one of them is a call.
  await ui.open("Lobby");
  await herald.post(news, "to @Ada");
  await expect(icon).toHaveAttribute("href", /^data:image\/png/);
  expect(await icon.getAttribute("href")).not.toBe(quietIcon);
  await page.getByTestId("alert-dismiss").click();
  await ui.open("News");

  await inMenuOf(ui, "News", "notify-mentions");
  await herald.post(news, "small talk");
  await nothingFor(news);
  await expect(page).toHaveTitle("(1) Lobby · Foyer");
  await herald.post(news, "lunch, @Ada?");
  await expect(card(page, news)).toContainText("Herald mentioned you: lunch, @Ada?");
  await expect(page).toHaveTitle("(2) Lobby · Foyer");

  await inMenuOf(ui, "News", "notify-none");
  await herald.post(news, "still there, @Ada?");
  await nothingFor(news);
  await expect(ui.unread("News")).toHaveText("1");
  await expect(page).toHaveTitle("(2) Lobby · Foyer");

  await inMenuOf(ui, "News", "notify-all");
  await inMenuOf(ui, "News", "quiet");
  await herald.post(news, "and now, @Ada?");
  await nothingFor(news);

  // What one says elsewhere is no news.
  await inMenuOf(ui, "News", "quiet");
  const elsewhere = await Bot.signIn(server.url, "Ada");
  await elsewhere.post(news, "from my other client");
  await nothingFor(news);
});

test("a card counts, opens its conversation at the message, and goes when it was read", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url);
  for (let i = 1; i <= 3; i++) await herald.post(news, `headline ${i}`);
  await expect(card(page, news)).toContainText("headline 3");
  await expect(card(page, news)).toContainText("+2");
  await card(page, news).getByTestId("alert-open").click();
  await expect(page.getByTestId("room-name")).toHaveText("News");
  await expect(ui.message("headline 3")).toBeInViewport();
  await expect(ui.message("headline 3")).toBeFocused();
  await expect(cards(page)).toHaveCount(0);

  // The conversation that is before one's eyes needs no card.
  await herald.post(news, "headline 4");
  await herald.post(garden, "the lilac too");
  await expect(card(page, garden)).toBeVisible();
  await expect(card(page, news)).toHaveCount(0);

  // Read on another client.
  const elsewhere = await Bot.signIn(server.url, "Ada");
  const seq = await herald.post(garden, "and the ivy");
  await elsewhere.call("PUT", `/conversations/${garden}/read`, { seq });
  await expect(cards(page)).toHaveCount(0);
});

test("a sound is heard by who switched it on", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, server.url);
  await herald.post(news, "silence");
  await expect(ui.unread("News")).toHaveText("1");
  expect(await tonesOf(page)).toBe(0);
  // Switching it on lets it be heard once.
  await switchOn(page, "sound");
  await expect.poll(() => tonesOf(page)).toBe(2);
  await herald.post(news, "ding");
  await expect.poll(() => tonesOf(page)).toBe(4);
  // A second one at once would be noise.
  await herald.post(news, "dong");
  await expect(ui.unread("News")).toHaveText("3");
  expect(await tonesOf(page)).toBe(4);
});

/** Lets a test cut the connections of a page and keep it off. */
class Cable {
  private isCut = false;
  private readonly sockets = new Set<WebSocketRoute>();

  lay(context: BrowserContext): Promise<void> {
    return context.routeWebSocket(/\/ws$/, (socket) => {
      if (this.isCut) return void socket.close();
      this.sockets.add(socket);
      socket.connectToServer();
    });
  }

  async cut(): Promise<void> {
    this.isCut = true;
    for (const socket of this.sockets) await socket.close();
    this.sockets.clear();
  }

  mend(): void {
    this.isCut = false;
  }
}

test("who was away is told once of all that was said, and one by one where it was little", async ({ browser }) => {
  const cable = new Cable();
  const { page, ui } = await comeIn(browser, server.url, (context) => cable.lay(context));
  await cable.cut();
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "waiting");
  for (let i = 1; i <= 5; i++) await herald.post(news, `missed ${i}`);
  await herald.post(garden, "missed 6");
  cable.mend();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText("While you were away");
  await expect(cards(page)).toContainText("New messages in 2 conversations");
  await page.getByTestId("alert-dismiss").click();

  await cable.cut();
  await herald.post(garden, "a short while");
  cable.mend();
  await expect(card(page, garden)).toContainText("a short while");
  // What was there when the page opened is no news. The copy that it opens with knows of five.
  await whileAway(page, () => herald.post(news, "while nobody looked"));
  await expect(ui.unread("News")).toHaveText("6");
  await herald.post(news, "but this is");
  await expect(card(page, news)).toContainText("but this is");
  await expect(cards(page)).toHaveCount(1);
});

for (const kind of [
  { name: "light-wide", scheme: "light", locale: "en-GB", width: 1280 },
  { name: "dark-wide-zh", scheme: "dark", locale: "zh-CN", width: 1280 },
  { name: "light-narrow-zh", scheme: "light", locale: "zh-CN", width: 390 },
  { name: "dark-narrow", scheme: "dark", locale: "en-GB", width: 390 },
] as const) {
  test(`alerts look well: ${kind.name}`, async ({ browser }) => {
    const context = await browser.newContext({
      colorScheme: kind.scheme,
      locale: kind.locale,
      viewport: { width: kind.width, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(server.url);
    const ui = new Ui(page);
    await ui.signUp("Ada", "a3");
    for (const room of ["News", "Garden"]) {
      await ui.joinRoom(room);
      if (kind.width < 720) await page.getByTestId("back").click();
    }
    await ui.open("Lobby");
    await herald.post(garden, "🌷🌷");
    await herald.post(news, "a first line");
    await herald.post(news, `@Ada ${"this is a long text that goes on and on ".repeat(5)}`);
    await expect(cards(page)).toHaveCount(2);
    // Who points at them may read them.
    await cards(page).first().hover();
    await look(page, `alerts-${kind.name}`);
    if (kind.width < 720) {
      await page.getByTestId("back").click();
      // The list says it there.
      await expect(cards(page).first()).toBeHidden();
    }
    await openSettings(page);
    await look(page, `alert-settings-${kind.name}`);
    await page.getByTestId("alerts-system").click();
    await expect(page.getByTestId("notices-obstacle")).toBeVisible();
    await look(page, `alert-settings-denied-${kind.name}`);
  });
}
