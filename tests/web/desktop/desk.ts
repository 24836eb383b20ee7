// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const hand = fileURLToPath(new URL("../../desktop/desk_hand.py", import.meta.url));
const programs = fileURLToPath(new URL("../../conformance", import.meta.url));

/** What a screen reader is told of a thing. */
export interface Seen {
  role: string;
  name: string;
  states: string[];
}

export interface Notification {
  program: string;
  title: string;
  text: string;
}

/** The real desktop program on a screen, a panel and a notification daemon of its own, used through what is read aloud of it. */
export class Desk {
  private readonly answers: ((line: string) => void)[] = [];

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface({ input: child.stdout }).on("line", (line) => this.answers.shift()?.(line));
    child.once("exit", (code) => {
      for (const answer of this.answers.splice(0)) answer(JSON.stringify({ error: `the hand ended with ${code}` }));
    });
  }

  /** Starts it for the server with this address; "host:port" as somebody would type it. */
  static open(address: string): Desk {
    const child = spawn(process.env.FOYER_PYTHON ?? "/usr/bin/python3", [hand, address], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, PYTHONPATH: programs, PYTHONDONTWRITEBYTECODE: "1" },
    });
    return new Desk(child);
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.stdin.end();
    await gone;
  }

  /** With a name that is new to the server, unless it is known. */
  signIn(name: string, password: string, kind: "new" | "known" = "new"): Promise<void> {
    return this.ask("sign_in", { name, password, is_new: kind === "new" });
  }

  /** Waits until there is such a thing on the screen, with these words in its name. */
  see(role: string, name: string): Promise<Seen> {
    return this.ask("see", { role, name });
  }

  /** How many such things are on the screen now. */
  count(role: string, name: string): Promise<number> {
    return this.ask("count", { role, name });
  }

  press(role: string, name: string): Promise<void> {
    return this.ask("press", { role, name });
  }

  type(role: string, name: string, text: string): Promise<void> {
    return this.ask("type", { role, name, text });
  }

  click(role: string, name: string): Promise<void> {
    return this.ask("click", { role, name });
  }

  /** Writes into the composer and sends it. */
  say(text: string): Promise<void> {
    return this.ask("say", { text });
  }

  /** Takes a file with the dialog that the button for pictures opens. */
  async choosePicture(file: string): Promise<void> {
    await this.press("push button", "Add pictures");
    await this.type("text", "File name:", file);
    await this.press("push button", "Open");
  }

  /** Everything on the screen, for those who write tests. */
  told(): Promise<string> {
    return this.ask("told", {});
  }

  /** As a power cut ends it. */
  kill(): Promise<void> {
    return this.ask("kill", {});
  }

  /** Starts it again; the options count more than those it was first started with. */
  start(...options: string[]): Promise<void> {
    return this.ask("start", { options });
  }

  /** Takes a picture of the window in this size. */
  picture(path: string, width: number, height: number): Promise<void> {
    return this.ask("picture", { path, width, height });
  }

  /** The icons in the panel's tray. */
  icons(): Promise<{ id: string; title: string; toolTip: string }[]> {
    return this.ask("icons", {});
  }

  /** Waits until notifications are on the screen; how many. */
  notified(): Promise<number> {
    return this.ask("notified", {});
  }

  clickNotification(): Promise<void> {
    return this.ask("click_notification", {});
  }

  /** The notifications that are gone, the newest first. */
  history(): Promise<Notification[]> {
    return this.ask("history", {});
  }

  private async ask<Answer>(what: string, details: object): Promise<Answer> {
    const line = await new Promise<string>((resolve) => {
      this.answers.push(resolve);
      this.child.stdin.write(`${JSON.stringify({ do: what, ...details })}\n`);
    });
    const { answer, error } = JSON.parse(line) as { answer: Answer; error?: string };
    if (error !== undefined) throw new Error(`${what} ${JSON.stringify(details)}: ${error}`);
    return answer;
  }
}
