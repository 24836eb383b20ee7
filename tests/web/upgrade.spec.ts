// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { UpgradedClient } from "./support/upgrade.js";

test("after the server was updated the page comes up new, and nothing of two builds is mixed", { tag: "@firefox" }, async ({ browser }) => {
  const server = await FoyerServer.start();
  const client = await UpgradedClient.before(server.url);
  const { page, troubles } = await visit(browser, client.url, "ada");
  await expect(page.getByTestId("sign-in")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(page.getByTestId("sign-in")).toBeVisible();
  const build = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["build"]);
  expect(await build()).toBeUndefined();

  await test.step("a page that is open goes on with its own parts", async () => {
    client.isUpgraded = true;
    const old = await page.evaluate(() => fetch(document.querySelector("script")?.src ?? "").then((part) => part.status));
    expect(old).toBe(200);
  });

  await test.step("the next one is of the new build", async () => {
    await page.reload();
    await expect(page.getByTestId("sign-in")).toBeVisible();
    expect(await build()).toBe("2");
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
    expect(await build()).toBe("2");
  });

  expect(client.missed).toEqual([]);
  expect(troubles.errors).toEqual([]);
  await server.remove();
});
