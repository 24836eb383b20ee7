# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets another program use foyer-desktop on a desktop with a panel and notifications: each line that comes in is a JSON object that
names what is to be done ("do") and with what; each line that goes out is its answer, {"answer": …} or {"error": "…"}.

Arguments: the address of the server, and options for foyer-desktop. Environment: FOYER_DESKTOP, and a session bus and a screen.
"""
import json
import signal
import sys

from desk import SECONDS, AccessibilityBus, Desk
from desktop_session import Notifications, Panel, Settings
from programs import wait_until


class Hand:
    def __init__(self, address, options):
        self.parts = []
        self.keep(AccessibilityBus())
        self.keep(Settings())
        self.panel = self.keep(Panel())
        self.notifications = self.keep(Notifications())
        self.desk = self.keep(Desk(address, *options))

    def keep(self, part):
        self.parts.append(part)
        return part

    def close(self):
        for part in reversed(self.parts):
            part.close()

    def sign_in(self, name, password, is_new):
        self.desk.sign_in(name, password, is_new)

    def see(self, role, name):
        """Waits until it is on the screen."""
        seen = self.desk.the(role, name)
        return {"role": seen.role, "name": seen.name, "states": sorted(seen.states)}

    def count(self, role, name):
        return len(self.desk.reader.shown(role, name))

    def told(self):
        return self.desk.told()

    def press(self, role, name):
        self.desk.the(role, name).press()

    def type(self, role, name, text):
        self.desk.the(role, name).type(text)

    def say(self, text):
        """Writes it into the composer and sends it; a button that is pressed from outside comes up a moment later."""
        self.type("text", "Message", text)
        self.press("push button", "Send")
        wait_until(lambda: self.desk.the("text", "Message").text() == "", "an empty composer", SECONDS)

    def click(self, role, name):
        self.desk.click(role, name)

    def kill(self):
        self.desk.stop(signal.SIGKILL)

    def start(self, options):
        self.desk.start_again(*options)

    def picture(self, path, width, height):
        self.desk.picture(path, width, height)

    def icons(self):
        return self.panel.icons()

    def notified(self):
        """Waits until a notification is on the screen."""
        return wait_until(self.notifications.shown, "a notification on the screen", SECONDS)

    def click_notification(self):
        self.notifications.click()

    def history(self):
        return self.notifications.history()


def main():
    hand = Hand(sys.argv[1], sys.argv[2:])
    try:
        for line in sys.stdin:
            wish = json.loads(line)
            try:
                answer = {"answer": getattr(hand, wish.pop("do"))(**wish)}
            except Exception as error:  # pylint: disable=broad-except  (whoever asked is told)
                answer = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), flush=True)
    finally:
        hand.close()


main()
