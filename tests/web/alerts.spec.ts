// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test,
  type WebSocketRoute,
} from "@playwright/test";

import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
import { askedOf, clickNotice, closedOf, hide, noticesOf, observe, tonesOf } from "./support/observer.js";
import { FoyerServer } from "./support/server.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;
let herald: Bot;
let news: number;
let garden: number;
test.beforeEach(async () => {
  server = await FoyerServer.start();
  herald = await Bot.signIn(server.url, "Herald", "a7");
  news = await herald.createRoom("News");
  garden = await herald.createRoom("Garden");
});
test.afterEach(async () => {
  await server.remove();
});

interface Reader {
  context: BrowserContext;
  page: Page;
  ui: Ui;
}

/** Ada, who is in all rooms and looks at the lobby. */
async function comeIn(
  browser: Browser,
  options: BrowserContextOptions = {},
  prepare: (context: BrowserContext) => Promise<unknown> = () => Promise.resolve(),
): Promise<Reader> {
  const context = await browser.newContext(options);
  await observe(context);
  await prepare(context);
  const page = await context.newPage();
  await page.goto(server.url);
  const ui = new Ui(page);
  await ui.signUp("Ada", "a3");
  for (const room of ["News", "Garden"]) await ui.joinRoom(room);
  await ui.open("Lobby");
  return { context, page, ui };
}

const cards = (page: Page): Locator => page.getByTestId("alert-card");
const card = (page: Page, conversation: number): Locator =>
  cards(page).and(page.locator(`[data-key="${conversation}"]`));

async function inMenuOf(ui: Ui, room: string, item: string): Promise<void> {
  await ui.open(room);
  await ui.page.getByTestId("room-menu").click();
  const answer = ui.page.waitForResponse((each) => each.request().method() === "PATCH");
  await ui.page.getByTestId(item).click();
  expect((await answer).ok()).toBe(true);
  await ui.open("Lobby");
}

async function openSettings(page: Page): Promise<void> {
  await page.getByTestId("profile").click();
  await page.getByTestId("menu-notifications").click();
  await expect(page.getByTestId("alerts-sound")).toBeVisible();
}

async function switchOn(page: Page, name: "system" | "sound"): Promise<void> {
  await openSettings(page);
  await page.getByTestId(`alerts-${name}`).check();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("notifications-dialog")).toHaveCount(0);
}

const grant = (context: BrowserContext): Promise<void> => context.grantPermissions(["notifications"]);

test("what a conversation is set to decides what is told and counted", async ({ browser }) => {
  const { page, ui } = await comeIn(browser);
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
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", "/favicon-unread.svg");
  await ui.open("News");
  await expect(cards(page)).toHaveCount(0);
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", "/favicon.svg");

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
  const { page, ui } = await comeIn(browser);
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

test("the system tells of messages while the page is in the background", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, {}, grant);
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
  await page.reload();
  await expect(ui.unread("News")).toHaveText("4");
  await hide(page);
  await herald.post(news, "still on after a reload");
  await expect.poll(async () => (await noticesOf(page)).length).toBe(1);
});

test("a click leads out of what is open above the conversation", async ({ browser }) => {
  const { page, ui } = await comeIn(browser, {}, grant);
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
  const { page, ui } = await comeIn(browser, {}, grant);
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
  const { page, ui } = await comeIn(browser);
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
  const { context, page } = await comeIn(browser, {}, grant);
  await switchOn(page, "system");
  const other = await context.newPage();
  await other.goto(server.url);
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

test("a sound is heard by who switched it on", async ({ browser }) => {
  const { page, ui } = await comeIn(browser);
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
  const { page, ui } = await comeIn(browser, {}, (context) => cable.lay(context));
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
  // What was there when the page opened is no news.
  await page.reload();
  await expect(ui.unread("News")).toHaveText("5");
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
