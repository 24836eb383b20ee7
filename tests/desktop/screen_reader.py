# SPDX-FileCopyrightText: Foyer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader sees of a program: its tree on the accessibility bus, read from another process through AT-SPI."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (the version comes first)

# More rows than any test has; a list may have many more than are shown.
MOST_CHILDREN = 400


def names_of(states):
    return {state.value_nick for state in states.get_states()}


def is_bus_there():
    """Whether the session has its accessibility bus; before that nobody may ask for it."""
    try:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                    GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, 10_000, None)
        return bool(address.unpack()[0])
    except GLib.Error:
        return False


class Seen:
    """One thing in the tree, as it was when it was looked at."""

    def __init__(self, accessible, parent=None):
        self.accessible = accessible
        self.parent = parent
        self.role = accessible.get_role_name()
        self.name = accessible.get_name() or ""
        self.states = names_of(accessible.get_state_set())

    def __str__(self):
        return f"{self.role} {self.name!r} [{', '.join(sorted(self.states & {'focusable', 'focused', 'showing'}))}]"

    def is_within(self, *roles):
        above = self.parent
        while above is not None:
            if above.role in roles:
                return True
            above = above.parent
        return False

    def text(self):
        return Atspi.Text.get_text(self.accessible, 0, -1)

    def type(self, text):
        assert Atspi.EditableText.set_text_contents(self.accessible, text), str(self)

    def middle(self):
        """Of what can be seen of it, on the screen."""
        box = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def press(self):
        count = Atspi.Action.get_n_actions(self.accessible)
        names = [Atspi.Action.get_action_name(self.accessible, i) for i in range(count)]
        wanted = next(i for i, name in enumerate(names) if name in ("Press", "Toggle"))
        assert Atspi.Action.do_action(self.accessible, wanted), f"{self} has {names}"


class ScreenReader:
    """Looks at the program with this process id."""

    def __init__(self, process_id):
        Atspi.init()
        self.process_id = process_id

    @staticmethod
    def turn():
        """Lets what has arrived be taken in."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def program(self):
        self.turn()
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process_id:
                return child
        return None

    def tree(self):
        """Everything, from the top; what goes away meanwhile is left out."""
        program = self.program()
        found = []
        if program is not None:
            program.clear_cache()
            self.walk(program, None, found)
        return found

    def walk(self, accessible, parent, found):
        try:
            seen = Seen(accessible, parent)
            found.append(seen)
            # What is in a page that is not on the screen is nobody's concern.
            if parent is not None and "showing" not in seen.states:
                return
            for i in range(min(accessible.get_child_count(), MOST_CHILDREN)):
                child = accessible.get_child_at_index(i)
                if child is not None:
                    self.walk(child, seen, found)
        except GLib.Error:
            pass

    def shown(self, role=None, name=None):
        """What is on the screen, with this role and with a name that contains this."""
        return [each for each in self.tree()
                if "showing" in each.states and role in (None, each.role) and (name is None or name in each.name)]
