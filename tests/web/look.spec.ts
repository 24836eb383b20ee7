// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

const widths = { phone: [360, 740], tablet: [820, 1180], desktop: [1440, 900] } as const;

/** Each width, theme and language is seen in Firefox too, but not each with each. */
const inFirefox: Record<string, string> = {
  "phone light zh-CN": "@firefox",
  "phone dark en-GB": "@firefox-dark",
  "tablet light en-GB": "@firefox",
  "desktop dark zh-CN": "@firefox-dark",
};

let server: FoyerServer;
test.beforeAll(async () => {
  server = await FoyerServer.start("--sessions", "unlimited");
  const bot = await Bot.signIn(server.url, "Ming 明", "a8");
  for (const text of ["Hello there", "你好，世界", "🍵", "A longer text that has to wrap on a phone. ".repeat(6), "https://example.org/a/very/long/address/".repeat(3)])
    await bot.post(1, text);
});
test.afterAll(async () => {
  await server.remove();
});

for (const [size, [width, height]] of Object.entries(widths)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en-GB", "zh-CN"]) {
      const tag = inFirefox[`${size} ${colorScheme} ${locale}`] ?? [];
      test(`every page is in order: ${size}, ${colorScheme}, ${locale}`, { tag }, async ({ browser }) => {
        const options = { viewport: { width, height }, colorScheme, locale, hasTouch: size === "phone" };
        const { page, troubles } = await visit(browser, server.url, "Ada", options);
        const ui = new Ui(page);
        const name = (what: string): string => `${what}-${size}-${colorScheme}-${locale}`;

        await expect(page.getByTestId("sign-in")).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-CN" ? /^zh/ : /^en/);
        await look(page, name("sign-in"));

        await ui.fillSignIn(`Ada ${size} ${colorScheme} ${locale.slice(0, 2)}`);
        await expect(page.getByTestId("confirm-account")).toBeVisible();
        await look(page, name("confirm"));
        await page.getByTestId("create-account").click();

        await expect(page.getByTestId("conversations")).toBeVisible();
        if (size === "phone" && !(await ui.conversation("Lobby").isVisible())) await page.getByTestId("back").click();
        await look(page, name("list"));
        await ui.open("Lobby");
        await expect(ui.messages().first()).toBeVisible();
        await ui.choosePicture("p.png", await picture(page, 800, 500));
        await expect(page.getByTestId("attachment")).toBeVisible();
        await look(page, name("composer"));
        await ui.send("With a picture");
        await expect(ui.message("With a picture").last()).toHaveAttribute("data-state", "sent");
        await expect(ui.message("With a picture").last().getByTestId("picture").locator("img")).toBeVisible();
        await look(page, name("room"));

        await page.getByTestId("emoji-button").click();
        await expect(page.getByTestId("emoji").first()).toBeVisible();
        await look(page, name("emoji"));
        await page.keyboard.press("Escape");

        await ui.message("With a picture").last().getByTestId("picture").click();
        await expect(page.getByTestId("viewer")).toBeVisible();
        await look(page, name("viewer"));
        await page.keyboard.press("Escape");

        expect(troubles).toEqual({ errors: [], foreign: [] });
        await page.context().close();
      });
    }
  }
}
