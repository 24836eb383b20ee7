// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator, type Page } from "@playwright/test";

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

const dialog = (page: Page): Locator => page.getByTestId("admin-dialog");
const user = (page: Page, name: string): Locator =>
  page.getByTestId("admin-user").and(page.locator(`[data-name="${name}"]`));

async function openAdministration(page: Page): Promise<void> {
  await page.getByTestId("profile").click();
  await page.getByTestId("menu-admin").click();
  await expect(page.getByTestId("admin-user").first()).toBeVisible();
}

/** Presses a button that asks once more. */
async function twice(button: Locator): Promise<void> {
  await button.click();
  await button.click();
}

test("somebody is reported, disabled, and let in again with a new password", async ({ browser }) => {
  const first = await visit(browser, await server.adminLink(), "Ada");
  const second = await visit(browser, server.url, "Bob");
  const ada = new Ui(first.page);
  const bob = new Ui(second.page);
  await ada.signUp("Ada", "a3");
  await bob.signUp("Bob", "a5");
  await ada.open("Lobby");
  await bob.open("Lobby");
  await ada.send("What a day");
  await expect(bob.messages().last()).toContainText("What a day");

  // Bob reports it.
  await bob.message("What a day").hover();
  await bob.message("What a day").getByTestId("message-more").click();
  await bob.page.getByTestId("menu-report").click();
  await bob.page.getByTestId("report-reason").fill("too loud");
  await bob.page.getByTestId("report-send").click();
  await expect(bob.page.getByTestId("report-dialog")).toHaveCount(0);

  // Ada reads it and closes it.
  await openAdministration(ada.page);
  await ada.page.getByTestId("admin-tab-reports").click();
  const report = ada.page.getByTestId("admin-report");
  await expect(report).toContainText("too loud");
  await expect(report).toContainText("What a day");
  await report.getByTestId("admin-resolve").click();
  await expect(report).toHaveCount(0);

  // Bob is disabled, and out.
  await ada.page.getByTestId("admin-tab-users").click();
  await ada.page.getByTestId("admin-search").fill("bo");
  await expect(user(ada.page, "Ada")).toHaveCount(0);
  await twice(user(ada.page, "Bob").getByTestId("admin-disable"));
  await expect(bob.page.getByTestId("sign-in")).toBeVisible();
  await bob.fillSignIn("Bob");
  await expect(bob.page.getByTestId("sign-in-error")).toContainText("disabled");
  await twice(user(ada.page, "Bob").getByTestId("admin-disable"));

  // A new password by a link.
  await twice(user(ada.page, "Bob").getByTestId("admin-reset"));
  const link = await ada.page.getByTestId("admin-reset-link").inputValue();
  await bob.page.goto(link);
  await bob.page.locator("input[name=new-password]").fill("short");
  await bob.page.getByTestId("reset-save").click();
  await expect(bob.page.getByTestId("problem")).toBeVisible();
  await bob.page.locator("input[name=new-password]").fill("a better horse");
  await bob.page.getByTestId("reset-save").click();
  await bob.fillSignIn("Bob", "a better horse");
  await expect(bob.page.getByTestId("conversations")).toBeVisible();

  // All of it stands in the log.
  await ada.page.getByTestId("admin-tab-audit").click();
  const actions = ada.page.getByTestId("admin-audit-entry");
  await expect(actions.first()).toHaveAttribute("data-action", "password-set");
  await expect(actions).toHaveCount(6);
  expect(first.troubles.errors).toEqual([]);
});

