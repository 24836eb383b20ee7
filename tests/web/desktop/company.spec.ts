// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { writeFileSync } from "node:fs";

import { expect, type Locator } from "@playwright/test";

import { password, visit } from "../support/people.js";
import { picture } from "../support/pictures.js";
import { FoyerServer } from "../support/server.js";
import { test } from "../support/test.js";
import { Ui } from "../support/ui.js";
import { Desk } from "./desk.js";

/** How often one side said something, as the other one sees it. */
const saidOnce = (ui: Ui, text: string): Promise<void> => expect(ui.message(text)).toHaveCount(1);
const image = (ui: Ui, text: string): Locator => ui.message(text).getByTestId("picture").locator("img");
const widthOf = (img: Locator): Promise<number> => img.evaluate((each: HTMLImageElement) => each.naturalWidth);

let server: FoyerServer;
let desk: Desk;

test.beforeEach(async () => {
  server = await FoyerServer.start();
  desk = Desk.open(new URL(server.url).host);
});
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) console.log(await desk.told().catch(String));
  await desk.close();
  await server.remove();
});

test("somebody at the desktop program and somebody in a browser", async ({ browser }) => {
  await desk.signIn("Bob", password);
  const { page } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  await ada.open("Lobby");

  await test.step("talk both ways, and see what becomes of what was said", async () => {
    await ada.send("Hello from the browser");
    expect((await desk.see("list item", "Hello from the browser")).name).toMatch(/^Ada\b/);
    await desk.say("Hello from the desk 👋");
    await saidOnce(ada, "Hello from the desk 👋");
    await expect(ada.message("Hello from the desk")).toContainText("Bob");

    await ada.composer().press("ArrowUp");
    const field = page.getByTestId("edit-field");
    await expect(field).toHaveValue("Hello from the browser");
    await field.fill("Hello from my browser");
    await field.press("Enter");
    expect((await desk.see("list item", "Hello from my browser")).name).toContain("edited");
    expect(await desk.count("list item", "Hello from the browser")).toBe(0);
  });

  await test.step("send each other pictures", async () => {
    await ada.choosePicture("stripes.png", await picture(page, 640, 420));
    await expect(ada.attachments()).toHaveAttribute("data-status", "done");
    await ada.send("Stripes for you");
    expect((await desk.see("list item", "Stripes for you")).name).toContain("with a picture");

    const file = test.info().outputPath("back.png");
    writeFileSync(file, await picture(page, 480, 360));
    await desk.choosePicture(file);
    await desk.say("And some for you");
    await expect.poll(() => widthOf(image(ada, "And some for you"))).toBeGreaterThan(200);
  });

  await test.step("write to each other alone; who looks elsewhere is told by the desktop and answers from there", async () => {
    await desk.see("list item", "Lobby");
    await page.getByTestId("new-message").click();
    await page.getByTestId("find-person").fill("bob");
    await page.getByTestId("found-person").and(page.locator('[data-name="Bob"]')).click();
    await expect(page.getByTestId("room-name")).toHaveText("Bob");
    await ada.send("Only for your eyes");
    await desk.see("list item", "Ada, 1 unread");
    expect(await desk.notified()).toBe(1);
    expect(await desk.count("list item", "Only for your eyes, ")).toBe(0);

    const icons = await desk.icons();
    expect(icons).toHaveLength(1);
    expect(icons[0]?.toolTip).toContain("1");

    await desk.clickNotification();
    expect((await desk.see("list item", "Only for your eyes")).name).toMatch(/^Ada\b/);
    const [told] = await desk.history();
    expect(told?.title).toContain("Ada");
    expect(told?.text).toBe("Only for your eyes");

    await ada.open("Lobby");
    await desk.say("Nobody else saw it");
    await expect(ada.unread("Bob")).toHaveText("1");
    await ada.open("Bob");
    await saidOnce(ada, "Nobody else saw it");
  });

  await test.step("go on after the server was killed, with what was said meanwhile on both sides", async () => {
    await server.stop("SIGKILL");
    await desk.say("Said into the dark by Bob");
    await desk.see("list item", "Said into the dark by Bob");
    await ada.send("Said into the dark by Ada");
    await expect(ada.message("Said into the dark by Ada")).toHaveAttribute("data-state", "pending");
    await server.start();
    await saidOnce(ada, "Said into the dark by Bob");
    await expect(ada.message("Said into the dark by Ada")).toHaveAttribute("data-state", "sent");
    expect((await desk.see("list item", "Said into the dark by Ada")).name).toMatch(/^Ada\b/);
  });

  await test.step("lose nothing and repeat nothing when the desktop program is killed with words unsent", async () => {
    await server.stop("SIGKILL");
    await desk.say("Written before the power went");
    await desk.say("And this too");
    await desk.see("list item", "And this too");
    await desk.kill();
    await server.start();
    await desk.start();
    for (const text of ["Written before the power went", "And this too"]) await saidOnce(ada, text);
    await desk.see("list item", "And this too");
    await ada.send("Welcome back");
    await desk.see("list item", "Welcome back");
    // Long enough for something that is sent again.
    await desk.say("Good to be back");
    await saidOnce(ada, "Good to be back");
    for (const text of ["Written before the power went", "And this too"]) {
      await saidOnce(ada, text);
      expect(await desk.count("list item", text)).toBe(1);
    }
  });
});
