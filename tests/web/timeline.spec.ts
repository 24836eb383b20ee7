// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
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

test("older messages come in above without moving what is being read", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Historian");
  for (let i = 1; i <= 180; i++) await bot.post(1, `line ${i}${i % 7 === 0 ? "\nwith a second line" : ""}`);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  await expect(ada.message("line 180")).toBeInViewport();

  const timeline = person.page.getByTestId("timeline");
  const seen = new Set<number>();
  for (let turn = 0; turn < 80 && !seen.has(1); turn++) {
    // The first message in view must stay where it is while older ones are put above it.
    await timeline.evaluate(async (scroller) => {
      scroller.scrollTop -= 600;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    const before = await person.page.evaluate(firstInView);
    await person.page.waitForTimeout(250);
    const after = await person.page.evaluate(placeOf, before.seq);
    expect(Math.abs(after - before.top), `message ${before.seq} moved`).toBeLessThanOrEqual(2);
    for (const seq of await person.page.evaluate(allSeqs)) seen.add(seq);
  }
  expect(seen.size).toBe(180);
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("a hundred thousand messages are scrolled through without a jump, and few of them are in the page", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Historian");
  await bot.post(1, "the first of all");
  await server.fill(1, 100_000);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  await expect(ada.message("line 100000")).toBeInViewport();
  const timeline = person.page.getByTestId("timeline");
  /** Scrolls until this message is in the page, and holds every stretch of it against jumps. */
  const scrollTo = async (by: number, reaches: (seqs: number[]) => boolean): Promise<void> => {
    for (let turn = 0; turn < 120; turn++) {
      await timeline.evaluate(async (scroller, pixels) => {
        scroller.scrollTop += pixels;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }, by);
      const before = await person.page.evaluate(firstInView);
      await expect(person.page.getByTestId("load-older").and(person.page.locator("[disabled]"))).toHaveCount(0);
      const after = await person.page.evaluate(placeOf, before.seq);
      expect(Math.abs(after - before.top), `message ${before.seq} moved`).toBeLessThanOrEqual(2);
      const seqs = await person.page.evaluate(allSeqs);
      expect(seqs.length).toBeLessThanOrEqual(240);
      if (reaches(seqs)) return;
    }
    throw new Error("never came there");
  };
  // Further than what is held at once.
  await scrollTo(-2500, (seqs) => (seqs[0] ?? Infinity) < 98_900);
  await scrollTo(2500, (seqs) => (seqs.at(-1) ?? 0) > 99_990);
  await timeline.press("End");
  await expect(ada.message("line 100000")).toBeInViewport();
  // What is said meanwhile is there at the end.
  await bot.post(1, "the last of all");
  await expect(ada.message("the last of all")).toBeInViewport();
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("each conversation keeps the place where one reads, and leads to what is new", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Historian");
  const news = await bot.createRoom("News");
  await bot.post(1, "the first");
  await server.fill(1, 400);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("News");
  await ada.open("Lobby");
  await expect(ada.message("line 400")).toBeInViewport();
  const timeline = person.page.getByTestId("timeline");
  await expect(async () => {
    await timeline.evaluate((scroller) => (scroller.scrollTop -= 2000));
    expect((await person.page.evaluate(firstInView)).seq).toBeLessThan(260);
  }).toPass();
  const before = await person.page.evaluate(firstInView);
  await ada.open("News");
  await bot.post(1, "said meanwhile");
  await expect(ada.unread("Lobby")).toHaveText("1");
  await ada.open("Lobby");
  await expect(person.page.getByTestId("jump-newest")).toContainText("1 new message");
  expect(Math.abs((await person.page.evaluate(placeOf, before.seq)) - before.top)).toBeLessThanOrEqual(2);
  await expect(ada.unread("Lobby"), "what was not seen is unread").toHaveText("1");
  await person.page.getByTestId("jump-newest").click();
  await expect(ada.message("said meanwhile")).toBeInViewport();
  await expect(ada.unread("Lobby")).toHaveCount(0);

  // More than what is brought in at once: a button leads up to where it begins.
  await ada.open("News");
  for (let i = 0; i < 20; i++) await Promise.all([...Array(15).keys()].map((each) => bot.post(1, `news ${i * 15 + each}`)));
  await expect(ada.unread("Lobby")).toHaveText("99+");
  await ada.open("Lobby");
  await expect(person.page.getByTestId("jump-unread")).toContainText("300 new messages");
  await look(person.page, "unread-above");
  await person.page.getByTestId("jump-unread").click();
  await expect(person.page.getByTestId("new-line")).toBeInViewport();
  await expect(person.page.getByTestId("jump-unread")).toHaveCount(0);
  await expect(ada.message("said meanwhile")).toBeInViewport();
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("unread messages are counted in the list and in the title until they are seen", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Herald");
  const room = await bot.createRoom("News");
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("News");
  await ada.open("Lobby");
  for (const text of ["one", "two", "three"]) await bot.post(room, text);
  await expect(ada.unread("News")).toHaveText("3");
  await expect(person.page).toHaveTitle(/3/);
  await ada.open("News");
  await expect(ada.message("three")).toBeVisible();
  await expect(person.page.getByTestId("new-line")).toBeVisible();
  await expect(ada.unread("News")).toHaveCount(0);
  await expect(person.page).not.toHaveTitle(/3/);
});

test("text from people is shown as text, and only safe links are links", { tag: "@firefox" }, async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Mallory");
  const hostile = [
    '<img src=x onerror="window.hacked=1">',
    "<script>window.hacked=1</script>",
    "javascript:window.hacked=1",
    "[click](javascript:window.hacked=1)",
    "data:text/html,<script>window.hacked=1</script>",
    "https://example.org/a?b=1&c=<script>",
    "see www.example.org",
    "\u202Eright to left\u202C and {{7*7}} ${7*7}",
  ];
  const room = await bot.createRoom('<img src=x onerror="window.hacked=1">');
  for (const text of hostile) await bot.post(room, text);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  // Firefox gives up a page that is asked for just when the worker takes over.
  await expect(person.page.getByTestId("room-name")).toHaveText("Lobby");
  await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await person.page.goto(`${server.url}/r/${room}`);
  await person.page.getByTestId("browse-rooms").click();
  await person.page.getByTestId("join").first().click();
  await expect(ada.messages()).toHaveCount(hostile.length);
  await expect(ada.messages().nth(0)).toContainText('<img src=x onerror="window.hacked=1">');
  // What finds addresses without a scheme comes a moment later.
  await expect(ada.messages().locator("a")).toHaveCount(2);
  const links = await ada.messages().locator("a").evaluateAll((all) =>
    all.map((a) => ({ href: (a as HTMLAnchorElement).protocol, rel: a.getAttribute("rel"), target: a.getAttribute("target") })),
  );
  const safe = { rel: "noopener noreferrer", target: "_blank" };
  expect(links).toEqual([{ href: "https:", ...safe }, { href: "http:", ...safe }]);
  expect(await person.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

/** Finds elements through shadow roots. */
function firstInView(): { seq: number; top: number } {
  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((each) =>
      each.shadowRoot ? [each, ...deep(each.shadowRoot)] : [each],
    );
  const all = deep(document);
  const timeline = all.find((each) => each.getAttribute("data-testid") === "timeline");
  const edge = timeline?.getBoundingClientRect().top ?? 0;
  const message = all.find(
    (each) => each.hasAttribute("data-seq") && each.getBoundingClientRect().bottom > edge + 40,
  );
  return { seq: Number(message?.getAttribute("data-seq")), top: message?.getBoundingClientRect().top ?? NaN };
}

function placeOf(seq: number): number {
  const find = (root: ParentNode): Element | null => {
    for (const each of root.querySelectorAll("*")) {
      if (each.getAttribute("data-seq") === String(seq)) return each;
      const inside = each.shadowRoot ? find(each.shadowRoot) : null;
      if (inside) return inside;
    }
    return null;
  };
  return find(document)?.getBoundingClientRect().top ?? NaN;
}

function allSeqs(): number[] {
  const deep = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap((each) =>
      each.shadowRoot ? [each, ...deep(each.shadowRoot)] : [each],
    );
  return deep(document)
    .filter((each) => each.hasAttribute("data-seq"))
    .map((each) => Number(each.getAttribute("data-seq")));
}
