// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { type BrowserContext, chromium, expect } from "@playwright/test";
import lighthouse, { desktopConfig, type Flags, type RunnerResult } from "lighthouse";

import { Bot } from "../support/bot.js";
import { picture } from "../support/pictures.js";
import { FoyerServer } from "../support/server.js";
import { test } from "../support/test.js";
import { Ui } from "../support/ui.js";

/** Speed depends on the machine and on what else it does, so it is measured where somebody asks for it, and never tested. */
const isMeasuring = process.env.FOYER_LIGHTHOUSE_PERFORMANCE === "1";
/** One run says little on a machine that does anything else: the median of so many is told. */
const runs = isMeasuring ? 5 : 1;
/** So long the browser has to end what it does beside a page that was opened before. */
const quietMs = 5_000;
const measured = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
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

// Each page has a browser to itself, as Lighthouse has it: what others left in it would be measured along.
test.beforeEach(async ({ launchOptions }) => {
  test.setTimeout(runs * 300_000);
  server = await FoyerServer.start();
  profile = mkdtempSync(join(tmpdir(), "foyer-lighthouse-"));
  port = await freePort();
  context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  });
});
test.afterEach(async () => {
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** `again`: with what the browser kept of the page. Who is signed in stays so either way. */
async function audit(name: string, url: string, again = false): Promise<void> {
  for (const screen of screens) {
    const results: RunnerResult[] = [];
    for (let run = 0; run < runs; run++) results.push(await auditOnce(`${name}, ${screen}`, url, screen, again));
    if (isMeasuring) tell(`${name}, ${screen}`, results);
  }
}

async function auditOnce(name: string, url: string, screen: (typeof screens)[number], again: boolean): Promise<RunnerResult> {
  const flags: Flags = {
    port,
    logLevel: "error",
    disableStorageReset: again,
    onlyCategories: isMeasuring ? [...held, "performance"] : held,
  };
  if (isMeasuring) await rest(again);
  const result = await lighthouse(url, flags, screen === "desktop" ? desktopConfig : undefined);
  if (!result) throw new Error("Lighthouse gave no result");
  expect(result.lhr.runtimeError, name).toBeUndefined();
  const { faults, scores } = told(result);
  console.log(`${name}: ${Object.entries(scores).map((each) => each.join(" ")).join(", ")}`);
  expect(faults, name).toEqual([]);
  for (const each of held) expect(scores[each], `${each} of ${name}`).toBe(100);
  expect(new URL(result.lhr.finalDisplayedUrl).pathname, name).toBe(new URL(url).pathname);
  return result;
}

/** Lighthouse throws the page's own cache away as it begins, and the browser would still be busy with that. */
async function rest(again: boolean): Promise<void> {
  if (!again) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "service_workers,cache_storage" });
    await page.close();
  }
  await sleep(quietMs);
}

/** Prints the medians of what was measured. */
function tell(name: string, results: readonly RunnerResult[]): void {
  const score = median(results.map(({ lhr }) => lhr.categories.performance?.score ?? 0));
  const values = measured.map((id) => `${id} ${median(results.map(({ lhr }) => lhr.audits[id]?.numericValue ?? 0)).toFixed(2)}`);
  console.log(`${name}, median: ${Math.round(score * 100)}; ${values.join(", ")}`);
}

test("Lighthouse finds nothing to better in accessibility and best practices on the sign-in page", async () => {
  await audit("sign-in", `${server.url}/`);
});

test("Lighthouse finds nothing to better in accessibility and best practices in a room", async () => {
  const page = await context.newPage();
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
  if (isMeasuring) await audit("room, opened again", `${server.url}/r/1`, true);
});
