// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { type Browser, expect, type Locator, type Page } from "@playwright/test";

import { Bot } from "./support/bot.js";
import { look } from "./support/look.js";
import { type Person, visit } from "./support/people.js";
import { FoyerServer } from "./support/server.js";
import { test } from "./support/test.js";
import { Ui } from "./support/ui.js";

let server: FoyerServer;
test.beforeEach(async () => {
  server = await FoyerServer.start();
});
test.afterEach(async () => {
  await server.remove();
});

interface Pair {
  ada: Ui;
  ming: Ui;
  people: Person[];
}

/** Ada owns the room "Tea"; 小明 is a member of it. */
async function pair(browser: Browser): Promise<Pair> {
  const first = await visit(browser, server.url, "Ada");
  const second = await visit(browser, server.url, "小明");
  const ada = new Ui(first.page);
  const ming = new Ui(second.page);
  await ada.signUp("Ada", "a3");
  await ming.signUp("小明", "a8");
  await ada.createRoom("Tea");
  await ming.joinRoom("Tea");
  return { ada, ming, people: [first, second] };
}

/** What the live region says. */
const announced = (ui: Ui): Locator => ui.page.getByTestId("announcements");

async function act(ui: Ui, text: string, action: string): Promise<void> {
  const message = ui.message(text).first();
  const inBar = message.getByTestId(`action-${action}`);
  // A click that happened is not one to try again, however long the page takes over it.
  const once = { timeout: 5_000, noWaitAfter: true };
  // Focus that comes back from a dialog takes the bar along; the mouse that moves gets it back.
  await expect(async () => {
    await ui.page.mouse.move(2, 2);
    await message.hover();
    await message.getByTestId("message-more").waitFor({ timeout: 1000 });
    if (await inBar.isVisible()) await inBar.click(once);
    else await message.getByTestId("message-more").click(once);
  }).toPass();
  if (!["react", "reply", "edit"].includes(action)) await message.getByTestId(`menu-${action}`).click();
}

/** The actions that the menu of a message offers. */
async function offered(ui: Ui, text: string): Promise<string[]> {
  await ui.message(text).hover();
  await ui.message(text).getByTestId("message-more").click();
  const items = ui.message(text).locator("[role=menuitem]");
  await expect(items.first()).toBeVisible();
  const ids = await items.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset["testid"] ?? ""));
  await ui.page.keyboard.press("Escape");
  return ids.map((id) => id.replace("menu-", ""));
}

