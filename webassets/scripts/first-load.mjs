// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first-load.mjs DIST: what a browser loads of a packed client before the sign-in page, or a room, is on the screen,
// compressed as over plain http (gzip; Brotli over https is less). Fails when that is more than the promise.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const dist = resolve(process.argv[2] ?? 'dist');
const promisedBytes = 90 * 1024;
const languages = ['en', 'zh-CN'].map((each) => `../resources/web/${each}.json`);
const pages = { 'sign-in page': 'src/ui/sign-in/sign-in.ts', room: 'src/ui/app/main-view.ts' };

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** A source's entry; a chunk that others import from is known by its name only. */
function keyOf(source) {
  if (source in manifest) return source;
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const found = Object.keys(manifest).find(
    (key) => manifest[key].name === name && manifest[key].isDynamicEntry,
  );
  if (!found) throw new Error(`${source} is no part of its own any more; what loads it?`);
  return found;
}

function filesOf(key, files = new Set(['index.html'])) {
  const { file, css = [], imports = [] } = manifest[key];
  if (files.has(file)) return files;
  for (const each of [file, ...css]) files.add(each);
  for (const each of imports) filesOf(each, files);
  return files;
}

function bytesOf(file) {
  const packed = join(dist, `${file}.gz`);
  return statSync(existsSync(packed) ? packed : join(dist, file)).size;
}

for (const [page, source] of Object.entries(pages)) {
  for (const language of languages) {
    const files = new Set(['index.html', source, language].flatMap((each) => [...filesOf(keyOf(each))]));
    const bytes = [...files].reduce((sum, file) => sum + bytesOf(file), 0);
    const name = `${page}, ${language.slice(language.lastIndexOf('/') + 1, -5)}`;
    console.log(`${name}: ${(bytes / 1024).toFixed(1)} KiB in ${files.size} files`);
    if (bytes <= promisedBytes) continue;
    console.error(`That is more than ${promisedBytes / 1024} KiB: load something later, with import().`);
    process.exitCode = 1;
  }
}
