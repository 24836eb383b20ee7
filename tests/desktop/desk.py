# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real desktop program, used from outside by what is read aloud of it: the accessibility bus, the program, a hand."""
import os
import subprocess
import time

from programs import Program, wait_until
from screen_reader import ScreenReader, is_bus_there

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# Reading the tree is a thousand questions to a program that may have to wait for its turn.
SECONDS = 60
# Until nothing moves any more.
PICTURE_SECONDS = 3
PASSWORD = "correct horse"


class AccessibilityBus(Program):
    """On the session's bus, for as long as there is somebody to look."""

    def __init__(self):
        super().__init__([next(path for path in LAUNCHERS if os.path.exists(path)), "--launch-immediately"])
        self.launch()
        wait_until(is_bus_there, "the accessibility bus", SECONDS)


class Desk(Program):
    """foyer-desktop with data of its own, which it keeps when it is started again."""

    def __init__(self, address, *options):
        super().__init__([os.environ["FOYER_DESKTOP"], "--data", "{folder}/desk", "--language", "en", "--theme", "light",
                          "--server", address, *options])
        self.usual = self.arguments
        self.environment = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        self.reader = None
        self.start_again()

    def start_again(self, *options):
        """With the options of the first start, and these, which count more."""
        self.arguments = [*self.usual, *options]
        self.launch()
        self.reader = ScreenReader(self.process.pid)

    def first(self, role, name):
        return next(iter(self.reader.shown(role, name)), None)

    def told(self):
        return "\n".join(str(each) for each in self.reader.shown())

    def the(self, role, name):
        """Waits until there is such a thing on the screen."""
        try:
            return wait_until(lambda: self.first(role, name), f"{role} {name!r}", SECONDS)
        except AssertionError as error:
            raise AssertionError(f"{error}; there is:\n{self.told()}") from None

    def click(self, role, name):
        """With the pointer, where it stands on the screen."""
        x, y = self.the(role, name).middle()
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True, timeout=SECONDS)

    def picture(self, path, width, height):
        """Of the window in this size, as it is on the screen; wants ImageMagick."""
        self.the("frame", "Foyer")
        search = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(self.process.pid), "--name", "Foyer"]
        window = subprocess.run(search, check=True, capture_output=True, text=True, timeout=SECONDS).stdout.split()[0]
        subprocess.run(["xdotool", "windowsize", "--sync", window, str(width), str(height)], check=True, timeout=SECONDS)
        time.sleep(PICTURE_SECONDS)
        subprocess.run(["import", "-window", window, path], check=True, timeout=SECONDS)

    def sign_in(self, name, password=PASSWORD, is_new=True):
        """Makes the account if it is new, and keeps the session in a file."""
        self.the("text", "Name").type(name)
        self.the("password text", "Password").type(password)
        self.the("push button", "Sign in").press()
        if is_new:
            self.the("push button", "Create account").press()
        # There is no keyring on this bus.
        self.the("push button", "Keep it in a file").press()
        self.the("list", "Conversations")