test("two people react, answer, edit, forward, pin and take back, and both see it at once", { tag: "@firefox" }, async ({ browser }) => {
  const { ada, ming, people } = await pair(browser);

  await test.step("react with one press, join it, and leave it again", async () => {
    await ada.send("Shall we have oolong?");
    await act(ming, "oolong", "react");
    await ming.page.getByTestId("quick-reaction").and(ming.page.locator('[data-emoji="👍"]')).click();
    const chips = (ui: Ui): Locator => ui.message("oolong").getByTestId("reaction");
    await expect(chips(ming)).toHaveAttribute("aria-pressed", "true");
    await expect(chips(ada)).toHaveText(/👍\s*1/);
    await expect(chips(ada)).toHaveAttribute("aria-pressed", "false");
    await chips(ada).hover();
    await expect(chips(ada)).toHaveAttribute("title", "小明");
    await chips(ada).click();
    await expect(chips(ming)).toHaveText(/👍\s*2/);
    await expect(chips(ming)).toHaveAttribute("title", /Ada/);
    await chips(ming).click();
    await expect(chips(ada)).toHaveText(/👍\s*1/);
    await ming.message("oolong").getByTestId("add-reaction").click();
    await ming.page.getByTestId("more-reactions").click();
    await ming.page.getByTestId("emoji-search").fill("tea");
    await ming.page.getByTestId("emoji").filter({ hasText: "🍵" }).first().click();
    await expect(chips(ada)).toHaveCount(2);
    await expect(chips(ada).nth(1)).toHaveText(/🍵\s*1/);
  });

  await test.step("answer with a quote that leads back", async () => {
    await act(ming, "oolong", "reply");
    await expect(ming.page.getByTestId("reply")).toContainText("Shall we have oolong?");
    await expect(ming.composer()).toBeFocused();
    await ming.page.keyboard.press("Escape");
    await expect(ming.page.getByTestId("reply")).toHaveCount(0);
    await act(ming, "oolong", "reply");
    await ming.send("Yes please");
    await expect(ming.page.getByTestId("reply")).toHaveCount(0);
    await expect(ada.message("Yes please").getByTestId("quote")).toContainText("Shall we have oolong?");
    // Only in a window at the front has anything the focus.
    await ada.page.bringToFront();
    await ada.message("Yes please").getByTestId("quote").click();
    await expect(ada.messages().first()).toBeFocused();
  });

  await test.step("edit in place: Up begins, Esc ends, Enter saves; who was away from it sees the mark", async () => {
    await ming.page.bringToFront();
    await ming.composer().focus();
    await ming.composer().press("ArrowUp");
    const field = ming.page.getByTestId("edit-field");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("Yes please");
    await field.fill("No");
    await field.press("Escape");
    await expect(field).toHaveCount(0);
    await expect(ming.composer()).toBeFocused();
    await expect(ming.message("Yes please")).toBeVisible();
    await ming.composer().press("ArrowUp");
    await field.fill("Yes, with pleasure");
    await field.press("Enter");
    await expect(field).toHaveCount(0);
    await expect(ada.message("with pleasure")).toContainText("edited");
    await act(ada, "with pleasure", "edits");
    await expect(ada.page.getByTestId("wording")).toContainText("Yes please");
    await ada.page.keyboard.press("Escape");
    await expect(ada.page.getByTestId("edits-dialog")).toHaveCount(0);
    await act(ada, "oolong?", "edit");
    await ada.page.getByTestId("edit-field").fill("Shall we have green tea?");
    await ada.page.getByTestId("edit-save").click();
    await expect(ming.message("with pleasure").getByTestId("quote")).toContainText("green tea");
  });

  await test.step("pin, look at what is pinned, and go there", async () => {
    await act(ada, "with pleasure", "pin");
    await expect(ming.message("with pleasure").getByTestId("pinned")).toBeVisible();
    await ming.page.bringToFront();
    await ming.page.getByTestId("open-pins").click();
    await expect(ming.page.getByTestId("pin")).toContainText("Yes, with pleasure");
    await expect(ming.page.getByTestId("pin-remove")).toHaveCount(0);
    await ming.page.getByTestId("pin-open").click();
    await expect(ming.page.getByTestId("pins-dialog")).toHaveCount(0);
    await expect(ming.message("with pleasure")).toBeFocused();
    await ada.page.getByTestId("open-pins").click();
    await ada.page.getByTestId("pin-remove").click();
    await expect(ada.page.getByTestId("pin")).toHaveCount(0);
    await ada.page.keyboard.press("Escape");
    await expect(ming.message("with pleasure").getByTestId("pinned")).toHaveCount(0);
  });

  await test.step("forward to another room", async () => {
    await act(ming, "green tea?", "forward");
    await ming.page.getByTestId("forward-find").fill("lob");
    await ming.page.getByTestId("forward-to").and(ming.page.locator('[data-name="Lobby"]')).click();
    await expect(ming.page.getByTestId("toasts")).toContainText("Lobby");
    await ming.open("Lobby");
    await expect(ming.message("green tea?").getByTestId("forwarded")).toContainText("Ada");
    await ming.open("Tea");
  });

  await test.step("take back: a note stays, and the answer's quote says so", async () => {
    await act(ada, "green tea?", "recall");
    await ada.page.getByTestId("recall-confirm").click();
    for (const ui of [ada, ming]) {
      await expect(ui.messages().first().getByTestId("tombstone")).toBeVisible();
      await expect(ui.messages().first()).not.toContainText("green tea");
      await expect(ui.message("with pleasure").getByTestId("quote")).toContainText("taken back");
      await ui.messages().first().hover();
      await expect(ui.messages().first().getByTestId("message-bar")).toHaveCount(0);
    }
  });

  for (const { troubles } of people) expect(troubles).toEqual({ errors: [], foreign: [] });
});

