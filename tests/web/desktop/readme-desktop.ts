// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from "node:url";

import { password, visit } from "../support/people.js";
import { Scene, talks } from "../support/scene.js";
import { FoyerServer } from "../support/server.js";
import { test } from "../support/test.js";
import { Ui } from "../support/ui.js";
import { Desk } from "./desk.js";

const folder = process.env.FOYER_PICTURES ?? fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const size = { width: 1180, height: 800 };

for (const [language, talk] of Object.entries(talks)) {
  test(`the desktop window, ${language}`, async ({ browser }) => {
    const server = await FoyerServer.start();
    const desk = Desk.open(new URL(server.url).host);
    try {
      // With the rights and the face that the pictures of the web client have.
      const { page, context } = await visit(browser, await server.adminLink(), talk.me);
      await new Ui(page).signUp(talk.me, "a1");
      await context.close();
      await desk.signIn(talk.me, password, "known");
      const scene = await Scene.set(browser, server, talk);
      await scene.begin(await browser.newPage());
      await desk.click("list item", talk.trip[0]);
      await desk.see("list item", talk.view);
      await desk.say(talk.answer);
      await scene.end();
      await desk.see("list item", "🎒");
      for (const theme of ["light", "dark"]) {
        await desk.kill();
        await desk.start("--theme", theme, "--language", language === "zh" ? "zh_CN" : "en");
        await desk.click("list item", talk.trip[0]);
        await desk.see("list item", "🎒");
        const suffix = language === "en" ? theme : `${theme}-${language}`;
        await desk.picture(`${folder}/desktop-${suffix}.png`, size.width, size.height);
      }
    } finally {
      await desk.close();
      await server.remove();
    }
  });
}
