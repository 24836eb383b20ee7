// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
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

const publicDir = fileURLToPath(new URL('../resources/brand/web', import.meta.url));

/** Where the page says which build it is of; it says nothing while it is being developed. */
const buildMark = 'name="foyer-build" content=""';

/** Tells the service worker which files the page is made of. Data that only a picker reads comes when it is opened. */
const shellFiles: Plugin = {
  name: 'shell-files',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const built = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|svg)$/.test(name));
      const own = readdirSync(publicDir).filter((name) => !name.endsWith('.webmanifest'));
      const files = ['/', ...[...built, ...own].sort().map((name) => `/${name}`)];
      const page = bundle['index.html'];
      const source = page?.type === 'asset' ? page.source : '';
      const name = createHash('sha256').update(files.join()).update(source).digest('hex').slice(0, 16);
      if (page?.type === 'asset')
        page.source = String(source).replace(buildMark, buildMark.replace('""', `"${name}"`));
      // What an open page compares itself with.
      this.emitFile({ type: 'asset', fileName: 'build.json', source: JSON.stringify({ build: name }) });
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      worker.code = `const shell=${JSON.stringify({ name, files })};\n${worker.code}`;
    },
  },
};

/**
 * Nearly all of these two runs while the page opens. Told so, Chromium compiles them beside the page, and not bit by bit
 * in it: https://v8.dev/blog/explicit-compile-hints. To other browsers it is a comment.
 */
const compileHints: Plugin = {
  name: 'compile-hints',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const isPage = (file.isEntry && file.name === 'index') || file.name === 'main-view';
        if (isPage) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

export default defineConfig({
  root,
  // Absolute addresses, so that a deep link such as /r/7 finds the same files.
  base: '/',
  plugins: [denseTemplates, compileHints, shellFiles],
  publicDir,
  build: {
    outDir: process.env['FOYER_WEB_OUT'] ?? 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome111', 'firefox111', 'safari16.4'],
    // data: addresses are allowed for pictures, but files are cached once and for all.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: `${root}index.html`, sw: `${root}src/worker/sw.ts` },
      // The address of a service worker says what it is for, and stays.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
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
