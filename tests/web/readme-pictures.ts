// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from "node:url";

import { expect, type Page } from "@playwright/test";

import { visit } from "./support/people.js";
import { Scene, talks } from "./support/scene.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

const folder = process.env.FOYER_PICTURES ?? fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** Waits until nothing moves any more and every picture is there, with the pointer out of the way. */
async function calm(page: Page): Promise<void> {
  const cards = page.getByTestId("alert-card");
  await expect(cards).toHaveCount(0);
  await page.mouse.move(0, 0);
  const images = page.getByTestId("picture").locator("img");
  await expect.poll(() => images.evaluateAll((all) => all.every((each) => (each as HTMLImageElement).complete))).toBe(true);
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))));
}

for (const [language, talk] of Object.entries(talks)) {
  for (const look of ["light", "dark"] as const) {
    test(`the room in ${look}, ${language}`, async ({ browser }) => {
      const server = await FoyerServer.start();
      try {
        const ada = await visit(browser, await server.adminLink(), talk.me, {
          colorScheme: look,
          locale: talk.locale,
          viewport: { width: 1280, height: 900 },
        });
        const ui = new Ui(ada.page);
        await ui.signUp(talk.me, "a1");
        const scene = await Scene.set(browser, server, talk);
        await ui.open(talk.trip[0]);
        await scene.begin(ada.page);
        await ui.message(talk.view).waitFor();
        await ui.send(talk.answer);
        await scene.end();
        await ui.messages().nth(5).waitFor();
        while ((await ada.page.getByTestId("alert-card").count()) > 0) await ada.page.getByTestId("alert-dismiss").first().click();
        const suffix = language === "en" ? look : `${look}-${language}`;
        await calm(ada.page);
        await ada.page.screenshot({ path: `${folder}/room-${suffix}.png` });
        if (look === "light" && language === "en") {
          await ada.page.setViewportSize({ width: 390, height: 780 });
          await calm(ada.page);
          await ada.page.screenshot({ path: `${folder}/room-phone.png` });
        }
      } finally {
        await server.remove();
      }
    });
  }
}
