// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

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

test("text from people is shown as text, and only safe links are links", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Mallory");
  const hostile = [
    '<img src=x onerror="window.hacked=1">',
    "<script>window.hacked=1</script>",
    "javascript:window.hacked=1",
    "[click](javascript:window.hacked=1)",
    "data:text/html,<script>window.hacked=1</script>",
    "https://example.org/a?b=1&c=<script>",
    "\u202Eright to left\u202C and {{7*7}} ${7*7}",
  ];
  const room = await bot.createRoom('<img src=x onerror="window.hacked=1">');
  for (const text of hostile) await bot.post(room, text);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await person.page.goto(`${server.url}/r/${room}`);
  await person.page.getByTestId("browse-rooms").click();
  await person.page.getByTestId("join").first().click();
  await expect(ada.messages()).toHaveCount(hostile.length);
  await expect(ada.messages().nth(0)).toContainText('<img src=x onerror="window.hacked=1">');
  const links = await ada.messages().locator("a").evaluateAll((all) =>
    all.map((a) => ({ href: (a as HTMLAnchorElement).protocol, rel: a.getAttribute("rel"), target: a.getAttribute("target") })),
  );
  expect(links).toEqual([{ href: "https:", rel: "noopener noreferrer", target: "_blank" }]);
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
