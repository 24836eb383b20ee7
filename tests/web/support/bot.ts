// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomUUID } from "node:crypto";

import { password } from "./people.js";

/** A user without a browser: fills rooms with messages through the HTTP API. */
export class Bot {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, username: string, avatar = ""): Promise<Bot> {
    const answer = await fetch(`${url}/api/v1/sign-in`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username, password, kind: "bot", confirmNewAccount: true, avatar }),
    });
    const body = (await answer.json()) as { token?: string; code?: string };
    if (!answer.ok || !body.token) throw new Error(`sign-in of ${username}: ${answer.status} ${body.code ?? ""}`);
    return new Bot(url, body.token);
  }

  /** Posts a message; returns its seq, which notices of who joined may have moved on. */
  async post(conversation: number, text: string, image?: string): Promise<number> {
    const body = { ref: randomUUID(), text, image };
    const answer = (await this.request("POST", `/conversations/${conversation}/messages`, body)) as {
      message: { seq: number };
    };
    return answer.message.seq;
  }

  /** Any other request. */
  call(method: string, path: string, body: unknown = method === "GET" ? undefined : {}): Promise<unknown> {
    return this.request(method, path, body);
  }

  /** How many messages a search finds, of those that the bot may read; 20 at most. */
  async find(words: string): Promise<number> {
    const answer = (await this.request("GET", `/search?q=${encodeURIComponent(words)}`)) as { hits: unknown[] };
    return answer.hits.length;
  }

  async createRoom(name: string, topic = ""): Promise<number> {
    const room = (await this.request("POST", "/rooms", { name, topic })) as { id: number };
    return room.id;
  }

  async join(room: number): Promise<void> {
    await this.request("POST", `/rooms/${room}/join`, {});
  }

  /** Sends a picture; returns its id. */
  async upload(bytes: Buffer): Promise<string> {
    const answer = await fetch(`${this.url}/api/v1/images`, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.token}` },
      body: new Uint8Array(bytes),
    });
    if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  }

  private async request(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
