// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

const browser = process.env.FOYER_CHROMIUM ?? "/usr/bin/chromium";
const shell = process.env.FOYER_HEADLESS_SHELL ?? "/usr/bin/chromium-headless-shell";
// The same engine without the browser's own windows, which take half of the time though nobody sees them.
const pagesOnly = existsSync(shell) ? shell : browser;

const launch = (executablePath: string): object => ({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const needsBrowser = "notices.spec.ts";

export default defineConfig({
  testDir: ".",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Each test has a server of its own, and waits as much as it works: two of them keep two cores busy.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // Browsers on a busy machine stand still at times. What fails twice has failed; what fails once is named as flaky at the end.
  retries: 1,
  reporter: [["list"]],
  outputDir: process.env.FOYER_WEB_RESULTS ?? "test-results",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    // Long before the test's own time is over, so that it is told which step it was.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
  },
  projects: [
    { name: "system", testMatch: needsBrowser, use: { launchOptions: launch(browser) } },
    { name: "pages", testIgnore: [needsBrowser, "**/desktop/**", "**/lighthouse/**"], use: { launchOptions: launch(pagesOnly) } },
  ],
});
