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
test.afterEach(async () => {
  await server.remove();
});

const room = (page: Page, name: string): Locator =>
  page.getByTestId("admin-room").and(page.locator(`[data-name="${name}"]`));

async function openRooms(page: Page): Promise<void> {
  await page.goto(`${server.url}/#admin`);
  await page.getByTestId("admin-tab-rooms").click();
  await expect(page.getByTestId("admin-room").first()).toBeVisible();
}

/** Presses a button that asks once more. */
async function twice(button: Locator): Promise<void> {
  await button.click();
  await button.click();
}

test("a room is renamed, archived, given away and deleted by somebody who is not in it", async ({ browser }) => {
  const first = await visit(browser, await server.adminLink(), "Ada");
  const second = await visit(browser, server.url, "Bob");
  const third = await visit(browser, server.url, "Cas");
  const ada = new Ui(first.page);
  const bob = new Ui(second.page);
  const cas = new Ui(third.page);
  await ada.signUp("Ada", "a3");
  await bob.signUp("Bob", "a5");
  await cas.signUp("Cas", "a6");
  await bob.createRoom("Kitchen");
  await cas.joinRoom("Kitchen");
  await bob.open("Kitchen");
  await bob.send("What a day");

  await openRooms(ada.page);
  const kitchen = room(ada.page, "Kitchen");
  await expect(kitchen).toContainText("Bob");
  // The lobby has neither end nor owner.
  await expect(room(ada.page, "Lobby").getByTestId("admin-delete-room")).toHaveCount(0);
  await expect(room(ada.page, "Lobby").getByTestId("admin-archive")).toHaveCount(0);

  await kitchen.getByTestId("admin-room-name").click();
  await kitchen.getByTestId("admin-room-new-name").fill("Lobby");
  await kitchen.getByTestId("admin-room-save").click();
  await expect(ada.page.getByTestId("toasts")).toContainText("taken");
  await kitchen.getByTestId("admin-room-new-name").fill("Pantry");
  await kitchen.getByTestId("admin-room-save").click();
  const pantry = room(ada.page, "Pantry");
  await expect(pantry).toBeVisible();
  await expect(bob.conversation("Pantry")).toBeVisible();

  await pantry.getByTestId("admin-room-members").click();
  const member = pantry.getByTestId("admin-member").and(ada.page.locator('[data-name="Cas"]'));
  await twice(member.getByTestId("admin-make-owner"));
  await expect(pantry).toContainText("Owned by Cas");

  await twice(pantry.getByTestId("admin-archive"));
  await expect(bob.page.getByTestId("hindrance")).toBeVisible();
  await twice(pantry.getByTestId("admin-archive"));
  await expect(bob.page.getByTestId("hindrance")).toHaveCount(0);

  // It is asked for by name, and can still be let be.
  await pantry.getByTestId("admin-delete-room").click();
  const confirm = ada.page.getByTestId("confirm-dialog");
  await expect(confirm).toContainText("Pantry");
  await look(ada.page, "admin-rooms-delete");
  await ada.page.keyboard.press("Escape");
  await expect(confirm).toHaveCount(0);
  await expect(pantry).toBeVisible();
  await pantry.getByTestId("admin-delete-room").click();
  await ada.page.getByTestId("admin-delete-confirm").click();
  await expect(pantry).toHaveCount(0);
  await expect(room(ada.page, "Lobby")).toBeVisible();
  for (const person of [bob, cas]) await expect(person.conversation("Pantry")).toHaveCount(0);

  await ada.page.getByTestId("admin-tab-audit").click();
  const entries = ada.page.getByTestId("admin-audit-entry");
  await expect(entries.first()).toHaveAttribute("data-action", "room-deleted");
  await expect(entries.first()).toContainText("Pantry");
  await expect(entries).toHaveCount(6);
  // What was on its way when the room ended may be refused.
  for (const { troubles } of [second, third])
    expect(troubles.errors.filter((error) => !error.includes("status of 403"))).toEqual([]);
});

for (const kind of [
  { name: "light", scheme: "light", locale: "en-GB", width: 1100 },
  { name: "dark-zh-narrow", scheme: "dark", locale: "zh-CN", width: 390 },
] as const) {
  test(`rooms in the administration look well: ${kind.name}`, async ({ browser }) => {
    const { page } = await visit(browser, await server.adminLink(), "Ada", {
      colorScheme: kind.scheme,
      locale: kind.locale,
      viewport: { width: kind.width, height: 800 },
    });
    const ada = new Ui(page);
    await ada.signUp("Ada", "a3");
    await ada.createRoom("Kitchen");
    await openRooms(page);
    await room(page, "Kitchen").getByTestId("admin-room-members").click();
    await expect(page.getByTestId("admin-member")).toBeVisible();
    await look(page, `admin-rooms-${kind.name}-members`);
    await room(page, "Kitchen").getByTestId("admin-room-name").click();
    await look(page, `admin-rooms-${kind.name}-name`);
    await room(page, "Kitchen").getByTestId("admin-delete-room").click();
    await expect(page.getByTestId("admin-delete-confirm")).toBeVisible();
    await look(page, `admin-rooms-${kind.name}-delete`);
  });
}
