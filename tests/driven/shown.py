# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the window shows at one moment, in a few calls.

To ask a node for its name, role and states is three calls, and a window has thousands of nodes. GTK
tells of all that somebody was told of in one (org.a11y.atspi.Cache.GetItems); that leaves the
question who is whose child, which also makes known to it what is new.
"""

import re

import pyatspi
from gi.repository import Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
# More than any text has: GTK 4.8 takes no -1 for the end in all widgets.
END = 10000000
TEXT_ROLES = (int(pyatspi.ROLE_TEXT), int(pyatspi.ROLE_ENTRY), int(pyatspi.ROLE_SPIN_BUTTON),
              int(pyatspi.ROLE_PASSWORD_TEXT))


class Node:
    """What GetItems says of one object."""

    def __init__(self, item):
        (_, self.path), _, (_, _), _, self.n_children, _ = item[:6]
        self.name, self.role, self.description, states = item[6:]
        self.states = states[0] | states[1] << 32
        self.children = []

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, name, *roles):
        """The first of these roles whose whole name matches the expression @name."""
        return next((node for node in self.find_all(*roles)
                     if re.fullmatch(name, node.name, re.DOTALL)), None)

    def find_all(self, *roles):
        numbers = [int(role) for role in roles]
        return [node for node in self.walk() if node.role in numbers]


class Eye:
    """One connection to the accessibility bus, and the program on it."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, -1, None).unpack()[0]
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self.program = None

    def find_program(self):
        """The only one on this bus: a stage has one program."""
        programs = self._ask("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")[0]
        self.program = programs[-1][0]

    def _ask(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, 60000,
                                  None).unpack()

    def _ask_all(self, paths):
        """The children of each of @paths; all is asked before the first answer comes."""
        answers = {}

        def done(bus, result, path):
            try:
                answers[path] = [child for _, child in bus.call_finish(result).unpack()[0]]
            except GLib.Error:  # gone meanwhile
                answers[path] = []
        for path in paths:
            self.bus.call(self.program, path, ACCESSIBLE, "GetChildren", None, None, 0, 60000,
                          None, done, path)
        while len(answers) < len(paths):
            GLib.MainContext.default().iteration(True)
        return answers

    def _list(self):
        items = self._ask(self.program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache",
                          "GetItems")[0]
        return {node.path: node for node in map(Node, items)}

    def look(self):
        """The windows of the program, whole."""
        nodes = self._list()
        children = {}
        level = [ROOT]
        while level:
            # What is hidden stays in the list: only a parent knows its children.
            found = self._ask_all([path for path in level
                                   if path not in nodes or nodes[path].n_children > 0
                                   or path == ROOT])
            children.update(found)
            level = [path for paths in found.values() for path in paths]
        if any(path not in nodes for paths in children.values() for path in paths):
            nodes = self._list()
        for path, paths in children.items():
            if path in nodes:
                nodes[path].children = [nodes[child] for child in paths if child in nodes]
        return nodes[ROOT].children

    def ask_window(self, index):
        """The place of a window on the bus; NULL when there is none of that number."""
        try:
            return self._ask(self.program, ROOT, ACCESSIBLE, "GetChildAtIndex",
                             GLib.Variant("(i)", (index,)))[0][1]
        except GLib.Error:
            return None

    def box_of(self, node):
        """x, y, width, height in the window; nothing at all when it went while it was looked at."""
        try:
            return self._ask(self.program, node.path, "org.a11y.atspi.Component", "GetExtents",
                             GLib.Variant("(u)", (int(pyatspi.WINDOW_COORDS),)))[0]
        except GLib.Error:
            return 0, 0, 0, 0

    def text_of(self, node):
        """NULL: it went while it was looked at."""
        try:
            return self._ask(self.program, node.path, "org.a11y.atspi.Text", "GetText",
                             GLib.Variant("(ii)", (0, END)))[0]
        except GLib.Error:
            return None
