// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes the pictures of the README: npx playwright test --config pictures.config.ts
import { defineConfig } from "@playwright/test";

import base from "./playwright.config.js";

export default defineConfig({
  ...base,
  testMatch: "readme-pictures.ts",
  timeout: 240_000,
  projects: base.projects?.filter(({ name }) => name === "pages"),
});
