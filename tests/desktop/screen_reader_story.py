# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program as somebody uses it who does not see it: everything is done and read from another process, through AT-SPI,
at a real server and on a bus and a screen of its own.

Environment: FOYER_SERVER, FOYER_DESKTOP (the programs), and a session bus and a screen.
"""
import unittest
import uuid

from desk import SECONDS, AccessibilityBus, Desk
from programs import FoyerServer, wait_until

# What a person can act on, by the names that AT-SPI has for roles.
USED = {"push button", "button", "toggle button", "check box", "radio button", "text", "entry", "password text", "combo box",
        "list", "slider", "spin button", "menu item", "link", "menu", "page tab"}


class ScreenReaderStory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.keep(FoyerServer())
        cls.keep(AccessibilityBus())
        cls.desk = cls.keep(Desk(f"127.0.0.1:{cls.server.port}"))
        cls.reader = cls.desk.reader
        cls.bob = cls.server.sign_in("Bob")
        cls.garden = cls.server.make_room(cls.bob, "Garden")
        cls.desk.sign_in("Ann")

    @classmethod
    def keep(cls, part):
        cls.addClassCleanup(part.close)
        return part

    def say(self, text, conversation=1):
        body = {"ref": str(uuid.uuid4()), "text": text}
        status, answer = self.server.call("POST", f"/conversations/{conversation}/messages", body, self.bob)
        self.assertEqual(status, 201, answer)

    def nameless(self):
        return [str(each) for each in self.reader.shown()
                if not each.name.strip() and (each.role in USED or "focusable" in each.states)
                # The field within a box that has a name, and the list that drops down from it.
                and not each.is_within("combo box", "spin button")]

    def test_the_window_is_named_and_nothing_in_it_is_nameless(self):
        frame = self.desk.the("frame", "Foyer")
        self.assertIn("active", frame.states)
        self.assertEqual(self.nameless(), [])
        for role, name in (("list", "Conversations"), ("list", "Messages"), ("push button", "Send")):
            self.assertTrue(self.reader.shown(role, name), f"{role} {name}:\n{self.desk.told()}")

    def test_messages_are_read_with_author_text_and_time(self):
        self.say("The roses are out.")
        row = self.desk.the("list item", "The roses are out.")
        self.assertRegex(row.name, r"^Bob\b.*The roses are out\..*\d{1,2}:\d\d")
        self.assertTrue(row.is_within("list"))

    def test_a_new_message_is_told(self):
        self.say("Is somebody there?")
        self.desk.the("list item", "Is somebody there?")
        self.say("I am listening.")
        self.desk.the("list item", "I am listening.")
        rows = [each.name for each in self.reader.shown("list item") if each.is_within("list") and "Bob" in each.name]
        there = [i for i, name in enumerate(rows) if "Is somebody there?" in name]
        later = [i for i, name in enumerate(rows) if "I am listening." in name]
        self.assertLess(there[-1], later[-1])

    def test_a_conversation_says_what_is_unread_in_it(self):
        ann = self.server.sign_in("Ann")
        status, answer = self.server.call("POST", f"/rooms/{self.garden}/join", {}, ann)
        self.assertIn(status, (200, 201, 204), answer)
        self.desk.the("list item", "Garden")
        for count in (1, 2):
            self.say("Weeds!", self.garden)
            self.desk.the("list item", f"Garden, {count} unread")

    def test_the_composer_is_written_in_and_sends(self):
        composer = self.desk.the("text", "Message")
        self.assertTrue({"editable", "multi-line", "focusable"} <= composer.states, composer.states)
        composer.type("Said without eyes")
        self.assertEqual(self.desk.the("text", "Message").text(), "Said without eyes")
        self.desk.the("push button", "Send").press()
        # Not the conversation, which names what is begun in it.
        self.desk.the("list item", "Ann: Said without eyes")
        wait_until(lambda: self.desk.the("text", "Message").text() == "", "an empty field", SECONDS)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
