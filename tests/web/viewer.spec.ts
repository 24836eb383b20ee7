// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type CDPSession, expect, type Locator, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;
let bot: Bot;
test.beforeEach(async () => {
  server = await FoyerServer.start();
  bot = await Bot.signIn(server.url, "Ming");
});
test.afterEach(async () => {
  await server.remove();
});

const viewer = (page: Page): Locator => page.getByTestId("viewer");
const shown = (page: Page): Locator => viewer(page).locator("img");

/** Posts pictures of these sizes, the second one with words. */
async function post(page: Page, sizes: readonly (readonly [number, number])[]): Promise<void> {
  for (const [index, [width, height]] of sizes.entries()) {
    const id = await bot.upload(await picture(page, width, height));
    await bot.post(1, index === 1 ? "The **second** one" : "", id);
  }
}

/** How large the picture is drawn, and where its middle is. */
async function drawn(page: Page): Promise<{ width: number; x: number; y: number }> {
  return shown(page).evaluate((img) => {
    const box = img.getBoundingClientRect();
    return { width: box.width, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
}

test("pictures are looked at one after the other, zoomed, copied and told in words", async ({ browser }) => {
  const { page, context, troubles } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  await post(page, [[1600, 700], [300, 700], [200, 200]]);
  await expect(page.getByTestId("picture")).toHaveCount(3);
  await page.getByTestId("picture").nth(1).click();
  await expect(shown(page)).toHaveAttribute("alt", "Picture by Ming: The second one");
  await expect(viewer(page)).toContainText("2 of 3");
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page)).toContainText("3 of 3");
  await expect(viewer(page).getByRole("button", { name: "Next picture" })).toHaveCount(0);
  await page.keyboard.press("Home");
  await expect(viewer(page)).toContainText("1 of 3");
  await viewer(page).getByRole("button", { name: "Next picture" }).click();
  await expect(viewer(page)).toContainText("2 of 3");
  await page.keyboard.press("ArrowLeft");
  await expect(shown(page)).toHaveJSProperty("complete", true);

  // What is under the mouse stays there while it zooms.
  const small = await drawn(page);
  const mouse = { x: small.x + 100, y: small.y + 50 };
  await page.mouse.move(mouse.x, mouse.y);
  for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await drawn(page)).width).toBeGreaterThan(4 * small.width);
  const large = await drawn(page);
  const scale = large.width / small.width;
  expect(Math.abs(mouse.x - (mouse.x - small.x) * scale - large.x)).toBeLessThan(3);
  await page.mouse.down();
  await page.mouse.move(mouse.x + 60, mouse.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(viewer(page), "a drag is not a press beside the picture").toBeVisible();
  expect(Math.abs((await drawn(page)).x - large.x - 60)).toBeLessThan(3);
  await page.keyboard.press("0");
  await expect.poll(async () => (await drawn(page)).width).toBeCloseTo(small.width);

  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await viewer(page).getByRole("button", { name: "Copy picture" }).click();
  await expect(page.getByText("Picture copied")).toBeAttached();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType("image/png")) as Blob);
    return [bitmap.width, bitmap.height];
  });
  expect(size).toEqual([1600, 700]);
  const download = page.waitForEvent("download");
  await page.getByTestId("viewer-download").click();
  expect((await download).suggestedFilename()).toMatch(/^foyer-.*\.png$/);
  await look(page, "viewer-desktop");

  await page.keyboard.press("Escape");
  await expect(viewer(page)).toHaveCount(0);
  await expect(page.getByTestId("picture").nth(1), "the focus comes back").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(viewer(page)).toBeVisible();
  await page.mouse.click(200, 400);
  await expect(viewer(page), "a press beside the picture leaves").toHaveCount(0);
  expect(troubles).toEqual({ errors: [], foreign: [] });
});

type Finger = readonly [x: number, y: number];

/** Fingers that go straight from where they begin to where they end. */
async function touch(session: CDPSession, from: readonly Finger[], to: readonly Finger[]): Promise<void> {
  const points = (part: number): { x: number; y: number; id: number }[] =>
    from.map(([x, y], id) => {
      const [toX, toY] = to[id] ?? [x, y];
      return { x: x + (toX - x) * part, y: y + (toY - y) * part, id };
    });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0) });
  for (const part of [0.25, 0.5, 0.75, 1])
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(part) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("fingers go to the next picture, zoom, and close", async ({ browser }) => {
  const { page, context } = await visit(browser, server.url, "Ada", {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const ada = new Ui(page);
  await ada.signUp("Ada");
  if (!(await ada.conversation("Lobby").isVisible())) await page.getByTestId("back").click();
  await ada.open("Lobby");
  await post(page, [[600, 400], [300, 700]]);
  await page.getByTestId("picture").first().tap();
  await expect(viewer(page)).toContainText("1 of 2");
  const session = await context.newCDPSession(page);

  await touch(session, [[280, 380]], [[80, 390]]);
  await expect(viewer(page)).toContainText("2 of 2");
  await touch(session, [[80, 380]], [[280, 390]]);
  await expect(viewer(page)).toContainText("1 of 2");
  await touch(session, [[180, 380]], [[190, 380]]);
  await expect(viewer(page), "a short pull leads nowhere").toContainText("1 of 2");

  const small = await drawn(page);
  await touch(session, [[160, 380], [200, 380]], [[60, 380], [300, 380]]);
  await expect.poll(async () => (await drawn(page)).width).toBeGreaterThan(3 * small.width);
  await touch(session, [[280, 380]], [[80, 390]]);
  await expect(viewer(page), "a drag moves what is zoomed").toContainText("1 of 2");
  await look(page, "viewer-phone-zoomed");
  await touch(session, [[60, 380], [300, 380]], [[170, 380], [190, 380]]);
  await expect.poll(async () => (await drawn(page)).width).toBeCloseTo(small.width);
  await touch(session, [[180, 300]], [[190, 560]]);
  await expect(viewer(page)).toHaveCount(0);
});
