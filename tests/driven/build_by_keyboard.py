# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample stack from an empty window by keyboard alone: the mouse only rests in the window,
because without a window manager the keyboard goes to the window below it."""

import re

import eyes
import hands
import sample
from stage import Failure, wait_for


def add(designer, kind, name):
    """From the palette's search, as "/" on the canvas does it."""
    designer.focus_named("F6", "Search for resources to add")
    hands.press("ctrl+a")
    hands.write(kind)
    wait_for("one match", lambda: len([n for n in eyes.find_all("Add .*", "list item")
                                       if eyes.is_shown(n) and designer.box(n)[3] > 0]) >= 1)
    hands.press("Return")
    designer.wait_card(kind)
    designer.rename_selected(name)


def is_card(node, name):
    return re.match(rf"\w+ {name}\b", node.name or "") is not None


def focus_card(designer, name):
    """Back along the cards, and when that leaves the canvas, forth again."""
    for key in ("shift+Tab", "Tab"):
        node = designer.focus_pane("Template canvas")
        while designer.is_inside(node, "Template canvas"):
            if is_card(node, name):
                return
            hands.press(key)
            node = eyes.get_focused()
    raise Failure("the keyboard never led to the card " + name)


def connect(designer, source, target, edge):
    focus_card(designer, source)
    hands.press("c")
    designer.press_until("Tab", "the card " + target, lambda node: is_card(node, target), 12)
    hands.press("Return")
    designer.wait_edge(edge)


def is_field(node, title):
    """The row has the field's name too, but nothing can be typed into that."""
    name = node.name or node.parent.name or ""
    return (node.getRoleName() != "list item"
            and re.fullmatch(rf"{title}(?: {title})?", name) is not None)


def set_number(designer, card, title, value):
    focus_card(designer, card)
    hands.press("Return")
    designer.press_until("Tab", title, lambda node: is_field(node, title))
    designer.type_over(str(value))


def run(designer):
    designer.start()
    add(designer, "Table", "DataTable")
    add(designer, "Mapping", "DataTableStream")
    add(designer, "Function", "EchoFunction")
    add(designer, "Role", "LambdaRole")

    connect(designer, "DataTable", "DataTableStream",
            "Stream from DataTable to DataTableStream: holds")
    connect(designer, "DataTableStream", "EchoFunction",
            "Invocation from DataTableStream to EchoFunction: holds")
    connect(designer, "EchoFunction", "LambdaRole",
            "Role, EchoFunction runs as LambdaRole: holds")

    set_number(designer, "DataTableStream", "Batch size", 1)
    designer.wait_text("BatchSize: 1\n")
    set_number(designer, "EchoFunction", r"Timeout \(s\)", 300)
    designer.wait_text("Timeout: 300\n")

    focus_card(designer, "LambdaRole")
    hands.press("space", "ctrl+Return")
    sample.write_rest(designer)

    path = designer.stage.path("saved.yaml")
    hands.press("ctrl+s")
    designer.choose_file(path)
    wait_for("the saved file", lambda: sample.is_there(path))
    sample.compare(designer, path)