test("each sees what he may do, and a refusal says why", async ({ browser }) => {
  const { ada, ming } = await pair(browser);
  await ada.send("from the owner");
  await ming.send("from the member");
  await expect(ada.message("from the member")).toBeVisible();
  await expect(ming.message("from the owner")).toBeVisible();
  expect(await offered(ada, "from the member")).toEqual([
    "react",
    "reply",
    "forward",
    "copy",
    "pin",
    "mark-unread",
    "report",
    "recall",
  ]);
  expect(await offered(ada, "from the owner")).toEqual(["react", "reply", "edit", "forward", "copy", "pin", "recall"]);
  expect(await offered(ming, "from the owner")).toEqual(["react", "reply", "forward", "copy", "mark-unread", "report"]);
  expect(await offered(ming, "from the member")).toEqual(["react", "reply", "edit", "forward", "copy", "recall"]);

  // The message goes while it is being edited elsewhere: what was typed is not lost, and why it failed is said.
  await ming.page.route("**/messages/*", (route) =>
    route.request().method() === "PATCH"
      ? route.fulfill({ status: 403, contentType: "application/problem+json", body: '{"code":"too-late"}' })
      : route.continue(),
  );
  await act(ming, "from the member", "edit");
  await ming.page.getByTestId("edit-field").fill("too late a thought");
  await ming.page.getByTestId("edit-save").click();
  await expect(ming.page.getByTestId("message-editor")).toContainText("too old");
  await expect(ming.page.getByTestId("edit-field")).toHaveValue("too late a thought");
  await act(ada, "from the member", "recall").catch(() => undefined);
  await ada.page.getByTestId("recall-confirm").click();
  await expect(ming.page.getByTestId("message-editor")).toHaveCount(0);
  await expect(ming.page.getByTestId("tombstone")).toBeVisible();
});

test("a change is not announced as something new", async ({ browser }) => {
  const { ada, ming } = await pair(browser);
  await ada.send("first wording");
  await expect(announced(ming)).toContainText("first wording");
  await ming.open("Lobby");
  await act(ada, "first wording", "edit");
  await ada.page.getByTestId("edit-field").fill("second wording");
  await ada.page.getByTestId("edit-save").click();
  await act(ada, "second wording", "react");
  await ada.page.getByTestId("quick-reaction").first().click();
  await expect(ming.conversation("Tea")).toContainText("second wording");
  await expect(ming.unread("Tea")).toHaveCount(0);
  await ming.open("Tea");
  await expect(ming.message("second wording").getByTestId("reaction")).toBeVisible();
  await act(ada, "second wording", "edit");
  await ada.page.getByTestId("edit-field").fill("third wording");
  await ada.page.getByTestId("edit-save").click();
  await expect(ming.message("third wording")).toBeVisible();
  await ada.send("something new");
  await expect(announced(ming)).toContainText("something new");
  await expect(announced(ming)).not.toContainText("wording");
});

test("@ completes a name, and who is called sees it", async ({ browser }) => {
  const { ada, ming } = await pair(browser);
  await ming.composer().pressSequentially("hello @a");
  const options = ming.page.getByTestId("mention-option");
  await expect(options).toHaveCount(1);
  await ming.composer().press("Escape");
  await expect(options).toHaveCount(0);
  await ming.composer().pressSequentially("d");
  await expect(options).toHaveCount(0);
  await ming.composer().fill("");
  await ming.composer().pressSequentially("hello @a");
  await expect(options).toHaveAttribute("aria-selected", "true");
  await ming.composer().press("Enter");
  await expect(ming.composer()).toHaveValue("hello @Ada ");
  await ming.composer().press("Enter");
  await expect(ada.message("hello @Ada").getByTestId("mention")).toHaveText("@Ada");
  await expect(ada.message("hello @Ada")).toHaveClass(/calls-me/);
  await expect(ming.message("hello @Ada")).not.toHaveClass(/calls-me/);
  // The owner may call everyone, the member is not offered that.
  await ada.composer().pressSequentially("@");
  await expect(ada.page.getByTestId("mention-option")).toHaveText([/all/, /here/, /小明/]);
  await ada.page.locator('[data-testid=mention-option][data-name=here]').click();
  await ada.composer().press("Enter");
  await expect(ming.message("@here")).toHaveClass(/calls-me/);
});

