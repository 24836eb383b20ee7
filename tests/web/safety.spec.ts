// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

test("even where a fault let text of people become markup, the browser runs, draws and fetches none of it", { tag: "@firefox" }, async ({
  browser,
}) => {
  const server = await FoyerServer.start();
  const { page } = await visit(browser, server.url, "ada");
  await expect(page.getByTestId("sign-in")).toBeVisible();

  const refused = await page.evaluate(async () => {
    // Told a moment later, each for itself.
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      document.documentElement.dataset["refused"] = `${document.documentElement.dataset["refused"] ?? ""} ${effectiveDirective}`;
    });
    const thrownBy = (work: () => unknown): string => {
      try {
        work();
        return "";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const box = document.createElement("p");
    const script = document.createElement("script");
    const thrown = {
      markup: thrownBy(() => (box.innerHTML = "<img src=x onerror=alert(1)>")),
      scriptText: thrownBy(() => (script.text = "document.title = 'taken'")),
      policy: thrownBy(() =>
        (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy(
          "mine",
          { createHTML: (text: string) => text },
        ),
      ),
      worker: thrownBy(() => new Worker("https://evil.example/worker.js")),
    };
    box.setAttribute("style", "position: fixed");
    const handler = thrownBy(() => box.setAttribute("onclick", "document.title = 'taken'"));
    const picture = new Image();
    picture.src = "https://evil.example/pixel.png";
    document.body.append(box, picture);
    box.click();
    const fetched = await fetch("https://evil.example/").then(
      () => "fetched",
      () => "refused",
    );
    return { thrown, handler, fetched, position: getComputedStyle(box).position, title: document.title };
  });

  expect(refused.thrown.markup).toBe("TypeError");
  expect(refused.thrown.scriptText).toBe("TypeError");
  expect(refused.handler).toBe("TypeError");
  expect(refused.thrown.policy).toBe("TypeError");
  expect(refused.thrown.worker).not.toBe("");
  expect(refused.fetched).toBe("refused");
  expect(refused.position).toBe("static");
  expect(refused.title).not.toBe("taken");
  for (const each of ["style-src-attr", "img-src", "connect-src"]) {
    await expect(page.locator("html")).toHaveAttribute("data-refused", new RegExp(each));
  }
  await server.remove();
});

test("no address reads as one of another place, however it is turned around", async ({ browser }) => {
  const server = await FoyerServer.start();
  const bot = await Bot.signIn(server.url, "Mallory");
  await bot.post(1, "one https://example.org/a\u202emoc.knab.www//:sptth");
  await bot.post(1, "two \u202ehttps://example.org/?moc.knab.www//:sptth");
  const { page, troubles } = await visit(browser, server.url, "Ada");
  const ada = new Ui(page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  const links = ada.messages().locator(".text a");
  await expect(links).toHaveText(["https://example.org/a", "https://example.org/?moc.knab.www//:sptth"]);
  for (const link of await links.all()) {
    // The letters of an address stand from left to right, also behind a mark that turns the line.
    const [first, last] = await link.evaluate((each) => {
      const text = document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode() as Text;
      return [0, text.length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
    expect(first).toBeLessThan(last ?? 0);
    await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  }
  expect(troubles).toEqual({ errors: [], foreign: [] });
  await server.remove();
});

test("a link that leads astray opens the page all the same, and its secret leaves the address", async ({ browser }) => {
  const server = await FoyerServer.start();
  for (const path of ["//evil.example/", "/r/%3Cscript%3E", "/r/99999999999999999999", "/r/-1", "/r/%00"]) {
    const person = await visit(browser, `${server.url}${path}#join=%22%3E%3Cimg%20src=x%3E`, "Ada");
    await expect(person.page.getByTestId("sign-in"), path).toBeVisible();
    expect(new URL(person.page.url()).hash, path).toBe("");
    expect(new URL(person.page.url()).origin, path).toBe(server.url);
    expect(person.troubles, path).toEqual({ errors: [], foreign: [] });
    await person.context.close();
  }
  await server.remove();
});
