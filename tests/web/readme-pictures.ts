// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from "node:url";

import { type Page, test } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { Ui } from "./support/ui.js";

const folder = process.env.FOYER_PICTURES ?? fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** A quiet mountain lake, drawn by the browser: no photograph of somebody else's is needed. */
async function landscape(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 960, height: 600 });
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    const sky = pen.createLinearGradient(0, 0, 0, 360);
    sky.addColorStop(0, "#34507a");
    sky.addColorStop(0.6, "#e39a7b");
    sky.addColorStop(1, "#f8d9a0");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 960, 600);
    pen.fillStyle = "#fff3d0";
    pen.beginPath();
    pen.arc(640, 265, 46, 0, 7);
    pen.fill();
    const ridge = (base: number, height: number, step: number, colour: string): void => {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.moveTo(0, 380);
      for (let x = 0; x <= 960; x += 6) {
        const y = base - height * Math.abs(Math.sin(x / step) * 0.7 + Math.sin(x / (step / 2.7)) * 0.3);
        pen.lineTo(x, y);
      }
      pen.lineTo(960, 380);
      pen.fill();
    };
    ridge(350, 190, 170, "#7d6a8c");
    ridge(365, 120, 120, "#54506f");
    ridge(378, 60, 90, "#343a52");
    const lake = pen.createLinearGradient(0, 378, 0, 600);
    lake.addColorStop(0, "#e2a987");
    lake.addColorStop(1, "#2f4468");
    pen.fillStyle = lake;
    pen.fillRect(0, 378, 960, 222);
    pen.fillStyle = "rgb(255 243 208 / 55%)";
    for (let y = 386; y < 590; y += 11) pen.fillRect(640 - (600 - y) / 5, y, (600 - y) / 2.5, 3);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}

for (const look of ["light", "dark"] as const) {
  test(`the room in ${look}`, async ({ browser }) => {
    const server = await FoyerServer.start();
    const guests: Page[] = [];
    try {
      const ada = await visit(browser, server.url, "Ada", { colorScheme: look, viewport: { width: 1280, height: 800 } });
      const ui = new Ui(ada.page);
      await ui.signUp("Ada", "a1");
      await ui.createRoom("Autumn trip", "Lake, huts, and who brings what");
      for (const [name, avatar] of [["Jonas", "a6"], ["Mei 梅", "a8"], ["Priya", "a4"]] as const) {
        const guest = await visit(browser, server.url, name);
        guests.push(guest.page);
        const guestUi = new Ui(guest.page);
        await guestUi.signUp(name, avatar);
        await guestUi.joinRoom("Autumn trip");
      }
      const [jonas, mei, priya] = guests.map((page) => new Ui(page));
      if (!jonas || !mei || !priya) throw new Error("guests are missing");
      const library = await Bot.signIn(server.url, "Olu", "a11");
      const readers = await library.createRoom("Book club", "One chapter a week");
      const garden = await library.createRoom("Garden 花园", "");
      await ui.joinRoom("Book club");
      await ui.joinRoom("Garden 花园");
      await library.post(garden, "The tomatoes made it through the night 🍅");
      await ui.open("Autumn trip");
      await library.post(readers, "Chapter 7 is the one with the letter. No spoilers!");
      await library.post(readers, "Thursday at eight, same place");

      await jonas.send("Good morning! The hut by the lake is booked for Saturday.");
      await jonas.send("Four beds, one stove, no excuses 😄");
      await mei.send("太好了！我带茶和饺子。");
      await mei.choosePicture("lake.png", await landscape(mei.page));
      await mei.page.getByTestId("attachment").waitFor();
      await mei.send("This was the view last year");
      await ui.message("This was the view last year").waitFor();
      await ui.send("I remember! Leaving at seven so that we see it before dark.\nTrain times: https://example.org/trains");
      await priya.send("🎒");
      await ui.messages().nth(5).waitFor();
      await ada.page.waitForTimeout(1500);
      await ada.page.screenshot({ path: `${folder}/room-${look}.png` });
      if (look === "light") {
        await ada.page.setViewportSize({ width: 390, height: 780 });
        await ada.page.waitForTimeout(600);
        await ada.page.screenshot({ path: `${folder}/room-phone.png` });
      }
    } finally {
      await server.remove();
    }
  });
}
