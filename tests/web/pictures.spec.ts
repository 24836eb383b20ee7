// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator } from "@playwright/test";

import { look } from "./support/look.js";
import { visit } from "./support/people.js";
import { noise, picture } from "./support/pictures.js";
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

/** Gives the element a file as the clipboard or a dragging hand would. */
async function give(target: Locator, how: "paste" | "dragenter" | "drop", bytes: Buffer): Promise<void> {
  await target.evaluate(
    (element, [kind, base64]) => {
      const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], "given.png", { type: "image/png" }));
      const init = { bubbles: true, composed: true, cancelable: true };
      const event = kind === "paste" ? new ClipboardEvent(kind, init) : new DragEvent(kind, { ...init, dataTransfer: transfer });
      // Firefox takes no files for the clipboard of an event that a page makes.
      if (kind === "paste") Object.defineProperty(event, "clipboardData", { value: transfer });
      element.dispatchEvent(event);
    },
    [how, bytes.toString("base64")] as const,
  );
}

test("pictures can be pasted and dropped, taken out again, and sent with a text", { tag: "@firefox" }, async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const ui = new Ui(person.page);
  await ui.signUp("Ada");
  await ui.open("Lobby");
  const bytes = await picture(person.page, 300, 200);

  await give(ui.composer(), "paste", bytes);
  await expect(ui.attachments()).toHaveCount(1);
  await give(person.page.getByTestId("timeline"), "dragenter", bytes);
  await expect(person.page.getByText("Drop pictures to add them")).toBeVisible();
  await give(person.page.getByTestId("timeline"), "drop", bytes);
  await expect(person.page.getByText("Drop pictures to add them")).toBeHidden();
  await expect(ui.attachments()).toHaveCount(2);
  await ui.attachments().first().getByTestId("attachment-remove").click();
  await expect(ui.attachments()).toHaveCount(1);

  await ui.send("With words");
  await expect(ui.message("With words")).toHaveAttribute("data-state", "sent");
  await expect(ui.message("With words").getByTestId("picture")).toHaveCount(1);
  await expect(ui.attachments()).toHaveCount(0);
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("a file that is no picture is refused with a sentence, and the text is not lost", async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const ui = new Ui(person.page);
  await ui.signUp("Ada");
  await ui.open("Lobby");
  await ui.composer().fill("Look at this");
  await ui.choosePicture("notes.txt", Buffer.from("not a picture"), "text/plain");
  await expect(ui.attachments()).toContainText(/PNG, JPEG, GIF/);
  await ui.attachments().getByTestId("attachment-remove").click();
  await ui.choosePicture("cat.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
  await expect(ui.attachments()).toContainText(/damaged/);
  await expect(ui.composer()).toHaveValue("Look at this");
});

test("an upload that the server's death interrupts goes on where it stopped", async ({ browser }) => {
  const person = await visit(browser, server.url, "Ada");
  const ui = new Ui(person.page);
  await ui.signUp("Ada");
  await ui.open("Lobby");

  const offsets: number[] = [];
  person.page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  const session = await person.context.newCDPSession(person.page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 600 * 1024,
  });
  await ui.choosePicture("large.png", await noise(person.page, 1100, 900));
  await expect.poll(() => offsets.length, { timeout: 20_000 }).toBeGreaterThan(3);
  await server.stop("SIGKILL");
  const before = offsets.length;
  const reached = Math.max(...offsets);
  await server.start();
  await expect(ui.attachments().first()).toHaveAttribute("data-status", "done", { timeout: 40_000 });
  expect(Math.min(...offsets.slice(before)), "nothing that had arrived is sent again").toBeGreaterThanOrEqual(reached);

  await ui.send("Here it is");
  const thumbnail = ui.message("Here it is").getByTestId("picture").locator("img");
  await expect.poll(() => thumbnail.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
});

test("a picture on its way is called off in the timeline, and its words come back; a failed attempt is repeated at once", async ({
  browser,
}) => {
  const { page } = await visit(browser, server.url, "Ada");
  const ui = new Ui(page);
  await ui.signUp("Ada");
  await ui.open("Lobby");
  // Nothing of a picture gets through, as on a road that is closed.
  let isOpen = false;
  await page.route("**/api/v1/uploads**", (route) => (isOpen ? route.continue() : undefined));
  await ui.choosePicture("p.png", await picture(page, 640, 420));
  await expect(ui.attachments()).toHaveCount(1);
  await ui.send("Look at this");
  const message = ui.message("Look at this");
  await expect(message).toHaveAttribute("data-state", "pending");
  await expect(message.getByRole("progressbar")).toBeVisible();
  await look(page, "picture-under-way");
  await message.getByTestId("upload-cancel").click();
  await expect(message).toHaveCount(0);
  await expect(ui.composer()).toHaveValue("Look at this");

  await page.unroute("**/api/v1/uploads**");
  let attempts = 0;
  await page.route("**/api/v1/uploads**", (route) => {
    attempts++;
    // Without a press of the button nothing would be tried again before the test is over.
    const problem = { type: "about:blank", title: "Later", status: 503, code: "unavailable", retryAfter: 600 };
    return isOpen ? route.continue() : route.fulfill({ status: 503, json: problem });
  });
  await ui.choosePicture("p.png", await picture(page, 640, 420));
  await expect(ui.attachments()).toHaveCount(1);
  await ui.send("Look again");
  const again = ui.message("Look again");
  await expect(again.getByTestId("upload-retry")).toBeVisible();
  await look(page, "picture-paused");
  const before = attempts;
  isOpen = true;
  await again.getByTestId("upload-retry").click();
  await expect(again).toHaveAttribute("data-state", "sent");
  await expect(again.getByTestId("picture")).toHaveCount(1);
  expect(attempts).toBeGreaterThan(before);
  await page.reload();
  await expect(ui.message("Look again")).toHaveCount(1);
  await expect(message).toHaveCount(0);
});
