// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node install.mjs [FOLDER]: runs `npm ci` in the folder (default: the web client's) when, and only when, the lock
// file differs from the one that node_modules was made from. Several build trees share node_modules, so one of
// them installs and the others wait.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)), '/');
const lock = `${root}.install-lock`;
const stamp = `${root}node_modules/.foyer-installed`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .update(process.version.split('.')[0])
  .digest('hex');

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

/** True once the lock is ours; false when another build installed meanwhile. */
async function acquire() {
  const staleAfterMs = 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isInstalled()) return false;
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if (age > staleAfterMs) rmSync(lock, { recursive: true, force: true });
    else await sleep(500);
  }
}

if (!isInstalled() && (await acquire())) {
  try {
    if (!isInstalled()) {
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
      if (run.status !== 0) process.exitCode = run.status ?? 1;
      else writeFileSync(stamp, wanted);
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
if (isInstalled()) utimesSync(stamp, new Date(), new Date());
