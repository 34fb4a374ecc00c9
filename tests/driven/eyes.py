# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journey sees: the accessibility tree, as a screen reader would."""

import os
import re

os.environ.setdefault("NO_AT_BRIDGE", "0")

import pyatspi  # noqa: E402  (the bus must be known first)
from gi.repository import GLib  # noqa: E402

from stage import Failure, wait_for  # noqa: E402

# Under a sanitizer, on a machine with other work, an answer may take long.
pyatspi.Atspi.set_timeout(60000, 60000)

PROGRAM = "millrace"
CANVAS_ROLES = "push button|link"
ACTIVE = pyatspi.STATE_ACTIVE
SELECTED = pyatspi.STATE_SELECTED
SENSITIVE = pyatspi.STATE_SENSITIVE


def _children(node):
    # A node may vanish while it is looked at: then it has no children. One that is just going must
    # not hide its sisters.
    children = []
    try:
        count = node.childCount
    except GLib.Error:
        return children
    for i in range(count):
        try:
            child = node.getChildAtIndex(i)
        except GLib.Error:
            continue
        if child is not None:
            children.append(child)
    return children


def is_shown(node):
    try:
        states = node.getState()
        return states.contains(pyatspi.STATE_SHOWING) or states.contains(pyatspi.STATE_VISIBLE)
    except GLib.Error:
        return False


def walk(node):
    yield node
    for child in _children(node):
        yield from walk(child)


def get_program():
    for application in _children(pyatspi.Registry.getDesktop(0)):
        try:
            if application.name.lower() == PROGRAM:
                return application
        except GLib.Error:
            continue
    return None


def get_windows():
    program = get_program()
    return [w for w in _children(program) if is_shown(w)] if program else []


def _matches(node, name, role):
    try:
        if role and node.getRoleName() not in role.split("|"):
            return False
        return re.fullmatch(name, node.name or "", re.DOTALL) is not None
    except GLib.Error:
        return False


def _search(name, role, inside):
    """One after the other: who wants the first has not to wait for all."""
    roots = [inside] if inside else get_windows()
    return (node for root in roots for node in walk(root) if _matches(node, name, role))


def find_all(name, role=None, inside=None):
    """Everything whose whole name matches the expression @name."""
    return list(_search(name, role, inside))


def find(name, role=None, inside=None, shown=True):
    for node in _search(name, role, inside):
        if not shown or is_shown(node):
            return node
    return None


def wait(name, role=None, inside=None):
    return wait_for(f"“{name}” ({role or 'anything'})", lambda: find(name, role, inside))


def wait_gone(name, role=None):
    wait_for(f"“{name}” to go", lambda: find(name, role) is None)


def box(node):
    """x, y, width, height in the window."""
    try:
        extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except (GLib.Error, NotImplementedError):  # gone while it was looked at
        return 0, 0, 0, 0
    return extents.x, extents.y, extents.width, extents.height


def has_state(node, state):
    try:
        return node.getState().contains(state)
    except GLib.Error:
        return False


def get_focused():
    for window in get_windows():
        for node in walk(window):
            if has_state(node, pyatspi.STATE_FOCUSED):
                return node
    return None


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def selection_of(node):
    text = node.queryText()
    if text.getNSelections() < 1:
        return ""
    return text.getText(*text.getSelection(0))


def dump(node, depth=0, lines=None):
    """The tree in words, for the log of a failure."""
    lines = [] if lines is None else lines
    try:
        if is_shown(node):
            lines.append("  " * depth + f"{node.getRoleName()} “{node.name}” {box(node)}")
    except (GLib.Error, NotImplementedError):
        lines.append("  " * depth + f"{node}")
    for child in _children(node):
        dump(child, depth + 1, lines)
    return lines


__all__ = ["ACTIVE", "CANVAS_ROLES", "Failure", "PROGRAM", "SELECTED", "SENSITIVE", "box", "dump",
           "find", "find_all", "get_focused", "get_program", "get_windows", "has_state", "is_shown",
           "selection_of", "text_of", "wait", "wait_for", "wait_gone", "walk"]
