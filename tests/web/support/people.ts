// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";

export const password = "correct horse battery";

/** What a page did that a calm page does not do. */
export interface Troubles {
  /** Errors on the console, uncaught exceptions and refusals by the content security policy. */
  errors: string[];
  /** Requests to anywhere but the server. */
  foreign: string[];
}

export interface Person {
  name: string;
  context: BrowserContext;
  page: Page;
  troubles: Troubles;
}

/** What they say where a server is away or refuses, or a page is left while parts of it still come (Firefox); the client cannot keep them from it. */
const expected =
  /net::ERR_|WebSocket connection|status of (401|409|502|503)|establish a connection to the server at ws:|The connection to ws:|A ServiceWorker intercepted the request/;

/** The style element "body {}" that Playwright tries to put into a page of Firefox before it takes a picture. */
const ofPictures = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

/** Watches a page; connection errors are left out, for tests stop servers on purpose. */
export function watch(page: Page, url: string): Troubles {
  const troubles: Troubles = { errors: [], foreign: [] };
  page.on("pageerror", (error) => {
    // Firefox tells here, too, what the security policy refused, and which connections it could not make.
    if (!error.message.includes(ofPictures) && !expected.test(error.message)) troubles.errors.push(String(error));
  });
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || expected.test(text)) return;
    troubles.errors.push(text);
  });
  page.on("request", (request) => {
    const address = request.url();
    const isOwn = address.startsWith(url) || address.startsWith(url.replace("http", "ws"));
    if (!isOwn && !/^(data|blob):/.test(address)) troubles.foreign.push(address);
  });
  return troubles;
}

/** Opens the page in a browser of its own. */
export async function visit(
  browser: Browser,
  url: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = watch(page, new URL(url).origin);
  await page.goto(url);
  return { name, context, page, troubles };
}
