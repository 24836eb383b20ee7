// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Page } from "@playwright/test";

import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";
import { UpgradedClient } from "./support/upgrade.js";

/** Of which build the page is that runs; undefined: the first. */
const buildOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset["build"]);

test("after the server was updated the page comes up new, and nothing of two builds is mixed", { tag: "@firefox" }, async ({ browser }) => {
  const server = await FoyerServer.start();
  const client = await UpgradedClient.before(server.url);
  const { page, troubles } = await visit(browser, client.url, "ada");
  await expect(page.getByTestId("sign-in")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(page.getByTestId("sign-in")).toBeVisible();
  expect(await buildOf(page)).toBeUndefined();

  await test.step("a page that is open goes on with its own parts", async () => {
    client.isUpgraded = true;
    const old = await page.evaluate(() => fetch(document.querySelector("script")?.src ?? "").then((part) => part.status));
    expect(old).toBe(200);
  });

  await test.step("the next one is of the new build", async () => {
    await page.reload();
    await expect(page.getByTestId("sign-in")).toBeVisible();
    expect(await buildOf(page)).toBe("2");
  });

  await test.step("so is what opens without the server, once it was kept", async () => {
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.includes("2nd"))))
      .toBe(true);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null))
      .toBe(true);
    await client.close();
    await page.reload();
    await expect(page.getByTestId("unreachable")).toBeVisible();
    expect(await buildOf(page)).toBe("2");
  });

  expect(client.missed).toEqual([]);
  expect(troubles.errors).toEqual([]);
  await server.remove();
});

test("whoever has the page open is told of the new build, and goes over to it when he wants, with what he began", async ({
  browser,
}) => {
  const server = await FoyerServer.start();
  const client = await UpgradedClient.before(server.url);
  const { page, troubles } = await visit(browser, client.url, "ada");
  const ada = new Ui(page);
  await ada.signUp("ada");
  await ada.open("Lobby");
  await ada.composer().fill("half a sent");
  await ada.choosePicture("p.png", await picture(page, 300, 200));
  await expect(page.getByTestId("attachment")).toHaveAttribute("data-status", "done");
  const line = page.getByTestId("new-version");
  await expect(line).toBeAttached();

  client.upgrade();
  await expect(line).toContainText("A new version of Foyer is here.");
  await look(page, "new-version");
  expect(await buildOf(page), "nothing changes by itself").toBeUndefined();
  await expect(ada.composer()).toHaveValue("half a sent");

  await page.getByTestId("new-version-reload").click();
  await expect(line).toContainText("will be lost");
  expect(await buildOf(page), "what would be lost is said first").toBeUndefined();
  await ada.composer().fill("half a sentence");
  await page.getByTestId("new-version-reload").click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "2");
  await expect(ada.composer(), "to the last letter").toHaveValue("half a sentence");
  await expect(page.getByTestId("connection").first()).toHaveAttribute("data-state", "online");
  await expect(line).toBeEmpty();
  expect(troubles.errors).toEqual([]);
  await client.close();
  await server.remove();
});

test("where a part of the page is gone it loads anew by itself, but not while somebody is writing", async ({ browser }) => {
  const server = await FoyerServer.start();
  const client = await UpgradedClient.before(server.url);
  // Nothing keeps the parts of the first build.
  const { page } = await visit(browser, client.url, "ada", {
    serviceWorkers: "block",
    ...{ colorScheme: "dark", locale: "zh-CN", viewport: { width: 800, height: 700 } },
  });
  const ada = new Ui(page);
  await ada.signUp("ada");
  await ada.open("Lobby");
  await ada.composer().fill("half a sent");
  await expect(page.getByTestId("new-version")).toBeAttached();
  client.isUpgraded = true;

  await page.getByTestId("browse-rooms").click();
  await expect(page.getByTestId("new-version")).toContainText("新版本");
  await look(page, "new-version-dark-zh");
  expect(await buildOf(page)).toBeUndefined();
  await expect(ada.composer()).toHaveValue("half a sent");
  await page.getByTestId("new-version-later").click();
  await expect(page.getByTestId("new-version")).toBeEmpty();

  await ada.composer().fill("");
  await page.getByTestId("browse-rooms").click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "2");
  await page.getByTestId("browse-rooms").click();
  await expect(page.getByTestId("rooms-dialog")).toHaveCount(1);
  await client.close();
  await server.remove();
});
