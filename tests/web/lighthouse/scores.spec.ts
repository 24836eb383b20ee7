// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, chromium, expect } from "@playwright/test";
import lighthouse, { desktopConfig, type Flags, type RunnerResult } from "lighthouse";

import { Bot } from "../support/bot.js";
import { picture } from "../support/pictures.js";
import { FoyerServer } from "../support/server.js";
import { test } from "../support/test.js";
import { Ui } from "../support/ui.js";

/** Speed depends on the machine and on what else it does, so it is measured where somebody asks for it, and never tested. */
const isMeasuring = process.env.FOYER_LIGHTHOUSE_PERFORMANCE === "1";
const held = ["accessibility", "best-practices"];
const screens = ["mobile", "desktop"] as const;

let server: FoyerServer;
let context: BrowserContext;
let profile: string;
let port: number;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => resolve(found));
    });
  });
}

test.beforeAll(async ({ launchOptions }) => {
  server = await FoyerServer.start();
  profile = mkdtempSync(join(tmpdir(), "foyer-lighthouse-"));
  port = await freePort();
  context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  });
});
test.afterAll(async () => {
  await context.close();
  await server.remove();
  rmSync(profile, { recursive: true, force: true });
});

/** What Lighthouse found wrong, and what it measured. */
function told(result: RunnerResult): { faults: string[]; scores: Record<string, number> } {
  const { audits, categories } = result.lhr;
  const scores = Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
  );
  const faults = held
    .flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ weight, id }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details ?? audits[id]?.title).slice(0, 2000)}`);
  return { faults, scores };
}

async function audit(name: string, url: string): Promise<void> {
  for (const screen of screens) {
    const flags: Flags = {
      port,
      logLevel: "error",
      // Who is signed in stays so.
      disableStorageReset: true,
      onlyCategories: isMeasuring ? [...held, "performance"] : held,
    };
    const result = await lighthouse(url, flags, screen === "desktop" ? desktopConfig : undefined);
    if (!result) throw new Error("Lighthouse gave no result");
    expect(result.lhr.runtimeError, `${name}, ${screen}`).toBeUndefined();
    const { faults, scores } = told(result);
    console.log(`${name}, ${screen}: ${Object.entries(scores).map((each) => each.join(" ")).join(", ")}`);
    if (isMeasuring) {
      for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
        console.log(`  ${id}: ${result.lhr.audits[id]?.displayValue ?? ""}`);
      }
    }
    expect(faults, `${name}, ${screen}`).toEqual([]);
    for (const each of held) expect(scores[each], `${each} of ${name}, ${screen}`).toBe(100);
    expect(new URL(result.lhr.finalDisplayedUrl).pathname, `${name}, ${screen}`).toBe(new URL(url).pathname);
  }
}

test("Lighthouse finds nothing to better in accessibility and best practices, on the sign-in page and in a room", async () => {
  const page = await context.newPage();
  await audit("sign-in", `${server.url}/`);

  await page.goto(server.url);
  const ada = new Ui(page);
  await ada.signUp("Ada", "a3");
  const bot = await Bot.signIn(server.url, "Ming 明", "a8");
  for (let i = 1; i <= 20; i++) await bot.post(1, `Message ${i}: shall we have **oolong** in the garden? 今天下午三点，老地方见。`);
  await bot.post(1, "A picture of https://example.org/", await bot.upload(await picture(page, 900, 600)));
  await ada.open("Lobby");
  await ada.send("Gladly 🍵");
  await expect(ada.message("Gladly")).toHaveAttribute("data-state", "sent");
  await page.goto("about:blank");
  await audit("room", `${server.url}/r/1`);
});
