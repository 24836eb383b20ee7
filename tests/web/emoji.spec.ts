// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator, type Page } from "@playwright/test";

import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;
test.beforeEach(async () => {
  server = await FoyerServer.start();
});
test.afterEach(() => server.remove());

/** The emoji that were used last, as the picker shows them above the others. */
const recent = (page: Page): Locator => page.locator("foyer-emoji-picker .grid").first().getByTestId("emoji");

test("the emoji that were used last come first, in two rows at most, and are still there tomorrow", async ({ browser }) => {
  const { page, troubles } = await visit(browser, server.url, "ada");
  const ada = new Ui(page);
  await ada.signUp("ada");
  await ada.open("Lobby");
  await ada.pickEmoji("tea", "🍵");
  await ada.pickEmoji("party popper", "🎉");
  await ada.pickEmoji("tea", "🍵");
  await expect(ada.composer()).toHaveValue("🍵🎉🍵");
  await page.reload();
  await page.getByTestId("emoji-button").click();
  await expect(page.getByRole("heading", { name: "Used last" })).toBeVisible();
  await expect(recent(page)).toHaveText(["🍵", "🎉"]);
  await look(page, "emoji-recent");

  await test.step("what a reaction used is among them, whichever picker it was", async () => {
    await page.keyboard.press("Escape");
    await ada.send("Shall we?");
    await ada.message("Shall we?").hover();
    await page.getByTestId("action-react").click();
    await expect(page.getByTestId("quick-reaction").first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(ada.message("Shall we?").getByTestId("reaction")).toHaveAttribute("data-emoji", "❤️");
    await ada.message("Shall we?").getByTestId("add-reaction").click();
    await page.getByTestId("more-reactions").click();
    await expect(recent(page)).toHaveText(["❤️", "🍵", "🎉"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(ada.message("Shall we?").getByTestId("reaction")).toHaveCount(2);
    await ada.message("Shall we?").getByTestId("add-reaction").click();
    await page.getByTestId("more-reactions").click();
    await expect(page.getByTestId("emoji-search")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("reaction-picker").last()).toBeHidden();
    await expect(page.locator("foyer-emoji-picker")).toHaveCount(0);
    await expect(ada.message("Shall we?").getByTestId("add-reaction")).toBeFocused();
  });

  await test.step("two rows are what there is room for", async () => {
    const many = Array.from({ length: 24 }, (_, index) => String.fromCodePoint(0x1f400 + index));
    await page.evaluate((all) => localStorage.setItem("foyer.emoji", all.join(" ")), many);
    await page.getByTestId("emoji-button").click();
    await expect(recent(page).first()).toHaveText("🐀");
    const rows = (): Promise<number> =>
      recent(page).evaluateAll((all) => new Set(all.map((each) => (each as HTMLElement).offsetTop)).size);
    await expect.poll(rows).toBe(2);
  });
  expect(troubles).toEqual({ errors: [], foreign: [] });
});

test("emoji that could not be loaded come when the picker is opened again", async ({ browser }) => {
  const { page } = await visit(browser, server.url, "ada", { serviceWorkers: "block" });
  const ada = new Ui(page);
  await ada.signUp("ada");
  await ada.open("Lobby");
  await page.route("**/assets/data-*.json", (route) => route.abort());
  await page.getByTestId("emoji-button").click();
  await expect(page.getByText("The emoji could not be loaded. Open this again in a moment.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.unroute("**/assets/data-*.json");
  await page.getByTestId("emoji-button").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
});

test("the picker is used by keys alone: groups, skin tones, the grid, and out again", async ({ browser }) => {
  const { page } = await visit(browser, server.url, "ada");
  const ada = new Ui(page);
  const { keyboard } = page;
  await ada.signUp("ada");
  await ada.open("Lobby");
  await page.getByTestId("emoji-button").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
  await expect(page.getByTestId("emoji-search")).toBeFocused();

  // One step leads to the skin tones, one to the groups, one to the grid.
  await keyboard.press("Tab");
  const tone = (name: string): Locator => page.getByRole("radio", { name });
  await expect(tone("Without skin tone")).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(tone("Light skin tone").first()).toBeFocused();
  await expect(tone("Light skin tone").first()).toBeChecked();
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await expect(tone("Dark skin tone").last()).toBeChecked();
  await keyboard.press("Tab");
  await expect(page.getByRole("tab", { name: "Smileys" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "People" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "People" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByTestId("emoji").first()).toHaveText("👋🏿");

  await keyboard.press("ArrowDown");
  const at = (): Promise<number> =>
    page.getByTestId("emoji").evaluateAll((all) => all.findIndex((each) => each.matches(":focus")));
  expect(await at()).toBe(0);
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowDown");
  const below = await at();
  expect(below).toBeGreaterThan(2);
  await keyboard.press("ArrowUp");
  expect(await at()).toBe(1);
  // Tab comes back to where one was.
  await keyboard.press("Shift+Tab");
  await expect(page.getByRole("tab", { name: "People" })).toBeFocused();
  await keyboard.press("Tab");
  expect(await at()).toBe(1);
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await expect(ada.composer()).toHaveValue("👋🏿");

  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await page.getByTestId("emoji").first().focus();
  await keyboard.press("ArrowLeft");
  expect(await at(), "what is seen on the left").toBe(1);
  await keyboard.press("Escape");
  await expect(page.getByTestId("emoji-picker")).toHaveCount(0);
  await expect(page.getByTestId("emoji-button")).toBeFocused();
});
