# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktops of Linux put beside a program: a panel with a tray, and a daemon that shows notifications. Real ones, of Xfce
and dunst, on the session's bus and screen."""
import glob

from gi.repository import Gio, GLib
from programs import Program, wait_until

SECONDS = 60
BUS_MILLISECONDS = 10_000
# One panel at the top, with nothing but the tray in it.
PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""


def has_owner(name):
    return ask("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", "(s)", name)


def ask(service, path, interface, method, signature, *arguments):
    """A question on the session's bus; its first answer."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = bus.call_sync(service, path, interface, method, GLib.Variant(signature, arguments), None,
                           Gio.DBusCallFlags.NONE, BUS_MILLISECONDS, None)
    return answer.unpack()[0] if answer.n_children() else None


class Settings(Program):
    """Where Xfce's programs find their settings: nothing on this bus starts by itself."""

    def __init__(self):
        super().__init__([glob.glob("/usr/lib/*/xfce4/xfconf/xfconfd")[0]])
        channel = self.folder / "xfce4/xfconf/xfce-perchannel-xml"
        channel.mkdir(parents=True)
        (channel / "xfce4-panel.xml").write_text(PANEL)
        self.environment = {"XDG_CONFIG_HOME": str(self.folder)}
        self.launch()
        wait_until(lambda: has_owner("org.xfce.Xfconf"), "the settings of Xfce", SECONDS)


class Panel(Program):
    """xfce4-panel: watcher and host of the icons that programs put into the tray."""

    WATCHER = "org.kde.StatusNotifierWatcher"

    def __init__(self):
        super().__init__(["xfce4-panel", "--disable-wm-check", "--sm-client-disable"])
        self.environment = {"XDG_CONFIG_HOME": str(self.folder), "NO_AT_BRIDGE": "1"}
        self.launch()
        wait_until(self.is_host_there, "the panel's tray", SECONDS)

    def is_host_there(self):
        return has_owner(self.WATCHER) and self.property("IsStatusNotifierHostRegistered")

    def property(self, name):
        return ask(self.WATCHER, "/StatusNotifierWatcher", "org.freedesktop.DBus.Properties", "Get", "(ss)", self.WATCHER, name)

    def icons(self):
        """What each icon says of itself: its title, and what is read when the pointer rests on it."""
        found = []
        for each in self.property("RegisteredStatusNotifierItems"):
            service, _, path = each.partition("/")
            of_it = ask(service, f"/{path}", "org.freedesktop.DBus.Properties", "GetAll", "(s)", "org.kde.StatusNotifierItem")
            found.append({"id": of_it["Id"], "title": of_it["Title"], "toolTip": of_it.get("ToolTip", ("", [], "", ""))[2]})
        return found


class Notifications(Program):
    """dunst: shows what programs tell, and takes clicks."""

    SERVICE = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"
    CONTROL = "org.dunstproject.cmd0"

    def __init__(self):
        super().__init__(["dunst", "-conf", "/dev/null"])
        self.launch()
        wait_until(lambda: has_owner(self.SERVICE), "the notification daemon", SECONDS)

    def shown(self):
        """How many are on the screen."""
        return ask(self.SERVICE, self.PATH, "org.freedesktop.DBus.Properties", "Get", "(ss)", self.CONTROL, "displayedLength")

    def click(self):
        """On the newest one."""
        ask(self.SERVICE, self.PATH, self.CONTROL, "NotificationAction", "(u)", 0)

    def history(self):
        """Those that are gone, the newest first."""
        gone = ask(self.SERVICE, self.PATH, self.CONTROL, "NotificationListHistory", "()")
        return [{"program": each["appname"], "title": each["summary"], "text": each["body"]} for each in gone]
