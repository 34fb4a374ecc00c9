# SPDX-License-Identifier: GPL-3.0-or-later
"""A stack renamed, grouped otherwise, and given away as a template and as a picture, by keys and by
what a screen reader says alone: the pointer only rests in the window."""

import os
import re

import eyes
import hands
import sample
from designer import KINDS
from shown import Eye
from stage import wait_for


def focus_card(designer, name):
    designer.focus_pane("Template canvas")
    designer.press_until("Tab", "the card " + name,
                         lambda node: re.match(rf"(?:{KINDS}) {name}\b", node.name or ""), 40)


def rename(designer, old, new):
    focus_card(designer, old)
    hands.press("F2")
    eyes.wait(".*", "text|entry")
    hands.write(new)
    hands.press("Return")
    designer.wait_card(new)
    hands.press("Escape")


def group(designer, names, title):
    """Selects the cards one by one, and gives their group a name."""
    focus_card(designer, names[0])
    hands.press("ctrl+shift+a", "space")
    for name in names[1:]:
        focus_card(designer, name)
        hands.press("shift+space")
    hands.press("ctrl+g")
    designer.wait_focus(".*Group.*")
    hands.press("ctrl+a")
    hands.write(title)
    hands.press("Return")
    return eyes.wait(rf"Group {title}, {len(names)} resources, expanded", None, designer.frame)


def ungroup(designer, title):
    designer.focus_pane("Template canvas")
    designer.press_until("Tab", "the group", lambda node: (node.name or "").startswith(
        "Group " + title), 40)
    hands.press("ctrl+shift+g")
    eyes.wait_gone(rf"Group {title}.*", None)


def export(designer, name, path):
    """The dialog by keys; what it begins with is a picture."""
    hands.press("ctrl+shift+e")
    dialog = eyes.wait("Export", "dialog|frame")
    # Without a window manager the keyboard follows the pointer.
    hands.move(*designer.centre_of(dialog))
    if name:
        designer.press_until("Tab", "the format",
                             lambda node: re.match("_?Format", node.name or ""), 20)
        hands.press("space")
        wait_for("the list", lambda: eyes.find(name))
        hands.press("Down", "Return")
    designer.press_until("Tab", "Export", lambda node: node.getRoleName() == "push button"
                         and re.match("_?Export", node.name or ""), 20)
    hands.press("Return")
    designer.choose_file(path)
    wait_for("the exported file", lambda: sample.is_there(path))
    hands.move(*designer.centre_of(designer.wait_canvas()))


def ask_for_too_many(designer):
    """Windows close while somebody goes through them."""
    eye = Eye()
    eye.find_program()
    for index in range(4):
        eye.ask_window(index)
        designer.check_running()


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    designer.start(designer.stage.copy(original, "stack.yaml"))
    ask_for_too_many(designer)
    rename(designer, "DataTable", "Orders")
    designer.wait_text("!GetAtt Orders.StreamArn")

    group(designer, ["Orders", "DataTableStream"], "Data")
    ungroup(designer, "Data")
    group(designer, ["EchoFunction", "LambdaRole"], "Code")

    for name, path in ((None, "given.svg"), ("YAML template", "given.yaml")):
        export(designer, name, designer.stage.path(path))
        ask_for_too_many(designer)
    with open(designer.stage.path("given.yaml"), encoding="utf-8") as file:
        designer.expect("Orders.StreamArn" in file.read(), "the template has the old name")
    with open(designer.stage.path("given.svg"), encoding="utf-8") as file:
        designer.expect("Orders" in file.read(), "the picture has the old name")
