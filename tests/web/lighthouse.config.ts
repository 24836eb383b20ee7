// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from "@playwright/test";

import all from "./playwright.config.js";

/** Lighthouse's audits, which want the browser for themselves: `npm run lighthouse`. */
export default defineConfig({
  ...all,
  testDir: "./lighthouse",
  timeout: 600_000,
  workers: 1,
  projects: [{ name: "lighthouse", use: all.projects?.find(({ name }) => name === "system")?.use }],
});
