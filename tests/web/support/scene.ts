// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pictures of the README show: some people, their rooms, and what they say.
import { readFileSync } from "node:fs";

import type { Browser, Page } from "@playwright/test";

import { Bot } from "./bot.js";
import { visit } from "./people.js";
import type { FoyerServer } from "./server.js";
import { Ui } from "./ui.js";

/** What the people in the pictures say; the rooms are called in their language. */
export const talks = {
  en: {
    locale: "en-GB",
    trip: ["Autumn trip", "Lake, huts, and who brings what"],
    readers: ["Book club", "One chapter a week"],
    garden: "Garden",
    tomatoes: "The tomatoes made it through the night 🍅",
    thursday: ["Chapter 7 is the one with the letter. No spoilers!", "Thursday at eight, same place"],
    key: "I left the key under the blue pot",
    hut: "Good morning! The hut by the lake is booked for Saturday.",
    beds: "Four beds, one stove, no excuses 😄",
    tea: "太好了！我带茶和饺子。",
    view: "This was the view last year",
    answer: "Leaving at seven then, so that we see it before dark.\nTrain times: https://example.org/trains",
    others: ["Jonas", "Mei 梅", "Priya", "Olu"],
    me: "Ada",
  },
  zh: {
    locale: "zh-CN",
    trip: ["秋游", "湖边、木屋，谁带什么"],
    readers: ["读书会", "每周一章"],
    garden: "花园",
    tomatoes: "番茄平安过夜了 🍅",
    thursday: ["第七章就是有那封信的一章，别剧透！", "周四晚上八点，老地方"],
    key: "钥匙放在蓝色花盆下面了",
    hut: "早上好！湖边的木屋订好了，就这个星期六。",
    beds: "四张床，一个炉子，谁都别找借口 😄",
    tea: "太好了！我带茶和饺子。",
    view: "这是去年看到的景色",
    answer: "那就七点出发，天黑前还能看到。\n火车时刻：https://example.org/trains",
    others: ["小江", "小梅", "Priya", "老周"],
    me: "阿达",
  },
} as const;

export type Talk = (typeof talks)[keyof typeof talks];

/** One of the covers that come with Foyer, as a picture that can be sent. */
async function cover(page: Page, name: string): Promise<Buffer> {
  const drawing = readFileSync(new URL(`../../../resources/covers/${name}.svg`, import.meta.url), "utf8");
  await page.setViewportSize({ width: 256, height: 256 });
  await page.setContent(`<body style="margin: 0">${drawing}</body>`);
  return page.screenshot();
}

/** A quiet mountain lake, drawn by the browser: no photograph of somebody else's is needed. */
async function landscape(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 960, height: 500 });
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

/** The rooms and people of the pictures, around somebody who has an account already. */
export class Scene {
  private constructor(
    private readonly talk: Talk,
    private readonly trip: number,
    private readonly bots: { jonas: Bot; mei: Bot; priya: Bot },
  ) {}

  static async set(browser: Browser, server: FoyerServer, talk: Talk): Promise<Scene> {
    const hand = await Bot.signIn(server.url, talk.me);
    const sheet = await (await browser.newContext()).newPage();
    const hang = async (bot: Bot, room: number, name: string): Promise<void> => {
      await bot.call("PATCH", `/rooms/${room}`, { cover: await bot.upload(await cover(sheet, name)) });
    };
    const [name, topic] = talk.trip;
    const trip = await hand.createRoom(name, topic);
    await hang(hand, 1, "lobby");
    await hang(hand, trip, "harbour");

    const bots: Bot[] = [];
    for (const [index, avatar] of ["a6", "a8", "a4", "a11"].entries()) {
      bots.push(await Bot.signIn(server.url, talk.others[index] ?? "", avatar));
    }
    const [jonas, mei, priya, olu] = bots;
    if (!jonas || !mei || !priya || !olu) throw new Error("people are missing");
    const readers = await olu.createRoom(talk.readers[0], talk.readers[1]);
    const garden = await olu.createRoom(talk.garden);
    await hang(olu, readers, "library");
    await hang(olu, garden, "garden");
    for (const room of [readers, garden]) await hand.join(room);
    await olu.post(garden, talk.tomatoes);
    const me = (await hand.call("GET", "/me")) as { user: { id: number } };
    const { id: direct } = (await olu.call("PUT", `/directs/${me.user.id}`)) as { id: number };
    await olu.post(direct, talk.key);
    for (const text of talk.thursday) await olu.post(readers, text);

    // Who is seen online looks at it in a browser.
    for (const [index, bot] of [jonas, mei, priya].entries()) {
      await bot.join(trip);
      const guest = await visit(browser, server.url, talk.others[index] ?? "");
      await new Ui(guest.page).signIn(talk.others[index] ?? "");
    }
    return new Scene(talk, trip, { jonas, mei, priya });
  }

  /** What the others say first; the sheet is a page to draw on. */
  async begin(sheet: Page): Promise<void> {
    const { jonas, mei, priya } = this.bots;
    await jonas.post(this.trip, this.talk.hut);
    await jonas.post(this.trip, this.talk.beds);
    await mei.post(this.trip, this.talk.tea);
    const view = await mei.post(this.trip, this.talk.view, await mei.upload(await landscape(sheet)));
    for (const [bot, emoji] of [[priya, "❤️"], [jonas, "❤️"], [jonas, "🥟"]] as const) {
      await bot.call("PUT", `/conversations/${this.trip}/messages/${view}/reactions/${encodeURIComponent(emoji)}`);
    }
  }

  /** After the answer. */
  async end(): Promise<void> {
    await this.bots.priya.post(this.trip, "🎒");
  }
}
