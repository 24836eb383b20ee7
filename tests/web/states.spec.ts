// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { randomUUID } from "node:crypto";

import { type Browser, expect, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { inspect } from "./support/inspect.js";
import { visit } from "./support/people.js";
import { picture } from "./support/pictures.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

// Every dialog, menu, panel and state of the client: narrow, light and dark, from both sides. With FOYER_WEB_STATES=1 each
// leaves two pictures in the folder of results.

test.describe.configure({ timeout: 300_000 });

/** As narrow as a page at 400 percent on a screen of 1280. */
const narrow = { viewport: { width: 320, height: 640 }, reducedMotion: "reduce" as const };
const longName = "Maria Donaudampfschifffahrtstee";
const lobby = 1;

let server: FoyerServer;
let tea: number;
let direct: number;
let ming: Bot;

const idOf = async (bot: Bot): Promise<number> => ((await bot.call("GET", "/me")) as { user: { id: number } }).user.id;

/** A server on which there is something of everything, and Ada, who administers it. */
test.beforeAll(async ({ browser }) => {
  server = await FoyerServer.start("--sessions", "unlimited");
  const ada = await Bot.signIn(server.url, "Ada Lovelace", "a3");
  await ada.call("POST", "/claim-admin", { token: (await server.adminLink()).split("#admin=")[1] });
  ming = await Bot.signIn(server.url, "Ming 明", "a8");
  const maria = await Bot.signIn(server.url, longName, "a4");
  const mallory = await Bot.signIn(server.url, "Mallory");
  const made = async (method: string, path: string, body: object): Promise<number> =>
    ((await ada.call(method, path, body)) as { id: number }).id;
  tea = await made("POST", "/rooms", {
    name: "The room for tea, cakes and long conversations",
    topic: "Leaves only, and a topic that does not fit into one line of a small screen",
    visibility: "public",
    users: ["Ming 明", longName, "Mallory"],
  });
  direct = await made("PUT", `/directs/${await idOf(maria)}`, {});
  await ada.call("PATCH", `/rooms/${tea}/members/${await idOf(maria)}`, { role: "moderator" });
  const reason = "writes at night, and in capital letters only";
  await ada.call("PUT", `/rooms/${tea}/bans/${await idOf(mallory)}`, { reason });
  await ada.call("PUT", `/blocks/${await idOf(mallory)}`);
  for (const path of [`/rooms/${tea}/links`, "/invites"])
    await ada.call("POST", path, { uses: 5, expiresInSeconds: 86_400 });
  const hooks = `/conversations/${tea}/hooks`;
  await ada.call("POST", `${hooks}/incoming`, { name: "Build machine in the cellar" });
  const url = "https://example.org/a/long/path/of/a/hook";
  await ada.call("POST", `${hooks}/outgoing`, { name: "", url, trigger: "!build" });
  const bot = (await ada.call("POST", "/bots", { username: "clock" })) as { user: { id: number } };
  await ada.call("POST", `/bots/${bot.user.id}/tokens`, { label: "the one in the cellar" });

  await ming.post(tea, "A first word, with a link: https://example.org/a/very/long/address/of/a/page");
  const page = await browser.newPage();
  const pictured = await ming.post(tea, "Look", await ming.upload(await picture(page, 640, 420)));
  await page.close();
  await maria.post(tea, "```\nlet tea = kettle.boil({ degrees: 95, minutes: 3, leaves: 'oolong', cups: 4 });\n```\n> quoted\n- one\n- two");
  const messages = `/conversations/${tea}/messages`;
  await ada.call("PUT", `${messages}/${pictured}/pin`);
  await ada.call("PUT", `${messages}/${pictured}/reactions/${encodeURIComponent("🍵")}`);
  const posted = (await ada.call("POST", messages, { ref: randomUUID(), text: "What I said, at frist" })) as {
    message: { seq: number };
  };
  await ada.call("PATCH", `${messages}/${posted.message.seq}`, { text: "What I said, at first" });
  await ming.call("POST", "/reports", {
    conversation: tea,
    seq: posted.message.seq,
    reason: "This is said too loudly for this place",
  });
});
test.afterAll(() => server.remove());

/** Ada before a narrow screen, in a room. */
async function ada(browser: Browser): Promise<{ page: Page; ui: Ui }> {
  const { page } = await visit(browser, `${server.url}/r/${tea}`, "Ada", narrow);
  const ui = new Ui(page);
  await ui.fillSignIn("Ada Lovelace");
  await expect(ui.message("at first")).toBeVisible();
  return { page, ui };
}

/** Opens one of the page's dialogs as its buttons do. */
async function openDialog(page: Page, name: string): Promise<void> {
  await page
    .locator("foyer-main")
    .evaluate((main, detail) => main.dispatchEvent(new CustomEvent("open-dialog", { detail })), name);
  await expect(page.locator("foyer-dialog")).toHaveCount(1);
  await expect(page.locator("foyer-dialog .bones")).toHaveCount(0);
}

/** Leaves whatever is open above the page. */
async function leave(page: Page): Promise<void> {
  const above = page.locator("foyer-dialog, foyer-viewer");
  for (let open = await above.count(); open > 0; open--) {
    // Not by Escape, which empties a field first.
    await above.last().getByRole("button", { name: "Close" }).click();
    await expect(above).toHaveCount(open - 1);
  }
}

async function menuOf(page: Page, text: string, item: string): Promise<void> {
  const message = new Ui(page).message(text).first();
  await message.hover();
  await message.getByTestId("message-more").click();
  await page.getByTestId(item).click();
}

test("nothing is wrong before one is in, with the list, a room and what opens in it", async ({ browser }) => {
  const { page } = await visit(browser, server.url, "Ada", narrow);
  const ui = new Ui(page);
  await expect(page.getByTestId("sign-in")).toBeVisible();
  await inspect(page, "state-sign-in");
  await ui.fillSignIn("Somebody else");
  await expect(page.getByTestId("confirm-account")).toBeVisible();
  await inspect(page, "state-confirm-account");
  await page.getByTestId("confirm-back").click();
  await ui.fillSignIn("Ada Lovelace");
  await expect(page.getByTestId("conversation")).toHaveCount(3);
  await inspect(page, "state-list");
  await page.getByTestId("profile").click();
  await expect(page.getByTestId("sign-out")).toBeVisible();
  await inspect(page, "state-profile-menu");

  await page.goto(`${server.url}/r/${tea}`);
  await expect(ui.message("at first")).toBeVisible();
  await inspect(page, "state-room");
  await page.getByTestId("room-menu").click();
  await expect(page.getByTestId("leave-room")).toBeAttached();
  await inspect(page, "state-room-menu");
  await page.keyboard.press("Escape");
  await page.getByTestId("toggle-members").click();
  await expect(page.getByTestId("member").filter({ hasText: longName })).toBeVisible();
  await inspect(page, "state-members");
  await page.getByTestId("member-menu").first().click();
  await expect(page.getByTestId("member-ban")).toBeVisible();
  await inspect(page, "state-member-menu");
  await page.getByTestId("member-ban").click();
  await expect(page.getByTestId("ban-confirm")).toBeVisible();
  await inspect(page, "state-ban");

  await page.goto(`${server.url}/r/${direct}`);
  await page.getByTestId("room-menu").click();
  await expect(page.getByTestId("direct-hide")).toBeVisible();
  await inspect(page, "state-direct-menu");
});

test("nothing is wrong with what opens at a message and at the line to write in", async ({ browser }) => {
  const { page, ui } = await ada(browser);
  await ui.message("at first").hover();
  await expect(page.getByTestId("message-bar")).toBeVisible();
  await inspect(page, "state-message-bar");
  await page.getByTestId("message-more").click();
  await expect(page.getByTestId("menu-recall")).toBeAttached();
  await inspect(page, "state-message-menu");
  await page.keyboard.press("Escape");
  for (const [item, what] of [
    ["menu-forward", "forward-dialog"],
    ["menu-edits", "edits-dialog"],
    ["menu-recall", "confirm-dialog"],
  ] as const) {
    await menuOf(page, "at first", item);
    await expect(page.getByTestId(what)).toHaveCount(1);
    await inspect(page, `state-${what}`);
    await leave(page);
  }
  await menuOf(page, "A first word", "menu-report");
  await expect(page.getByTestId("report-reason")).toBeVisible();
  await inspect(page, "state-report");
  await leave(page);
  await ui.message("at first").hover();
  await page.getByTestId("action-react").click();
  await expect(page.getByTestId("quick-reaction").first()).toBeVisible();
  await inspect(page, "state-reactions");
  await page.getByTestId("more-reactions").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
  await inspect(page, "state-all-reactions");
  await page.keyboard.press("Escape");
  await menuOf(page, "at first", "menu-edit");
  await expect(page.getByTestId("edit-field")).toBeVisible();
  await page.getByTestId("room-name").hover();
  await inspect(page, "state-editor");
  await page.getByTestId("edit-field").press("Escape");
  await page.getByTestId("picture").click();
  await expect(page.getByTestId("viewer")).toBeVisible();
  await inspect(page, "state-viewer");
  await leave(page);

  await menuOf(page, "A first word", "menu-reply");
  await expect(page.getByTestId("reply")).toBeVisible();
  await ui.choosePicture("broken.txt", Buffer.from("no picture"), "text/plain");
  await ui.choosePicture("p.png", await picture(page, 300, 200));
  await expect(page.locator('[data-testid="attachment"][data-status="done"]')).toHaveCount(1);
  await ui.composer().fill("Hello @");
  await ui.composer().press("End");
  await expect(page.getByTestId("mention-option").first()).toBeVisible();
  await inspect(page, "state-composing");
  await ui.composer().fill("");
  await page.getByTestId("emoji-button").click();
  await expect(page.getByTestId("emoji").first()).toBeVisible();
  await inspect(page, "state-emoji");
});

test("nothing is wrong with any dialog", async ({ browser }) => {
  const { page } = await ada(browser);
  for (const name of [
    "rooms", "create-room", "new-message", "switcher", "sessions", "privacy", "notifications", "invites",
    "integrations", "blocked", "leave-room", "sign-out", "room-settings", "invite-people", "bans",
  ]) {
    await openDialog(page, name);
    await inspect(page, `state-${name}`);
    await leave(page);
  }

});

test("nothing is wrong with what dialogs show once something is done in them", async ({ browser }) => {
  const { page, ui } = await ada(browser);
  await openDialog(page, "profile");
  await inspect(page, "state-profile");
  const buffer = await picture(page, 640, 320);
  await page.getByTestId("avatar-file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await expect(page.getByTestId("crop")).toBeVisible();
  await page.getByTestId("crop").scrollIntoViewIfNeeded();
  await inspect(page, "state-crop");
  await leave(page);
  await openDialog(page, "search");
  await inspect(page, "state-search");
  await expect.poll(() => ming.find("first")).toBeGreaterThan(0);
  await page.getByTestId("search-input").fill("first");
  await expect(page.getByTestId("search-hit").first()).toBeVisible();
  await inspect(page, "state-search-hits");
  await page.getByTestId("search-input").fill("nowhere at all");
  await expect(page.getByTestId("search-none")).toBeVisible();
  await inspect(page, "state-search-none");
  await leave(page);
  await openDialog(page, "bots");
  await page.getByTestId("bot-tokens").click();
  await page.getByTestId("token-label").fill("the one in the attic");
  await page.getByTestId("token-create").click();
  await expect(page.getByTestId("secret-value")).toBeVisible();
  await inspect(page, "state-bots");
  await leave(page);
  await openDialog(page, "account");
  await inspect(page, "state-account");
  await page.getByTestId("delete-account").click();
  await page.getByTestId("delete-form").scrollIntoViewIfNeeded();
  await inspect(page, "state-delete-account");
  await leave(page);
  await page.getByTestId("room-menu").click();
  await page.getByTestId("menu-pins").click();
  await expect(page.getByTestId("pin")).toHaveCount(1);
  await inspect(page, "state-pins");
  await leave(page);
  await ui.message("A first word").getByTestId("author").click();
  await expect(page.getByTestId("person-name")).toBeVisible();
  await inspect(page, "state-person");
});

test("nothing is wrong with administration, with what others do, and while the server is away", async ({ browser }) => {
  const { page, ui } = await ada(browser);
  await openDialog(page, "admin");
  for (const part of ["users", "rooms", "reports", "audit", "server"]) {
    await page.getByTestId(`admin-tab-${part}`).click();
    await expect(page.getByTestId("admin-dialog").locator(".bones")).toHaveCount(0);
    await inspect(page, `state-admin-${part}`);
  }
  await leave(page);

  await page.goto(`${server.url}/r/${lobby}`);
  await expect(page.getByTestId("room-name")).toBeVisible();
  await ming.post(tea, "What about a cup now, @Ada Lovelace, or rather a little later in the day?");
  await expect(page.getByTestId("alert-card")).toBeVisible();
  await inspect(page, "state-alert");
  const attic = await ming.createRoom("Attic");
  await page.goto(`${server.url}/r/${attic}`);
  await expect(page.getByTestId("join-here")).toBeVisible();
  await inspect(page, "state-outside");
  await page.goto(`${server.url}/r/${tea}`);
  await expect(ui.message("What about a cup")).toBeVisible();
  await server.stop("SIGKILL");
  await ui.send("Written in the dark");
  await expect(ui.connectionLine()).toBeVisible();
  await inspect(page, "state-away");
});
