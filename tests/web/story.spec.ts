// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
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

test("two people sign up, meet in a room, write, send a picture, and all of it outlives the server", { tag: "@firefox" }, async ({
  browser,
}) => {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "小明");
  const ada = new Ui(first.page);
  const ming = new Ui(second.page);

  await test.step("sign up: an unknown name asks first, then makes the account", async () => {
    await ada.signUp("Ada", "a3");
    await ming.signUp("小明", "a8");
    await expect(ada.conversation("Lobby")).toBeVisible();
    await expect(ming.conversation("Lobby")).toBeVisible();
  });

  await test.step("meet in a new room", async () => {
    await ada.createRoom("Tea & 茶", "Leaves and kettles");
    await ming.joinRoom("Tea & 茶");
    await expect(ada.onlineMembers()).toHaveText([/Ada/, /小明/]);
    await expect(ming.onlineMembers()).toHaveText([/Ada/, /小明/]);
  });

  await test.step("text, several lines and emoji arrive at once and in order", async () => {
    await ada.send("Welcome to the tea room");
    await ming.composer().fill("第一行");
    await ming.composer().press("Shift+Enter");
    await ming.composer().pressSequentially("second line");
    await ming.composer().press("Enter");
    await expect(ada.message("second line")).toContainText("第一行");
    await ada.pickEmoji("tea", "🍵");
    await ada.composer().press("Enter");
    await expect(ming.messages().last()).toContainText("🍵");
    await expect(ming.messages()).toHaveCount(3);
  });

  await test.step("a picture is sent with a preview, shown as a thumbnail and in full", async () => {
    await ming.choosePicture("kettle.png", await picture(ming.page, 900, 600));
    await expect(ming.page.getByTestId("attachment")).toBeVisible();
    await ming.composer().press("Enter");
    const thumbnail = ada.messages().last().getByTestId("picture").locator("img");
    await expect(thumbnail).toBeVisible();
    await expect.poll(() => thumbnail.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480);
    await thumbnail.click();
    const full = ada.page.getByTestId("viewer").locator("img");
    await expect.poll(() => full.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
    await ada.page.keyboard.press("Escape");
    await expect(ada.page.getByTestId("viewer")).toHaveCount(0);
  });

  await test.step("a server that dies is met calmly, and what is written meanwhile goes out later, once", async () => {
    await server.stop("SIGKILL");
    await expect(ada.connectionLine()).toBeVisible();
    await ada.send("Written while the server was away");
    await expect(ada.message("Written while the server was away")).toHaveAttribute("data-state", "pending");
    await server.start();
    await expect(ming.message("Written while the server was away")).toBeVisible({ timeout: 40_000 });
    await expect(ada.message("Written while the server was away")).toHaveAttribute("data-state", "sent");
    await expect(ming.message("Written while the server was away")).toHaveCount(1);
    await expect(ada.connectionLine()).toBeHidden();
  });

  await test.step("after a restart and a reload everything is there, once and in order", async () => {
    await server.stop("SIGTERM");
    await server.start();
    for (const ui of [ada, ming]) {
      await ui.page.reload();
      await ui.open("Tea & 茶");
      await expect(ui.messages()).toHaveCount(5);
      await expect(ui.messages().nth(0)).toContainText("Welcome to the tea room");
      await expect(ui.messages().nth(1)).toContainText("second line");
      await expect(ui.messages().nth(2)).toContainText("🍵");
      await expect(ui.messages().nth(3).getByTestId("picture")).toBeVisible();
      await expect(ui.messages().nth(4)).toContainText("Written while the server was away");
    }
  });

  expect(first.troubles).toEqual({ errors: [], foreign: [] });
  expect(second.troubles).toEqual({ errors: [], foreign: [] });
});
