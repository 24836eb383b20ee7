// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { BrowserContext, Page } from "@playwright/test";

/** What pages of a context asked of the browser. */
interface Observed {
  notices: Notification[];
  /** Tags of notifications that the page took back. */
  closed: string[];
  /** How often the browser was asked for its permission. */
  asked: number;
  /** Tones that began to sound. */
  tones: number;
  hide(isHidden: boolean): void;
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/**
 * Notes, in every page of the context, the notifications and tones that are really made, and lets a test put a page into
 * the background, which this browser without a screen never does.
 */
export async function observe(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let hidden = false;
    const observed: Observed = {
      notices: [],
      closed: [],
      asked: 0,
      tones: 0,
      hide(isHidden) {
        hidden = isHidden;
        document.dispatchEvent(new Event("visibilitychange"));
      },
    };
    window.observed = observed;
    Object.defineProperty(document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
    const ask = Notification.requestPermission.bind(Notification);
    window.Notification = new Proxy(Notification, {
      construct(target, given) {
        const notice = Reflect.construct(target, given) as Notification;
        const close = notice.close.bind(notice);
        notice.close = () => {
          observed.closed.push(notice.tag);
          close();
        };
        observed.notices.push(notice);
        return notice;
      },
      get(target, name) {
        if (name !== "requestPermission") return Reflect.get(target, name) as unknown;
        observed.asked++;
        return ask;
      },
    });
    const { start } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (when) {
      observed.tones++;
      start.call(this, when);
    };
  });
}

export const hide = (page: Page, isHidden = true): Promise<void> =>
  page.evaluate((wanted) => window.observed.hide(wanted), isHidden);

/** Titles, texts and tags of the notifications that a page made. */
export const noticesOf = (page: Page): Promise<{ title: string; body: string; tag: string }[]> =>
  page.evaluate(() => window.observed.notices.map(({ title, body, tag }) => ({ title, body, tag })));

/** Tags of the notifications that a page took back, in order. */
export const closedOf = (page: Page): Promise<string[]> => page.evaluate(() => window.observed.closed);

/** Clicks the last notification that a page made, as the system would. */
export const clickNotice = (page: Page): Promise<void> =>
  page.evaluate(() => void window.observed.notices.at(-1)?.dispatchEvent(new Event("click")));

export const tonesOf = (page: Page): Promise<number> => page.evaluate(() => window.observed.tones);

export const askedOf = (page: Page): Promise<number> => page.evaluate(() => window.observed.asked);
