// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from "@playwright/test";

import all from "./playwright.config.js";

/** Debian's own Firefox, which Playwright drives by WebDriver BiDi: its own build of Firefox is not needed. */
const browser = (colors: "light" | "dark"): object => ({
  browserName: "firefox",
  channel: "moz-firefox",
  launchOptions: {
    executablePath: process.env.FOYER_FIREFOX ?? "/usr/bin/firefox-esr",
    firefoxUserPrefs: {
      // BiDi cannot tell a page which colours the system has, so the whole browser is told.
      "layout.css.prefers-color-scheme.content-override": colors === "dark" ? 0 : 1,
      // A mouse, which it does not find where there is no screen: fine, and able to hover.
      "ui.primaryPointerCapabilities": 6,
      "ui.allPointerCapabilities": 6,
    },
  },
});

/** What is tagged for it is done in Firefox as well: `npx playwright test --config firefox.config.ts`. */
export default defineConfig({
  ...all,
  // Driven in this way it takes several times as long as Chromium.
  timeout: 300_000,
  expect: { timeout: 40_000 },
  projects: [
    { name: "firefox", grep: /@firefox(?!-)/, use: browser("light") },
    { name: "firefox-dark", grep: /@firefox-dark/, use: browser("dark") },
  ],
});
