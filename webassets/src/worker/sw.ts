// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * The service worker: keeps the page's own files, and nothing that anybody said, so that the page opens while the network is
 * away. A page is always fetched anew where that is possible, and what it is made of has names of its own in each build:
 * nothing of two builds is ever mixed.
 */

/** Set when the client is built: all files of the shell, and a name for just these. */
declare const shell: { name: string; files: readonly string[] };

// TypeScript's types of pages and of workers exclude one another, so here is what is used of the latter.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', run: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', run: (event: RequestEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as Worker;
const prefix = 'foyer-shell-';
/** Pages of the build before may still be open, and load their parts as they need them. */
const mostBuilds = 2;
/** After so long the network counts as away. */
const patienceMs = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || shell.files.includes(pathname))
    event.respondWith(part(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(prefix + shell.name);
  await cache.addAll(shell.files.map((file) => new Request(file, { cache: 'no-cache' })));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const older = builds.filter((name) => name !== prefix + shell.name);
  await Promise.all(
    older.slice(0, Math.max(0, older.length - (mostBuilds - 1))).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

/** The page as the server has it now, or the one that is kept. */
async function page(request: Request): Promise<Response> {
  const kept = (await caches.open(prefix + shell.name)).match('/');
  const fetched = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const answer = await Promise.race([fetched, late]).catch(() => null);
  // A proxy whose server is away answers in its place.
  if (answer && answer.status < 500) return answer;
  return (await kept) ?? answer ?? fetched;
}

/** A file whose name says what is in it, or a picture of the shell. */
async function part(request: Request): Promise<Response> {
  const kept = await (await caches.open(prefix + shell.name)).match(request);
  return kept ?? (await caches.match(request)) ?? fetch(request);
}
