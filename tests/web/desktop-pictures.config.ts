// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes the README's pictures of the desktop window; on a screen of its own, as desktop.config.ts.
import { defineConfig } from "@playwright/test";

import base from "./desktop.config.js";

export default defineConfig({ ...base, testMatch: "readme-desktop.ts", retries: 0 });
