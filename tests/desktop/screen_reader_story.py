# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program as somebody uses it who does not see it: everything is done and read from another process, through AT-SPI,
at a real server and on a bus and a screen of its own.

Environment: FOYER_SERVER, FOYER_DESKTOP (the programs), and a session bus and a screen.
"""
import os
import unittest
import uuid

from programs import FoyerServer, Program, wait_until
from screen_reader import ScreenReader, is_bus_there

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# Reading the tree is a thousand questions to a program that may have to wait for its turn.
SECONDS = 60
# What a person can act on, by the names that AT-SPI has for roles.
USED = {"push button", "button", "toggle button", "check box", "radio button", "text", "entry", "password text", "combo box",
        "list", "slider", "spin button", "menu item", "link", "menu", "page tab"}


class Stage:
    """Server, accessibility bus and program; all of them go with `close`."""

    def __init__(self):
        self.parts = []
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self):
        self.server = self.keep(FoyerServer())
        bus = self.keep(Program([next(path for path in LAUNCHERS if os.path.exists(path)), "--launch-immediately"]))
        bus.launch()
        wait_until(is_bus_there, "the accessibility bus", SECONDS)
        self.desktop = self.keep(Program([
            os.environ["FOYER_DESKTOP"], "--data", "{folder}/desk", "--language", "en", "--theme", "light",
            "--server", f"127.0.0.1:{self.server.port}"]))
        self.desktop.environment = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        self.desktop.launch()
        self.reader = ScreenReader(self.desktop.process.pid)

    def keep(self, part):
        self.parts.append(part)
        return part

    def close(self):
        for part in reversed(self.parts):
            part.close()


class ScreenReaderStory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage()
        cls.addClassCleanup(cls.stage.close)
        cls.reader = cls.stage.reader
        cls.bob = cls.stage.server.sign_in("Bob")
        cls.garden = cls.stage.server.make_room(cls.bob, "Garden")
        cls.sign_in("Ann")

    @classmethod
    def sign_in(cls, name):
        """By what is read aloud only."""
        cls.the("text", "Name").type(name)
        cls.the("password text", "Password").type("correct horse")
        cls.the("push button", "Sign in").press()
        cls.the("push button", "Create account").press()
        # There is no keyring on this bus.
        cls.the("push button", "Sign in at every start").press()
        cls.the("list", "Conversations")

    @classmethod
    def the(cls, role, name):
        """Waits until there is such a thing on the screen."""
        try:
            return wait_until(lambda: cls.first(role, name), f"{role} {name!r}", SECONDS)
        except AssertionError as error:
            raise AssertionError(f"{error}; there is:\n{cls.told()}") from None

    @classmethod
    def first(cls, role, name):
        return next(iter(cls.reader.shown(role, name)), None)

    @classmethod
    def told(cls):
        return "\n".join(str(each) for each in cls.reader.shown())

    def say(self, text, conversation=1):
        body = {"ref": str(uuid.uuid4()), "text": text}
        status, answer = self.stage.server.call("POST", f"/conversations/{conversation}/messages", body, self.bob)
        self.assertEqual(status, 201, answer)

    def nameless(self):
        return [str(each) for each in self.reader.shown()
                if not each.name.strip() and (each.role in USED or "focusable" in each.states)
                # The field within a box that has a name, and the list that drops down from it.
                and not each.is_within("combo box", "spin button")]

    def test_the_window_is_named_and_nothing_in_it_is_nameless(self):
        frame = self.the("frame", "Foyer")
        self.assertIn("active", frame.states)
        self.assertEqual(self.nameless(), [])
        for role, name in (("list", "Conversations"), ("list", "Messages"), ("push button", "Send")):
            self.assertTrue(self.reader.shown(role, name), f"{role} {name}:\n{self.told()}")

    def test_messages_are_read_with_author_text_and_time(self):
        self.say("The roses are out.")
        row = self.the("list item", "The roses are out.")
        self.assertRegex(row.name, r"^Bob\b.*The roses are out\..*\d{1,2}:\d\d")
        self.assertTrue(row.is_within("list"))

    def test_a_new_message_is_told(self):
        self.say("Is somebody there?")
        self.the("list item", "Is somebody there?")
        self.say("I am listening.")
        self.the("list item", "I am listening.")
        rows = [each.name for each in self.reader.shown("list item") if each.is_within("list") and "Bob" in each.name]
        there = [i for i, name in enumerate(rows) if "Is somebody there?" in name]
        later = [i for i, name in enumerate(rows) if "I am listening." in name]
        self.assertLess(there[-1], later[-1])

    def test_a_conversation_says_what_is_unread_in_it(self):
        ann = self.stage.server.sign_in("Ann")
        status, answer = self.stage.server.call("POST", f"/rooms/{self.garden}/join", {}, ann)
        self.assertIn(status, (200, 201, 204), answer)
        self.the("list item", "Garden")
        for count in (1, 2):
            self.say("Weeds!", self.garden)
            self.the("list item", f"Garden, {count} unread")

    def test_the_composer_is_written_in_and_sends(self):
        composer = self.the("text", "Message")
        self.assertTrue({"editable", "multi-line", "focusable"} <= composer.states, composer.states)
        composer.type("Said without eyes")
        self.assertEqual(self.the("text", "Message").text(), "Said without eyes")
        self.the("push button", "Send").press()
        row = self.the("list item", "Said without eyes")
        self.assertTrue(row.name.startswith("Ann"), row.name)
        wait_until(lambda: self.the("text", "Message").text() == "", "an empty field", SECONDS)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
