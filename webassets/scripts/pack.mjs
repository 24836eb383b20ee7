// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// pack.mjs DIST QRC: puts a .br and a .gz beside every file of DIST that gets smaller by it, and writes
// the list of resources for rcc, all under the prefix /web.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';

const [dist, qrc] = process.argv.slice(2).map((path) => resolve(path));
const compressible = /\.(html|js|css|svg|json|txt|webmanifest)$/;
const worthBytes = 256;
/** Zopfli makes gzip a twentieth smaller and takes its time; larger files are no part of the first load. */
const zopfliBytes = 250_000;

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

async function compress(path) {
  const bytes = readFileSync(path);
  if (!compressible.test(path) || bytes.length < worthBytes) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  for (const [suffix, packed] of [
    ['.br', brotliCompressSync(bytes, { params })],
    [
      '.gz',
      bytes.length > zopfliBytes
        ? gzipSync(bytes, { level: 9 })
        : await gzipAsync(bytes, { numiterations: 15 }),
    ],
  ]) {
    if (packed.length < bytes.length) writeFileSync(path + suffix, packed);
  }
}

// What Vite notes of the build is for first-load.mjs and sw.js, not for browsers.
const served = () => [...filesIn(dist)].filter((path) => !path.startsWith(join(dist, '.vite')));
const originals = served().filter((path) => !/\.(br|gz)$/.test(path));
for (const path of originals) {
  for (const suffix of ['.br', '.gz']) if (existsSync(path + suffix)) rmSync(path + suffix);
  await compress(path);
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const entries = served()
  .sort()
  .map((path) => {
    const alias = relative(dist, path).replaceAll('\\', '/');
    return `    <file alias="${escape(alias)}">${escape(path)}</file>`;
  })
  .join('\n');
writeFileSync(qrc, `<RCC>\n  <qresource prefix="/web">\n${entries}\n  </qresource>\n</RCC>\n`);
