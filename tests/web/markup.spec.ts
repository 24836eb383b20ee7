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

const styled = "Ship it **today, *really* today**, ~~tomorrow~~, with `foyer-server --data *x*` @Ada";
const blocks = "He said:\n> Read the **manual**\n> 先看说明\n\n```sh\nfoyer-server \\\n  --data '<b>/srv</b>'\n```\nand then https://example.org/a_b_c.";

test("marks in messages are shown as in the desktop program, and plain wherever there is one line", async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  const bot = await Bot.signIn(server.url, "Ming");
  await bot.post(1, blocks);
  await bot.post(1, styled);
  await bot.post(1, "**🎉** and **https://example.org/**");
  await bot.post(1, "🎉👩🏽‍🚀");

  const words = ada.message("Ship it");
  await expect(words.locator("strong")).toHaveText(["today, ", "really", " today"]);
  await expect(words.locator("strong em, em strong")).toHaveText("really");
  await expect(words.locator("s")).toHaveText("tomorrow");
  await expect(words.locator("code")).toHaveText("foyer-server --data *x*");
  await expect(words.getByTestId("mention")).toHaveText("@Ada");

  const apart = ada.message("He said:");
  await expect(apart.locator("blockquote")).toHaveText("Read the manual\n先看说明");
  await expect(apart.locator("pre")).toHaveText("foyer-server \\\n  --data '<b>/srv</b>'");
  await expect(apart.locator("pre b")).toHaveCount(0);
  await expect(apart.locator("a")).toHaveAttribute("href", "https://example.org/a_b_c");
  const bold = ada.message("🎉 and").locator("strong a");
  await expect(bold).toHaveAttribute("href", "https://example.org/");
  await expect(bold).toHaveAttribute("rel", "noopener noreferrer");

  const size = (text: string): Promise<number> =>
    ada.message(text).locator(".text").evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
  expect(await size("🎉👩🏽‍🚀")).toBeGreaterThan(2 * (await size("Ship it")));

  // Its author sees the marks again to change them; a quote and the list show the words alone.
  await ada.send("my **own** _words_");
  await expect(ada.conversation("Lobby")).toContainText("my own words");
  await expect(ada.message("my own words")).toHaveAttribute("data-state", "sent");
  await expect(ada.message("my own words")).toHaveAttribute("aria-label", /my own words/);
  await ada.composer().press("ArrowUp");
  await expect(person.page.getByTestId("edit-field")).toHaveValue("my **own** _words_");
  await person.page.getByTestId("edit-field").fill("my ***own***");
  await person.page.getByTestId("edit-save").click();
  await expect(ada.messages().last().locator("strong em, em strong")).toHaveText("own");
  await ada.message("Ship it").focus();
  await person.page.keyboard.press("r");
  await expect(person.page.getByTestId("reply")).toContainText("Ship it today, really today, tomorrow, with");
  await look(person.page, "markup-light");
  await person.page.emulateMedia({ colorScheme: "dark" });
  await person.page.setViewportSize({ width: 360, height: 740 });
  await look(person.page, "markup-dark-phone");
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("no text in marks becomes more than text", { tag: "@firefox" }, async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Mallory");
  const hostile = [
    '**<img src=x onerror="window.hacked=1">**',
    "```\n<script>window.hacked=1</script>\n```",
    "> <style>*{display:none}</style>",
    "`javascript:window.hacked=1` **javascript:window.hacked=1**",
    "[a](https://example.org) ![x](https://example.org/x.png)",
    `${"**a ".repeat(500)}${"_*~~`".repeat(300)}`,
  ];
  const room = await bot.createRoom("Hostile");
  for (const text of hostile) await bot.post(room, text);
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.joinRoom("Hostile");
  await expect(ada.messages()).toHaveCount(hostile.length);
  await expect(ada.messages().nth(0).locator("strong")).toHaveText('<img src=x onerror="window.hacked=1">');
  await expect(ada.messages().nth(1).locator("pre")).toHaveText("<script>window.hacked=1</script>");
  await expect(ada.messages().locator(".text").locator("img, script, style")).toHaveCount(0);
  const links = ada.messages().locator(".text a");
  expect(await links.evaluateAll((all) => all.map((each) => [each.textContent, (each as HTMLAnchorElement).href]))).toEqual([
    ["https://example.org", "https://example.org/"],
    ["https://example.org/x.png", "https://example.org/x.png"],
  ]);
  expect(await person.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("emoji of several parts are drawn as one", { tag: "@firefox" }, async ({ browser }) => {
  const { page } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  const widths = await page.evaluate(
    (all) =>
      all.map((emoji) => {
        const box = document.createElement("span");
        box.textContent = emoji;
        document.body.append(box);
        const { width } = box.getBoundingClientRect();
        box.remove();
        return [emoji, width] as const;
      }),
    ["🙂", "🤷‍♀️", "🤦🏽‍♂️", "👩‍⚕️", "👨‍✈️", "👩‍⚖️", "🏳️‍⚧️", "🏴‍☠️", "🐻‍❄️", "❤️‍🔥", "👨‍👩‍👧"],
  );
  const [, one] = widths[0] ?? ["", 0];
  expect(widths.filter(([, width]) => Math.abs(width - one) > one / 4)).toEqual([]);

  await ada.open("Lobby");
  await page.getByTestId("emoji-button").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
  const tooWide = await page
    .getByTestId("emoji")
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent));
  expect(tooWide).toEqual([]);
});
