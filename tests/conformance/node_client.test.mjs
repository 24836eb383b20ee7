// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ws package of Node as a client: of foyer-ws-echo, and of foyer-server in a conversation.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';

const patienceMs = 20_000;
const options = { timeout: patienceMs };
const folder = mkdtempSync(join(tmpdir(), 'foyer-conformance-'));
const children = [];

/** Starts a program and gives the first group of the expression in what it prints. */
function start(program, args, ready) {
  // setpriv: the program ends with this one, even if this one is killed.
  const command = ['--pdeathsig', 'KILL', program, ...args];
  const child = spawn('setpriv', command, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data.toString();
      const match = ready.exec(output);
      if (match) resolve(match[1]);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended: ${output}`)));
  });
}

// However the tests end, nothing stays behind.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

let echoUrl = '';
let serverUrl = '';
let token = '';

async function api(method, path, body) {
  const answer = await fetch(`${serverUrl}api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

before(async () => {
  echoUrl = await start(process.env.FOYER_WS_ECHO, ['--listen', '127.0.0.1:0'], /(ws:\S+)\n/);
  const args = ['--listen=127.0.0.1:0', `--data=${folder}/data`, '--password-cost=minimum', '--post-rate=0'];
  serverUrl = await start(process.env.FOYER_SERVER, args, /Open +(http\S+)/);
  const account = {
    username: 'Noder',
    password: 'correct horse',
    kind: 'bot',
    confirmNewAccount: true,
    avatar: 'a1',
  };
  token = (await api('POST', '/sign-in', account)).body.token;
}, options);

after(async () => {
  for (const child of children) {
    child.removeAllListeners('exit');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}, options);

async function open(url, protocols = [], settings = {}) {
  const socket = new WebSocket(url, protocols, settings);
  await once(socket, 'open');
  return socket;
}

/** The first event of this kind; every frame is a list of events. */
function until(socket, type) {
  return new Promise((resolve, reject) => {
    const look = (data) => {
      const event = JSON.parse(data.toString()).find((each) => each.type === type);
      if (!event) return;
      socket.off('message', look);
      resolve(event);
    };
    socket.on('message', look);
    socket.once('close', (code) => reject(new Error(`closed with ${code} before ${type}`)));
  });
}

test('texts come back, without the compression that was offered', options, async () => {
  const socket = await open(echoUrl);
  assert.equal(socket.extensions, '');
  for (const text of ['', 'a', 'ü€👩‍👩‍👧', 'x'.repeat(125), 'x'.repeat(126), 'x'.repeat(65536)]) {
    socket.send(text);
    const [data, isBinary] = await once(socket, 'message');
    assert.equal(isBinary, false);
    assert.equal(data.toString(), text);
  }
  socket.close();
  await once(socket, 'close');
});

test('fragments come back as one text, with a ping between them', options, async () => {
  const socket = await open(echoUrl);
  const pong = once(socket, 'pong');
  const message = once(socket, 'message');
  socket.send('in ', { fin: false });
  socket.ping('now');
  socket.send('three ', { fin: false });
  socket.send('parts', { fin: true });
  assert.equal((await pong)[0].toString(), 'now');
  assert.equal((await message)[0].toString(), 'in three parts');
  socket.terminate();
});

test('a close from this side is answered with its code', options, async () => {
  const socket = await open(echoUrl);
  socket.close(4321, 'enough');
  assert.equal((await once(socket, 'close'))[0], 4321);
});

test('what the server does not take ends with the right code', options, async () => {
  for (const [data, code] of [
    ['x'.repeat(65537), 1009],
    [Buffer.from('binary'), 1002],
  ]) {
    const socket = await open(echoUrl);
    socket.send(data);
    assert.equal((await once(socket, 'close'))[0], code);
  }
});

test('refusals are told by status', options, async () => {
  const statusOf = async (...args) => {
    const socket = new WebSocket(...args);
    socket.on('error', () => {});
    const [request, response] = await once(socket, 'unexpected-response');
    request.destroy();
    return response.statusCode;
  };
  const url = `${serverUrl.replace('http', 'ws')}ws`;
  const headers = { Authorization: `Bearer ${token}` };
  assert.equal(await statusOf(url), 401);
  assert.equal(await statusOf(url, ['other'], { headers }), 426);
  assert.equal(await statusOf(url, ['foyer.v1'], { headers, origin: 'https://example.org' }), 403);
});

test('a post comes back over foyer.v1 and is kept', options, async () => {
  const room = (await api('POST', '/rooms', { name: 'Nodes', topic: '' })).body.id;
  const socket = new WebSocket(`${serverUrl.replace('http', 'ws')}ws`, ['foyer.v1'], {
    headers: { Authorization: `Bearer ${token}` },
  });
  const hello = await until(socket, 'hello');
  assert.equal(socket.protocol, 'foyer.v1');
  assert.equal(hello.user.username, 'Noder');
  const synced = until(socket, 'sync');
  socket.send(JSON.stringify({ type: 'sync', revisions: {}, partial: false }));
  assert.ok((await synced).conversations.some((each) => each.conversation.id === room));
  const post = { type: 'post', ref: randomUUID(), conversation: room, text: 'naïve 👩‍👩‍👧' };
  const [message, posted] = [until(socket, 'message'), until(socket, 'posted')];
  socket.send(JSON.stringify(post));
  assert.equal((await message).message.text, post.text);
  assert.equal((await posted).ref, post.ref);
  const answer = await fetch(`${serverUrl}api/v1/conversations/${room}/messages`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  assert.equal((await answer.json()).messages.at(-1).text, post.text);
  socket.close();
});
