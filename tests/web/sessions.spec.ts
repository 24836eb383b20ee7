// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer | undefined;
test.afterEach(async () => {
  await server?.remove();
  server = undefined;
});

test("a second sign-in takes over; the first page is told why and can take the session back", async ({ browser }) => {
  server = await FoyerServer.start();
  const first = await visit(browser, server.url, "Ada at work");
  await new Ui(first.page).signUp("Ada");
  const second = await visit(browser, server.url, "Ada at home");
  await new Ui(second.page).signIn("Ada");

  await expect(first.page.getByTestId("session-replaced")).toBeVisible();
  await expect(first.page.getByTestId("session-replaced")).toContainText(/elsewhere/i);
  await first.page.getByTestId("take-back").click();
  await expect(first.page.getByTestId("conversations")).toBeVisible();
  await expect(second.page.getByTestId("session-replaced")).toBeVisible();

  // The page that was left remembers it after a reload, too.
  await second.page.reload();
  await expect(second.page.getByTestId("session-replaced")).toBeVisible();
});

test("a wrong password is told kindly and makes no account; a typo asks before it makes one", async ({ browser }) => {
  server = await FoyerServer.start();
  await Bot.signIn(server.url, "Ada");
  const { page } = await visit(browser, server.url, "Ada");
  const ui = new Ui(page);
  await ui.fillSignIn("Ada", "not the password");
  await expect(page.getByTestId("sign-in-error")).toHaveAttribute("data-code", "wrong-password");
  await ui.fillSignIn("Adda");
  await expect(page.getByTestId("confirm-account")).toContainText("Adda");
  await page.getByTestId("confirm-back").click();
  await ui.fillSignIn("Ada");
  await expect(page.getByTestId("conversations")).toBeVisible();
});

test("the administrator link makes one administrator, who invites others to a closed house", async ({ browser }) => {
  server = await FoyerServer.start("--registration", "invite");
  const boss = await visit(browser, await server.adminLink(), "Boss");
  await expect(boss.page).toHaveURL(`${server.url}/`);
  const ui = new Ui(boss.page);
  await ui.signUp("Boss");
  await boss.page.getByTestId("profile").click();
  await boss.page.getByTestId("menu-invites").click();
  await boss.page.getByTestId("invite-create").click();
  const link = (await boss.page.getByTestId("invite-address").first().inputValue()).trim();
  expect(link).toContain("#invite=");

  const guest = await visit(browser, link, "Guest");
  await new Ui(guest.page).signUp("Guest");

  const stranger = await visit(browser, server.url, "Stranger");
  await new Ui(stranger.page).fillSignIn("Stranger");
  await expect(stranger.page.getByTestId("sign-in-error")).toHaveAttribute("data-code", /invite-(required|invalid)/);
});

test("signing out ends the session, on the server too", async ({ browser }) => {
  server = await FoyerServer.start();
  const { page, context } = await visit(browser, server.url, "Ada");
  await new Ui(page).signUp("Ada");
  const cookies = await context.cookies();
  expect(cookies).toEqual([expect.objectContaining({ name: "foyer_session", httpOnly: true, sameSite: "Strict" })]);
  await page.getByTestId("profile").click();
  await page.getByTestId("sign-out").click();
  await page.getByTestId("sign-out-confirm").click();
  await expect(page.getByTestId("sign-in")).toBeVisible();
  const answer = await fetch(`${server.url}/api/v1/me`, {
    headers: { Cookie: `foyer_session=${cookies[0]?.value ?? ""}` },
  });
  expect(answer.status).toBe(401);
});
