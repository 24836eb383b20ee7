// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from "@playwright/test";

import all from "./playwright.config.js";

/** The web client and the desktop program at one server: wants a screen and a session bus, which ctest gives it. */
export default defineConfig({
  ...all,
  testDir: "./desktop",
  timeout: 300_000,
  workers: 1,
  projects: [{ name: "desktop", use: all.projects?.find(({ name }) => name === "pages")?.use }],
});
