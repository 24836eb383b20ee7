// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomUUID } from "node:crypto";

import { expect } from "@playwright/test";

import { Bot } from "./support/bot.js";
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

const lobby = 1;

async function ask(method: string, path: string, token: string, body: unknown = {}): Promise<Response> {
  return fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
  });
}

test("somebody makes a bot, gives it a token, sees it speak, and takes the token away", async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const { page } = person;
  const ui = new Ui(page);
  await ui.signUp("Ada");
  await page.getByTestId("profile").click();
  await page.getByTestId("menu-bots").click();
  const dialog = page.getByTestId("bots-dialog");
  await dialog.getByTestId("bot-name").fill("clock");
  await dialog.getByTestId("bot-create").click();
  await expect(dialog.getByTestId("bot")).toHaveAttribute("data-name", "clock");
  await dialog.getByTestId("token-label").fill("the cellar");
  await dialog.getByTestId("token-create").click();
  const token = await dialog.getByTestId("secret-value").inputValue();
  expect(token).toHaveLength(43);
  await page.screenshot({ path: test.info().outputPath("bots.png") });

  expect((await ask("POST", `/rooms/${lobby}/join`, token)).status).toBe(200);
  const post = { ref: randomUUID(), text: "tick" };
  expect((await ask("POST", `/conversations/${lobby}/messages`, token, post)).status).toBe(201);
  await dialog.getByTestId("token-revoke").click();
  await expect(dialog.getByTestId("token")).toHaveCount(0);
  await expect(dialog.getByTestId("secret-value")).toHaveCount(0);
  expect((await ask("GET", "/conversations", token, undefined)).status).toBe(401);
  await page.keyboard.press("Escape");
  await ui.open("Lobby");
  await expect(ui.message("tick").locator(".bot")).toHaveText("bot");
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

for (const [name, options] of [
  ["wide, light", {}],
  ["narrow, dark, zh", { colorScheme: "dark", locale: "zh-CN", viewport: { width: 390, height: 800 } }],
] as const) {
  test(`a room gets webhooks, in and out (${name})`, async ({ browser }) => {
    const person = await visit(browser, server.url, "Ada", options);
    const { page } = person;
    const ui = new Ui(page);
    await ui.signUp("Ada");
    await ui.createRoom("Builds");
    await page.getByTestId("room-menu").click();
    await page.getByTestId("menu-integrations").click();
    const dialog = page.getByTestId("integrations-dialog");
    await dialog.getByTestId("hook-name").fill("Build machine");
    await dialog.getByTestId("hook-create").click();
    const url = await dialog.getByTestId("secret-value").inputValue();
    await expect(dialog.getByTestId("incoming-hook")).toHaveCount(1);
    const body = JSON.stringify({ text: "main is green", name: "Night build", avatar: "a2" });
    expect((await fetch(url, { method: "POST", body })).status).toBe(201);

    await dialog.getByTestId("hook-url").fill("http://127.0.0.1/x");
    await dialog.getByTestId("outgoing-create").click();
    await expect(page.getByTestId("toasts")).not.toBeEmpty();
    await dialog.getByTestId("hook-url").fill("https://example.org/a/long/path/that/does/not/fit/in/one/line/of/it");
    await dialog.getByTestId("hook-trigger").fill("!build");
    await dialog.getByTestId("outgoing-create").click();
    await expect(dialog.getByTestId("secret-value")).toHaveValue(/^whsec_/);
    await expect(dialog.getByTestId("outgoing-hook")).toHaveCount(1);
    await page.screenshot({ path: test.info().outputPath("integrations.png") });
    await dialog.getByTestId("incoming-hook").getByTestId("hook-remove").click();
    await expect(dialog.getByTestId("incoming-hook")).toHaveCount(0);
    expect((await fetch(url, { method: "POST", body })).status).toBe(404);
    await page.keyboard.press("Escape");
    await expect(ui.message("main is green").locator(".author")).toContainText("Night build");
    await page.screenshot({ path: test.info().outputPath("room.png") });
    // The address that was refused, as the browser tells it.
    expect(person.troubles).toEqual({ errors: [expect.stringContaining("422")], foreign: [] });
  });
}

test("who is no moderator has no integrations", async ({ browser }) => {
  const owner = await Bot.signIn(server.url, "Olga");
  await owner.createRoom("Tea");
  const { page } = await visit(browser, server.url, "Ada");
  const ui = new Ui(page);
  await ui.signUp("Ada");
  await ui.joinRoom("Tea");
  await page.getByTestId("room-menu").click();
  await expect(page.getByTestId("menu-integrations")).toHaveCount(0);
});
