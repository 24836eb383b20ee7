// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = process.env['FOYER_SERVER'] ?? 'http://127.0.0.1:8322';

/** The server refuses pages of another origin, so the development server speaks in its name. */
const proxied = { target: server, changeOrigin: true, headers: { origin: server } };

/** Takes the indentation out of templates and styles: nobody sees it, and it is a twentieth of what a browser loads. */
const denseTemplates = {
  name: 'dense-templates',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/src\/.*\.ts$/.test(id)
      ? code.replace(/\b(css|html)`[^]*?`/g, (part) => part.replace(/\n\s+/g, '\n'))
      : undefined,
};

export default defineConfig({
  root,
  // Absolute addresses, so that a deep link such as /r/7 finds the same files.
  base: '/',
  plugins: [denseTemplates],
  publicDir: fileURLToPath(new URL('../resources/brand/web', import.meta.url)),
  build: {
    outDir: process.env['FOYER_WEB_OUT'] ?? 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome111', 'firefox111', 'safari16.4'],
    // data: addresses are allowed for pictures, but files are cached once and for all.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    reportCompressedSize: false,
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': proxied, '/ws': { ...proxied, ws: true } },
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/browser.ts'],
    environment: 'node',
  },
});
