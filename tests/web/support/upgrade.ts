// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const second = "-2nd.js";

/**
 * Stands before a server as one whose web client is of a newer build: its scripts have other names and say which build they
 * are, the old names are gone, and page and service worker name the new ones. Carries HTTP only, enough for the sign-in page.
 */
export class UpgradedClient {
  isUpgraded = false;
  /** Files asked for that this build does not have. */
  readonly missed: string[] = [];
  private readonly server: Server;
  /** The scripts of the first build, without their folder. */
  private scripts: string[] = [];

  private constructor(private readonly inner: string) {
    this.server = createServer((asked, answer) => void this.pass(asked, answer));
  }

  static async before(inner: string): Promise<UpgradedClient> {
    const client = new UpgradedClient(inner);
    const worker = await (await fetch(`${inner}/sw.js`)).text();
    client.scripts = [...worker.matchAll(/"\/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? "");
    if (client.scripts.length === 0) throw new Error(`no scripts in:\n${worker}`);
    await new Promise<void>((resolve) => client.server.listen(0, "127.0.0.1", resolve));
    return client;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? "/";
    const isScript = path.startsWith("/assets/") && path.endsWith(".js");
    if (this.isUpgraded && isScript && !path.endsWith(second)) {
      this.missed.push(path);
      answer.writeHead(404).end();
      return;
    }
    if (!isScript && path !== "/" && path !== "/sw.js") {
      this.carry(asked, answer, path);
      return;
    }
    const from = await fetch(this.inner + path.replace(second, ".js"));
    let text = await from.text();
    if (this.isUpgraded) {
      for (const name of this.scripts) text = text.replaceAll(name, name.replace(".js", second));
      if (path === "/sw.js") text = text.replace('"name":"', '"name":"2nd');
      if (isScript) text += "\ndocument.documentElement.dataset.build = '2';";
    }
    const kept = ["content-type", "content-security-policy", "cache-control"];
    answer.writeHead(from.status, kept.map((name): [string, string] => [name, from.headers.get(name) ?? ""]).flat());
    answer.end(text);
  }

  private carry(asked: IncomingMessage, answer: ServerResponse, path: string): void {
    const headers = { ...asked.headers, host: new URL(this.inner).host, origin: this.inner };
    const onward = request(this.inner + path, { method: asked.method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  }
}