test("a quote leads far back, and from there to the newest", async ({ browser }) => {
  const bot = await Bot.signIn(server.url, "Historian");
  for (let i = 1; i <= 300; i++) await bot.post(1, `line ${i}`);
  await bot.call("POST", "/conversations/1/messages", {
    ref: "00000000-0000-4000-8000-000000000001",
    text: "remember this?",
    replyTo: 20,
  });
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await ada.open("Lobby");
  await ada.message("remember this?").getByTestId("quote").click();
  const line = ada.messages().and(person.page.locator('[data-seq="20"]'));
  await expect(line).toBeInViewport();
  await expect(line).toBeFocused();
  // What is written meanwhile waits at the end, and counts as unread.
  await bot.post(1, "the newest of all");
  await expect(ada.page.getByTestId("jump-newest")).toContainText("1");
  await expect(ada.message("the newest of all")).toHaveCount(0);
  await bot.call("PUT", `/conversations/1/messages/20/reactions/${encodeURIComponent("🎉")}`);
  await expect(line.getByTestId("reaction")).toBeVisible();
  await ada.page.getByTestId("jump-newest").click();
  await expect(ada.message("the newest of all")).toBeInViewport();
  await expect(ada.page.getByTestId("jump-newest")).toHaveCount(0);
  // Reading on from there comes to the newest without a hole.
  await ada.message("remember this?").getByTestId("quote").click();
  await expect(line).toBeInViewport();
  await expect(async () => {
    await person.page.getByTestId("timeline").evaluate((scroller) => (scroller.scrollTop += 2000));
    await expect(ada.message("the newest of all")).toBeInViewport({ timeout: 200 });
  }).toPass({ timeout: 30_000 });
  const seqs = await ada.messages().evaluateAll((all) => all.map((each) => Number((each as HTMLElement).dataset["seq"])));
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

test("everything can be done by keyboard alone", async ({ browser }) => {
  const { ada, ming } = await pair(browser);
  await ada.send("one");
  await ada.send("two");
  await expect(ming.message("two")).toBeVisible();
  await ming.page.getByTestId("timeline").focus();
  await ming.page.keyboard.press("ArrowUp");
  await expect(ming.message("two")).toBeFocused();
  await ming.page.keyboard.press("ArrowUp");
  await expect(ming.message("one")).toBeFocused();
  await ming.page.keyboard.press("+");
  await expect(ming.page.getByTestId("quick-reaction").first()).toBeFocused();
  await ming.page.keyboard.press("ArrowRight");
  await ming.page.keyboard.press("Enter");
  await expect(ada.message("one").getByTestId("reaction")).toHaveAttribute("data-emoji", "❤️");
  await ming.page.getByTestId("timeline").focus();
  await ming.page.keyboard.press("ArrowUp");
  await ming.page.keyboard.press("Enter");
  await expect(ming.message("two").getByTestId("menu-react")).toBeFocused();
  await ming.page.keyboard.press("ArrowDown");
  await ming.page.keyboard.press("Enter");
  await expect(ming.composer()).toBeFocused();
  await expect(ming.page.getByTestId("reply")).toContainText("two");
  await ada.page.getByTestId("timeline").focus();
  await ada.page.keyboard.press("ArrowUp");
  await ada.page.keyboard.press("Delete");
  await expect(ada.page.getByTestId("recall-confirm")).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await expect(ada.message("two")).toBeVisible();
});

test("hostile words stay words in quotes, dialogs, names and reactions", { tag: "@firefox" }, async ({ browser }) => {
  const hostile = '<img src=x onerror="window.hacked=1">\u202E @Ada <script>window.hacked=1</script>';
  const bot = await Bot.signIn(server.url, "Mallory");
  const room = await bot.createRoom('"><svg onload=window.hacked=1>');
  await bot.post(room, hostile);
  await bot.call("PATCH", `/conversations/${room}/messages/1`, { text: `${hostile} edited` });
  await bot.call("PUT", `/conversations/${room}/messages/1/pin`);
  await bot.call("POST", `/conversations/${room}/messages`, {
    ref: "00000000-0000-4000-8000-000000000002",
    text: hostile,
    replyTo: 1,
  });
  const person = await visit(browser, server.url, "Ada");
  const ada = new Ui(person.page);
  await ada.signUp("Ada");
  await person.page.getByTestId("browse-rooms").click();
  await person.page.getByTestId("join").first().click();
  await expect(ada.messages()).toHaveCount(2);
  await expect(ada.messages().nth(1).getByTestId("quote")).toContainText("<img src=x");
  await person.page.getByTestId("open-pins").click();
  await expect(person.page.getByTestId("pin")).toContainText("<img src=x");
  await person.page.keyboard.press("Escape");
  await ada.messages().nth(1).hover();
  await ada.messages().nth(1).getByTestId("action-reply").click();
  await expect(person.page.getByTestId("reply")).toContainText("<script>");
  await ada.messages().nth(1).hover();
  await ada.messages().nth(1).getByTestId("message-more").click();
  await ada.messages().nth(1).getByTestId("menu-forward").click();
  await expect(person.page.getByTestId("forward-to")).toHaveCount(2);
  expect(await person.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  expect(person.troubles).toEqual({ errors: [], foreign: [] });
});

/** A long press as a finger does it. */
async function longPress(page: Page, message: Locator): Promise<void> {
  const box = await message.locator(".text").boundingBox();
  if (!box) throw new Error("not on the page");
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await expect(message).toHaveAttribute("data-held", "");
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

for (const [size, width, height] of [["phone", 360, 740], ["desktop", 1440, 900]] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en-GB", "zh-CN"]) {
      test(`every control is in order: ${size}, ${colorScheme}, ${locale}`, async ({ browser }) => {
        const bot = await Bot.signIn(server.url, "Ming 明", "a8");
        const room = await bot.createRoom("Tea");
        const isPhone = size === "phone";
        const person = await visit(browser, server.url, "Ada", {
          viewport: { width, height },
          colorScheme,
          locale,
          hasTouch: isPhone,
          isMobile: isPhone,
        });
        const { page } = person;
        const ada = new Ui(page);
        // A mouse that were left over a message would keep its bar open.
        const press = (what: Locator): Promise<void> => (isPhone ? what.tap() : what.click());
        await ada.signUp("Ada", "a3");
        await page.goto(`${server.url}/r/${room}`);
        await page.getByTestId("join-here").click();
        await expect(ada.composer()).toBeVisible();
        if (isPhone) await page.mouse.move(1, 1);
        const first = await bot.post(room, "Shall we have oolong in the garden? 今天下午三点，老地方见。");
        await bot.post(room, "@Ada could you bring the kettle, @all the cups?");
        await ada.send("Gladly. 我带茶壶，你带杯子。");
        await expect(ada.message("Gladly")).toHaveAttribute("data-state", "sent");
        const third = first + 2;
        const own = ada.messages().and(page.locator(`[data-seq="${third}"]`));
        await bot.call("POST", `/conversations/${room}/messages`, {
          ref: "00000000-0000-4000-8000-000000000003",
          text: "See you at three then, and thank you for the kettle",
          replyTo: third,
        });
        for (const emoji of ["👍", "❤️", "🍵"]) {
          await bot.call("PUT", `/conversations/${room}/messages/${third}/reactions/${encodeURIComponent(emoji)}`);
        }
        await bot.call("PATCH", `/conversations/${room}/messages/${first}`, { text: "Shall we have oolong in the garden? 三点" });
        await bot.call("PUT", `/conversations/${room}/messages/${first}/pin`);
        const word = await bot.post(1, "A word from the lobby that has gone round already");
        await bot.call("POST", `/conversations/${room}/messages`, {
          ref: "00000000-0000-4000-8000-000000000004",
          text: "",
          forward: { conversation: 1, seq: word },
        });
        const slip = await bot.post(room, "nothing to see");
        await bot.call("DELETE", `/conversations/${room}/messages/${slip}`);
        const chip = own.getByTestId("reaction").first();
        await press(chip);
        await expect(chip).toHaveAttribute("aria-pressed", "true");
        await expect(page.getByTestId("tombstone")).toBeVisible();
        const name = (what: string): string => `messages-${what}-${size}-${colorScheme}-${locale}`;
        await look(page, name("room"));

        if (isPhone) await longPress(page, own);
        else {
          await own.hover();
          await look(page, name("bar"));
          await press(own.getByTestId("message-more"));
        }
        await expect(own.getByTestId("menu-edit")).toBeVisible();
        await look(page, name("menu"));
        await press(own.getByTestId("menu-react"));
        await expect(page.getByTestId("quick-reaction").first()).toBeVisible();
        await look(page, name("react"));
        await page.keyboard.press("Escape");
        await expect(page.getByTestId("quick-reaction").first()).toBeHidden();

        await ada.composer().press("ArrowUp");
        await expect(page.getByTestId("edit-field")).toBeFocused();
        await look(page, name("edit"));
        await page.keyboard.press("Escape");

        const answered = ada.message("See you at three");
        if (isPhone) await answered.locator(".text").tap();
        else await answered.hover();
        await press(answered.getByTestId("action-reply"));
        await expect(page.getByTestId("reply")).toBeVisible();
        await ada.composer().pressSequentially("Thanks @m");
        await expect(page.getByTestId("mention-option").first()).toBeVisible();
        await look(page, name("reply"));
        await ada.composer().press("Escape");

        if (isPhone) {
          await press(page.getByTestId("room-menu"));
          await press(page.getByTestId("menu-pins"));
        } else {
          await press(page.getByTestId("open-pins"));
        }
        await expect(page.getByTestId("pin")).toBeVisible();
        await look(page, name("pins"));
        await page.keyboard.press("Escape");
        if (isPhone) await longPress(page, answered);
        else {
          await answered.hover();
          await press(answered.getByTestId("message-more"));
        }
        await press(answered.getByTestId("menu-forward"));
        await expect(page.getByTestId("forward-to").first()).toBeVisible();
        await look(page, name("forward"));
        expect(person.troubles).toEqual({ errors: [], foreign: [] });
      });
    }
  }
}
