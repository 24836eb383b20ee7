// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, type Locator, type Page } from "@playwright/test";

import { password } from "./people.js";

/** Leaves the page, lets something happen meanwhile, and comes back to where one was. */
export async function whileAway(page: Page, happens: () => Promise<unknown>): Promise<void> {
  const here = page.url();
  await page.goto("about:blank");
  await happens();
  await page.goto(here);
}

/** The web client as a person uses it: what can be seen and done, without knowing how the page is made. */
export class Ui {
  constructor(readonly page: Page) {}

  async fillSignIn(name: string, secret = password): Promise<void> {
    const form = this.page.getByTestId("sign-in");
    await form.locator("input[name=username]").fill(name);
    await form.locator("input[name=password]").fill(secret);
    await this.page.getByTestId("sign-in-submit").click();
  }

  /** Makes an account: the first press asks, the second one creates. */
  async signUp(name: string, avatar = ""): Promise<void> {
    await this.fillSignIn(name);
    await expect(this.page.getByTestId("confirm-account")).toContainText(name);
    if (avatar) await this.page.getByTestId(`avatar-${avatar}`).click();
    await this.page.getByTestId("create-account").click();
    await expect(this.page.getByTestId("conversations")).toBeVisible();
  }

  async signIn(name: string): Promise<void> {
    await this.fillSignIn(name);
    await expect(this.page.getByTestId("conversations")).toBeVisible();
  }

  conversation(name: string): Locator {
    return this.page.getByTestId("conversation").and(this.page.locator(`[data-name="${name}"]`));
  }

  unread(name: string): Locator {
    return this.conversation(name).getByTestId("unread");
  }

  async open(name: string): Promise<void> {
    await this.conversation(name).click();
    await expect(this.page.getByTestId("room-name")).toHaveText(name);
  }

  async createRoom(name: string, topic = ""): Promise<void> {
    await this.page.getByTestId("create-room").click();
    const dialog = this.page.getByTestId("create-room-dialog");
    await dialog.locator("input[name=name]").fill(name);
    if (topic) await dialog.locator("[name=topic]").fill(topic);
    await this.page.getByTestId("create-room-submit").click();
    await expect(this.page.getByTestId("room-name")).toHaveText(name);
  }

  async joinRoom(name: string): Promise<void> {
    await this.page.getByTestId("browse-rooms").click();
    const row = this.page.getByTestId("room").and(this.page.locator(`[data-name="${name}"]`));
    await row.getByTestId("join").click();
    await expect(this.page.getByTestId("room-name")).toHaveText(name);
  }

  onlineMembers(): Locator {
    return this.page.getByTestId("member").and(this.page.locator("[data-online=true]"));
  }

  composer(): Locator {
    return this.page.getByTestId("composer");
  }

  async send(text: string): Promise<void> {
    await this.composer().fill(text);
    await this.composer().press("Enter");
    await expect(this.composer()).toHaveValue("");
  }

  async pickEmoji(words: string, emoji: string): Promise<void> {
    await this.page.getByTestId("emoji-button").click();
    await this.page.getByTestId("emoji-search").fill(words);
    await this.page.getByTestId("emoji").filter({ hasText: emoji }).first().click();
    await this.page.keyboard.press("Escape");
  }

  async choosePicture(name: string, bytes: Buffer, type = "image/png"): Promise<void> {
    await this.page.getByTestId("file-input").setInputFiles({ name, mimeType: type, buffer: bytes });
  }

  /** Pictures that wait in the composer. */
  attachments(): Locator {
    return this.page.getByTestId("attachment");
  }

  messages(): Locator {
    return this.page.getByTestId("message");
  }

  message(text: string): Locator {
    return this.messages().filter({ hasText: text });
  }

  /** The quiet line that says the connection is gone; empty while all is well. */
  connectionLine(): Locator {
    return this.page.getByTestId("connection").locator(".line");
  }
}
