// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

const second = "-2nd.js";

/**
 * Stands before a server as one whose web client is of a newer build: its scripts have other names and say which build they
 * are, the old names are gone, and page and service worker name the new ones.
 */
export class UpgradedClient {
  isUpgraded = false;
  /** Files asked for that this build does not have. */
  readonly missed: string[] = [];
  private readonly server: Server;
  private readonly webSockets = new Set<Socket>();
  /** The scripts of the first build, without their folder. */
  private scripts: string[] = [];

  private constructor(private readonly inner: string) {
    this.server = createServer((asked, answer) => void this.pass(asked, answer));
    this.server.on("upgrade", (asked, socket, head) => this.join(asked, socket as Socket, head));
  }

  /** The server is of the newer build from now on; its connections end, as when it starts again. */
  upgrade(): void {
    this.isUpgraded = true;
    for (const each of this.webSockets) each.destroy();
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
    for (const each of this.webSockets) each.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? "/";
    const isScript = path.startsWith("/assets/") && path.endsWith(".js");
    const isPage = path === "/" || path.startsWith("/r/");
    if (this.isUpgraded && isScript && !path.endsWith(second)) {
      this.missed.push(path);
      answer.writeHead(404).end();
      return;
    }
    if (!isScript && !isPage && path !== "/sw.js" && path !== "/build.json") {
      this.carry(asked, answer, path);
      return;
    }
    const headers = { accept: asked.headers.accept ?? "*/*" };
    const from = await fetch(this.inner + path.replace(second, ".js"), { headers });
    let text = await from.text();
    if (this.isUpgraded) {
      for (const name of this.scripts) text = text.replaceAll(name, name.replace(".js", second));
      if (path === "/sw.js") text = text.replace('"name":"', '"name":"2nd');
      if (path === "/build.json") text = text.replace('"build":"', '"build":"2nd');
      if (isPage) text = text.replace('name="foyer-build" content="', '$&2nd');
      if (isScript) text += "\ndocument.documentElement.dataset.build = '2';";
    }
    const kept = ["content-type", "content-security-policy", "cache-control"];
    answer.writeHead(from.status, kept.map((name): [string, string] => [name, from.headers.get(name) ?? ""]).flat());
    answer.end(text);
  }

  /** Joins a WebSocket to one of the server. */
  private join(asked: IncomingMessage, socket: Socket, head: Buffer): void {
    const { host, hostname, port, origin } = new URL(this.inner);
    const onward = connect(Number(port), hostname, () => {
      const fields = Object.entries({ ...asked.headers, host, origin }).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write([`GET ${asked.url ?? "/"} HTTP/1.1`, ...fields, "", ""].join("\r\n"));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const [each, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.webSockets.add(each);
      each.on("error", () => other.destroy());
      each.on("close", () => {
        this.webSockets.delete(each);
        other.destroy();
      });
    }
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
