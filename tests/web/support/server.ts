// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program =
  process.env.FOYER_SERVER ?? fileURLToPath(new URL("../../../build/bin/foyer-server", import.meta.url));

/** Below the ports that the system gives to outgoing connections: they would take that of a server that starts again. */
const ports = { first: 12_000, each: 4_000 };
let tried = 0;

/** A port that nobody listens on, out of the worker's own ones. */
async function freePort(): Promise<number> {
  const first = ports.first + ports.each * Number(process.env.TEST_PARALLEL_INDEX ?? 0);
  const start = process.pid % ports.each;
  for (; tried < ports.each; tried++) {
    const port = first + ((start + tried) % ports.each);
    if (await isFree(port)) {
      tried++;
      return port;
    }
  }
  throw new Error("no free port");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** A real foyer-server with a data directory of its own; can be stopped, killed and started again on its port. */
export class FoyerServer {
  readonly url: string;
  output = "";
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), "foyer-web-"));

  private constructor(
    private readonly port: number,
    private readonly options: string[],
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(...options: string[]): Promise<FoyerServer> {
    const server = new FoyerServer(await freePort(), options);
    await server.start();
    return server;
  }

  /** The administrator link printed at the first start. */
  async adminLink(): Promise<string> {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const match = /https?:\S+#admin=\S+(?=\s)/.exec(this.output);
      if (match) return match[0];
      if (Date.now() > deadline) throw new Error(`no administrator link in:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async start(): Promise<void> {
    const child = spawn(
      program,
      [
        "--listen", `127.0.0.1:${this.port}`,
        "--data", this.folder,
        "--password-cost", "minimum",
        "--post-rate", "0",
        ...this.options,
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.child = child;
    const collect = (data: Buffer): void => void (this.output += data.toString());
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const deadline = Date.now() + 20_000;
    for (;;) {
      try {
        const answer = await fetch(`${this.url}/readyz`);
        if (answer.ok) return;
      } catch {
        // Not listening yet.
      }
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`foyer-server did not get ready:\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Puts so many messages into a room where somebody has written. Starts the server anew, as it must not run meanwhile. */
  async fill(conversation: number, count: number): Promise<void> {
    await this.stop();
    const script = fileURLToPath(new URL("fill_room.py", import.meta.url));
    execFileSync("python3", [script, join(this.folder, "foyer.db"), String(conversation), String(count)]);
    await this.start();
  }

  /** Ends the process with the signal and waits until it is gone. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
