// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Page } from "@playwright/test";

import { faultsOf, photograph, settled } from "./look.js";

/** Pictures of all states are for those who want to look at them; else there is one of each that has a fault. */
const wantsAll = process.env.FOYER_WEB_STATES !== undefined;

/**
 * What reaches out of the window, or makes something scroll sideways that is no strip of tabs and no code; names of people and
 * rooms of which the beginning is cut off.
 */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Elements in the page and in the shadows within it. */
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? [each, ...within(each.shadowRoot)] : [each]));
    const nameOf = (each: Element): string =>
      `${each.localName}.${each.className}[${each.getAttribute("data-testid") ?? each.textContent?.trim().slice(0, 40)}]`;
    const mayScroll = (each: Element | null): boolean => each?.closest("[role=tablist], pre") != null;
    // While a dialog is open the page behind it is out of reach.
    const all = within(document);
    const open = all.filter((each) => each.matches("dialog[open]")).at(-1);
    const inReach = (each: Element): boolean => {
      for (let at: Node | null = each; at; at = at instanceof ShadowRoot ? at.host : (at as Element).assignedSlot ?? at.parentNode)
        if (at === open) return true;
      return open === undefined;
    };
    const faults: string[] = [];
    for (const each of all) {
      if (!each.checkVisibility() || !inReach(each) || mayScroll(each)) continue;
      const { overflowX } = getComputedStyle(each);
      if (/auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth + 1)
        faults.push(`scrolls sideways (${each.scrollWidth} in ${each.clientWidth}): ${nameOf(each)}`);
      const line = each.matches("bdi, [dir=auto]") ? each.closest(".ellipsis") : null;
      const words = line ? document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode() : null;
      if (line && words) {
        const first = document.createRange();
        first.setStart(words, 0);
        first.setEnd(words, 1);
        const letter = first.getBoundingClientRect();
        const box = line.getBoundingClientRect();
        if (letter.left < box.left - 2 || letter.right > box.right + 2) faults.push(`begins out of sight: ${nameOf(each)}`);
      }
      if (!each.matches("button, input:not([type=file]), select, textarea, a, h1, h2, h3, p, label")) continue;
      if (each.closest(".hidden-text, [inert]")) continue;
      const { left, right, width, height } = each.getBoundingClientRect();
      if (width > 1 && height > 1 && (left < -1 || right > innerWidth + 1))
        faults.push(`reaches from ${Math.round(left)} to ${Math.round(right)}: ${nameOf(each)}`);
    }
    return faults;
  });
}

/** A message may be half out of view, or below the day that floats above it and lets all clicks through. */
const isReal = (fault: string): boolean => !/^target-size: .*foyer-timeline.* partially obscured/.test(fault);

async function turn(page: Page, theme: "light" | "dark", dir: "ltr" | "rtl"): Promise<void> {
  await page.evaluate(
    ([wanted, direction]) => {
      document.documentElement.dataset["theme"] = wanted;
      document.documentElement.dir = direction;
    },
    [theme, dir] as const,
  );
  await settled(page);
}

/**
 * Holds a state of a page to what every state keeps: nothing that axe finds, light and dark; nothing out of
 * sight, from left to right and from right to left. Leaves the page dark and from right to left.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await turn(page, "light", "ltr");
  const faults = [...(await faultsOf(page)).filter(isReal), ...(await outOfSight(page))];
  if (wantsAll || faults.length > 0) await photograph(page, name);
  // What a colour or a direction cannot change was looked at.
  await turn(page, "dark", "rtl");
  const turned = [...(await faultsOf(page, ["color-contrast"])).filter(isReal), ...(await outOfSight(page))];
  if (wantsAll || turned.length > 0) await photograph(page, `${name}-dark-rtl`);
  expect.soft([...faults, ...turned.map((each) => `dark, rtl: ${each}`)], name).toEqual([]);
}
