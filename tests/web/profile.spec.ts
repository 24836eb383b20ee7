// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { password, visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer | undefined;
test.afterEach(async () => {
  await server?.remove();
  server = undefined;
});

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByTestId("profile").click();
  await page.getByTestId(`menu-${item}`).click();
}

test("a new name, status and picture are seen by others at once", async ({ browser }) => {
  server = await FoyerServer.start();
  const ada = await visit(browser, server.url, "Ada");
  const ui = new Ui(ada.page);
  await ui.signUp("Ada");
  const bob = await visit(browser, server.url, "Bob");
  const bobs = new Ui(bob.page);
  await bobs.signUp("Bob");
  await ui.open("Lobby");
  await bobs.open("Lobby");
  await ui.send("before");
  await expect(bobs.message("before")).toContainText("Ada");

  // Whoever is quick has written before the old status has come.
  let isWritten: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (isWritten = resolve));
  await ada.page.route(/\/api\/v1\/users\/\d+/, async (route) => {
    if (route.request().method() === "GET") await written;
    await route.continue();
  });
  await openMenu(ada.page, "profile");
  const dialog = ada.page.getByTestId("profile-dialog");
  await dialog.getByTestId("profile-name").fill("Countess 🌸");
  await dialog.getByTestId("status-emoji").fill("🌴");
  isWritten();
  await dialog.getByTestId("status-text").fill("On holiday");
  await dialog
    .getByTestId("avatar-file")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await picture(ada.page, 640, 320) });
  await expect(dialog.getByTestId("crop")).toBeVisible();
  await dialog.getByTestId("crop-zoom").fill("1.5");
  await dialog.getByTestId("crop").press("ArrowLeft");
  await dialog.getByTestId("profile-save").click();
  await expect(dialog).toHaveCount(0);
  await expect(ada.page.getByTestId("profile")).toContainText("Countess 🌸");

  await expect(bobs.message("before")).toContainText("Countess 🌸");
  await bobs.message("before").locator("foyer-avatar").click();
  const card = bob.page.getByTestId("person-dialog");
  await expect(card.getByTestId("person-name")).toHaveText("Countess 🌸");
  await expect(card).toContainText("@Ada");
  await expect(card.getByTestId("person-status")).toHaveText("🌴 On holiday");
  const face = card.locator("foyer-avatar img");
  await expect(face).toHaveAttribute("src", /\/avatars\/[0-9a-f]{32}$/);
  await expect.poll(() => face.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
  expect([...ada.troubles.errors, ...bob.troubles.errors]).toEqual([]);
});

test("what cannot be a picture or a name is said, and nothing is lost", async ({ browser }) => {
  server = await FoyerServer.start();
  const { page } = await visit(browser, server.url, "Ada");
  await new Ui(page).signUp("Ada");
  await openMenu(page, "profile");
  const dialog = page.getByTestId("profile-dialog");
  await dialog.getByTestId("status-text").fill("busy");
  await dialog
    .getByTestId("avatar-file")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(dialog.getByTestId("profile-error")).toBeVisible();
  await expect(dialog.getByTestId("status-text")).toHaveValue("busy");
  await dialog.getByTestId("profile-name").fill("Admin");
  await dialog.getByTestId("profile-save").click();
  await expect(dialog.getByTestId("profile-error")).toContainText("kept back");
  await dialog.getByTestId("profile-name").fill("");
  await expect(dialog.getByTestId("profile-save")).toBeDisabled();
});

test("messages of somebody who was blocked are folded, here and in the list of blocked people", async ({ browser }) => {
  server = await FoyerServer.start();
  const bob = await Bot.signIn(server.url, "Bob");
  const { page } = await visit(browser, server.url, "Ada");
  const ui = new Ui(page);
  await ui.signUp("Ada");
  await ui.open("Lobby");
  await bob.post(1, "spam and more spam");
  await expect(ui.message("spam and more spam")).toBeVisible();
  await ui.message("spam").getByTestId("author").click();
  await page.getByTestId("person-dialog").getByTestId("block").click();
  await expect(page.getByTestId("person-dialog")).toContainText("You blocked this person");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("folded")).toBeVisible();
  await expect(ui.message("spam")).toHaveCount(0);

  await page.reload();
  await expect(page.getByTestId("folded")).toBeVisible();
  await page.getByTestId("unfold").click();
  await expect(ui.message("spam")).toBeVisible();

  await openMenu(page, "blocked");
  await page.getByTestId("blocked").getByTestId("unblock").click();
  await expect(page.getByTestId("blocked-dialog")).toContainText("nobody");
});

test("a changed password signs out elsewhere, where it is said why", async ({ browser }) => {
  server = await FoyerServer.start("--sessions", "unlimited");
  const here = await visit(browser, server.url, "Ada here");
  await new Ui(here.page).signUp("Ada");
  const there = await visit(browser, server.url, "Ada there");
  await new Ui(there.page).signIn("Ada");

  await openMenu(here.page, "account");
  const form = here.page.getByTestId("password-form");
  const fill = async (old: string, fresh: string, again: string): Promise<void> => {
    await form.locator("input[name=password]").fill(old);
    await form.locator("input[name=newPassword]").fill(fresh);
    await form.locator("input[name=again]").fill(again);
    await form.getByTestId("password-save").click();
  };
  await fill("not my password", "battery staple", "battery staple");
  await expect(form.getByTestId("password-error")).toContainText("wrong");
  await fill(password, "battery staple", "battery stable");
  await expect(form.getByTestId("password-error")).toContainText("not the same");
  await fill(password, "battery staple", "battery staple");
  await expect(there.page.getByTestId("sign-in")).toBeVisible();
  await expect(there.page.getByText("password was changed")).toBeVisible();
  await new Ui(there.page).fillSignIn("Ada", "battery staple");
  await expect(there.page.getByTestId("conversations")).toBeVisible();
  await expect(form).toBeVisible();
});

test("the own data can be fetched, and the account deleted for good", async ({ browser }) => {
  server = await FoyerServer.start();
  const bob = await visit(browser, server.url, "Bob");
  const bobs = new Ui(bob.page);
  await bobs.signUp("Bob");
  await bobs.open("Lobby");
  const { page } = await visit(browser, server.url, "Ada");
  const ui = new Ui(page);
  await ui.signUp("Ada");
  await ui.open("Lobby");
  await ui.send("my words");
  await expect(bobs.message("my words")).toContainText("Ada");

  await openMenu(page, "account");
  const dialog = page.getByTestId("account-dialog");
  await dialog.getByTestId("export-begin").click();
  const link = dialog.getByTestId("export-parts").getByRole("link");
  await expect(link).toBeVisible({ timeout: 15_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("foyer-1.zip");

  await dialog.getByTestId("delete-account").click();
  const form = dialog.getByTestId("delete-form");
  await form.locator("input[name=password]").fill("not my password");
  await form.getByTestId("delete-confirm").click();
  await expect(form.getByTestId("delete-error")).toContainText("wrong");
  await form.locator("input[name=password]").fill(password);
  await form.getByTestId("delete-confirm").click();
  await expect(page.getByTestId("sign-in")).toBeVisible();
  await expect(page.getByText("This account was deleted")).toBeVisible();
  await expect(bobs.message("my words")).toContainText("Deleted user");
  const again = new Ui(page);
  await again.fillSignIn("Ada");
  await page.getByTestId("create-account").click();
  await expect(page.getByTestId("sign-in-error")).toHaveAttribute("data-code", "name-taken");
});
