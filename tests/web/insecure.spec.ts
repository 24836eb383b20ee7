// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { openSettings } from "./support/alerts.js";
import { watch } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

test("over plain http from another machine all goes that browsers allow there, and the rest says why not", async ({
  playwright,
  launchOptions,
}) => {
  const server = await FoyerServer.start();
  // A name that is not this machine's own, so that the browser trusts the page as little as it would there.
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP foyer.test 127.0.0.1"],
  });
  const url = server.url.replace("127.0.0.1", "foyer.test");
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const troubles = watch(page, url);
  await page.goto(url);
  expect(await page.evaluate(() => [isSecureContext, "serviceWorker" in navigator, "locks" in navigator, "clipboard" in navigator])).toEqual(
    [false, false, false, false],
  );
  const ada = new Ui(page);

  await test.step("signing up, rooms, messages, pictures", async () => {
    await ada.signUp("Ada", "a3");
    await ada.createRoom("Tea");
    await ada.send("First words");
    await expect(ada.message("First words")).toHaveAttribute("data-state", "sent");
    await ada.choosePicture("kettle.png", await picture(page, 300, 200));
    await expect(ada.attachments()).toHaveCount(1);
    await ada.send("With a picture");
    await expect(ada.message("With a picture")).toHaveAttribute("data-state", "sent");
    await expect(ada.message("With a picture").getByTestId("picture").locator("img")).toBeVisible();
    await ada.pickEmoji("tea", "🍵");
    await ada.composer().press("Enter");
    await expect(ada.messages().last()).toContainText("🍵");
  });

  await test.step("what a browser refuses is said", async () => {
    await ada.message("First words").hover();
    await ada.message("First words").getByTestId("message-more").click();
    await page.getByTestId("menu-copy").click();
    await expect(page.getByTestId("toasts")).toContainText("did not allow copying");
    await openSettings(page);
    await expect(page.getByTestId("alerts-system")).toBeDisabled();
    await expect(page.getByTestId("notifications-dialog")).toContainText("https");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("notifications-dialog")).toHaveCount(0);
  });

  const second = await context.newPage();
  await second.goto(page.url());
  const other = new Ui(second);
  await test.step("two tabs share the session and what is begun", async () => {
    await expect(other.message("First words")).toBeVisible();
    await ada.composer().fill("half a sent");
    await expect(other.composer()).toHaveValue("half a sent");
    await ada.composer().fill("");
    await expect(other.composer()).toHaveValue("");
  });

  await test.step("what is written while the server is away goes out once", async () => {
    await server.stop("SIGKILL");
    await ada.send("Written in the dark");
    await expect(ada.message("Written in the dark")).toHaveAttribute("data-state", "pending");
    await server.start();
    await expect(ada.message("Written in the dark")).toHaveAttribute("data-state", "sent", { timeout: 40_000 });
    await expect(other.message("Written in the dark")).toHaveCount(1);
    await page.reload();
    await expect(ada.message("Written in the dark")).toHaveCount(1);
    await expect(ada.message("First words")).toBeVisible();
  });

  // Chromium tells that this header, which is for those who come over https, does nothing here.
  const errors = troubles.errors.filter((each) => !each.startsWith("The Cross-Origin-Opener-Policy header has been ignored"));
  expect({ ...troubles, errors }).toEqual({ errors: [], foreign: [] });
  await browser.close();
  await server.remove();
});