test("somebody is reported from his card, and the card stays", async ({ browser }) => {
  const first = await visit(browser, await server.adminLink(), "Ada");
  const second = await visit(browser, server.url, "Bob");
  const ada = new Ui(first.page);
  const bob = new Ui(second.page);
  await ada.signUp("Ada", "a3");
  await bob.signUp("Bob", "a5");
  await ada.open("Lobby");
  await bob.open("Lobby");
  await ada.send("What a day");
  await bob.message("What a day").getByTestId("author").click();
  const card = bob.page.getByTestId("person-dialog");
  await card.getByTestId("report-person").click();
  await expect(bob.page.getByTestId("report-dialog")).toContainText("Report Ada");
  await bob.page.keyboard.press("Escape");
  await expect(bob.page.getByTestId("report-dialog")).toHaveCount(0);
  await expect(card.getByTestId("person-name")).toBeVisible();

  await card.getByTestId("report-person").click();
  await expect(bob.page.getByTestId("report-send")).toBeDisabled();
  await bob.page.getByTestId("report-reason").fill("writes at night");
  await bob.page.getByTestId("report-send").click();
  await expect(bob.page.getByTestId("report-dialog")).toHaveCount(0);
  await expect(bob.page.getByTestId("toasts")).toContainText("The administrators were told");
  // Above the card, which is modal.
  await expect(bob.page.locator("foyer-toasts:popover-open")).toBeVisible();
  if (process.env.FOYER_WEB_RESULTS) {
    await bob.page.screenshot({ path: `${process.env.FOYER_WEB_RESULTS}/look/toast-above-card.png` });
  }
  await expect(card.getByTestId("person-name")).toBeVisible();

  await openAdministration(ada.page);
  await ada.page.getByTestId("admin-tab-reports").click();
  const report = ada.page.getByTestId("admin-report");
  await expect(report).toContainText("Ada, reported by Bob");
  await expect(report).toContainText("About the person");
  await expect(report).toContainText("writes at night");
  expect(second.troubles.errors).toEqual([]);
});

test("the server's own part tells and sets", async ({ browser }) => {
  const { page } = await visit(browser, await server.adminLink(), "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada", "a3");
  await page.goto(`${server.url}/#admin`);
  await page.getByTestId("admin-tab-server").click();
  await expect(page.getByTestId("admin-figure-users")).toContainText("1");
  await page.getByTestId("admin-registration").selectOption("closed");
  const answer = async (): Promise<unknown> =>
    ((await (await fetch(`${server.url}/api/v1/server`)).json()) as { registration: string }).registration;
  await expect.poll(answer).toBe("closed");
  await page.getByTestId("admin-tab-rooms").click();
  await expect(page.getByTestId("admin-room").first()).toContainText("Lobby");
});

for (const kind of [
  { name: "light", scheme: "light", locale: "en-GB", width: 1100 },
  { name: "dark-zh-narrow", scheme: "dark", locale: "zh-CN", width: 390 },
] as const) {
  test(`administration looks well: ${kind.name}`, async ({ browser }) => {
    const { page } = await visit(browser, await server.adminLink(), "Ada", {
      colorScheme: kind.scheme,
      locale: kind.locale,
      viewport: { width: kind.width, height: 800 },
    });
    await new Ui(page).signUp("Ada", "a3");
    await page.goto(`${server.url}/#admin`);
    await expect(user(page, "Ada")).toBeVisible();
    for (const part of ["users", "rooms", "reports", "audit", "server"]) {
      await page.getByTestId(`admin-tab-${part}`).click();
      await expect(dialog(page).locator(".bones")).toHaveCount(0);
      await look(page, `admin-${part}-${kind.name}`);
    }
  });
}

for (const kind of [
  { name: "light", scheme: "light", locale: "en-GB", width: 1100 },
  { name: "dark-zh-narrow", scheme: "dark", locale: "zh-CN", width: 390 },
] as const) {
  test(`reporting somebody looks well: ${kind.name}`, async ({ browser }) => {
    const bob = await Bot.signIn(server.url, "Bob", "a5");
    const { page } = await visit(browser, server.url, "Ada", {
      colorScheme: kind.scheme,
      locale: kind.locale,
      viewport: { width: kind.width, height: 800 },
    });
    const ada = new Ui(page);
    await ada.signUp("Ada", "a3");
    await ada.open("Lobby");
    await bob.post(1, "Good evening");
    await ada.message("Good evening").getByTestId("author").click();
    await expect(page.getByTestId("report-person")).toBeVisible();
    await look(page, `person-report-${kind.name}`);
    await page.getByTestId("report-person").click();
    await page.getByTestId("report-reason").fill("…");
    await look(page, `report-person-${kind.name}`);
  });
}
