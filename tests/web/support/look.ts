// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { type CDPSession, expect, type Page } from "@playwright/test";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** Where axe lives beside the scripts of a page, until the page loads another document. */
interface World {
  session: CDPSession;
  document: string;
  context: number;
}
const worlds = new WeakMap<Page, World>();

async function run({ session, context }: World, expression: string): Promise<unknown> {
  const answer = await session.send("Runtime.evaluate", {
    expression,
    contextId: context,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
  return answer.result.value;
}

/** A world of the page in which axe is loaded: out of reach of the page's policy. */
async function worldOf(page: Page): Promise<World> {
  const known = worlds.get(page);
  const session = known?.session ?? (await page.context().newCDPSession(page));
  const { frame } = (await session.send("Page.getFrameTree")).frameTree;
  if (known?.document === frame.loaderId) return known;
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frame.id });
  const world = { session, document: frame.loaderId, context: executionContextId };
  await run(world, `${axe}; undefined`);
  worlds.set(page, world);
  return world;
}

const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The dialog that is open on top, or the whole page. */
const topmost = `(() => {
  const within = (root) =>
    [...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? [each, ...within(each.shadowRoot)] : [each]));
  const dialog = within(document).filter((each) => each.matches("dialog[open]")).at(-1);
  return dialog?.getRootNode().host ?? document;
})()`;

// Only what is wrong is worked out to the last node.
const question = (rules: readonly string[]): string =>
  `axe.run(${topmost}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ["violations"] }).then((found) =>
     found.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + " " + (n.any[0]?.message ?? ""))))`;

/** What axe finds wrong on the page, by all rules or by these; of a page behind a dialog nothing, as nobody gets there. */
export async function faultsOf(page: Page, rules: readonly string[] = allRules): Promise<string[]> {
  if (page.context().browser()?.browserType().name() === "chromium") {
    return (await run(await worldOf(page), question(rules))) as string[];
  }
  // What Firefox is asked to evaluate the page's policy does not concern.
  await page.evaluate(`${axe}; undefined`);
  return page.evaluate<string[]>(question(rules));
}

/** Waits until nothing fades or moves on the page: no state that people read in. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A document tells of the animations in its own tree only, and each element with a shadow root is a tree of its own.
    const within = (root: Document | ShadowRoot): Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : [])),
    ];
    const ends = (each: Animation): boolean =>
      each.playState === "running" && each.effect?.getComputedTiming().endTime !== Infinity;
    // The day above what is read goes a moment after the last scroll.
    const scrolls = (root: ParentNode): boolean =>
      root.querySelector("[data-moving]") !== null ||
      [...root.querySelectorAll("*")].some((each) => each.shadowRoot !== null && scrolls(each.shadowRoot));
    for (;;) {
      while (scrolls(document)) await new Promise((resolve) => setTimeout(resolve, 50));
      const moving = within(document).filter(ends);
      if (moving.length === 0) return;
      await Promise.all(moving.map((each) => each.finished.catch(() => undefined)));
    }
  });
}

/** Takes a picture of the page where pictures are wanted. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.FOYER_WEB_RESULTS;
  if (folder) await page.screenshot({ path: `${folder}/look/${name}.png` });
}

/** Takes a picture of the page and holds it to what every page keeps: no overflow, nothing that axe finds. */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await photograph(page, name);
  const { wider, higher } = await page.evaluate(() => ({
    wider: document.documentElement.scrollWidth - window.innerWidth,
    higher: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(wider, `${name}: the page is wider than the window`).toBeLessThanOrEqual(0);
  // Only parts of it scroll: browsers with scroll bars would put one beside everything.
  expect(higher, `${name}: the page is higher than the window`).toBeLessThanOrEqual(0);
  expect(await faultsOf(page), name).toEqual([]);
}
