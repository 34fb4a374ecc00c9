# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline as the only editor, by keys and by what a screen reader says: a resource is found,
added, connected, renamed in its place, moved in the file, and deleted; in three orders."""

import re

import arranged
import eyes
import hands
from connections import ECHO, TABLE
from stage import wait_for

STACK = "Resources:\n" + TABLE.format("Orders") + ECHO


class Outline:
    def __init__(self, designer):
        path = designer.stage.path("stack.yaml")
        with open(path, "w", encoding="utf-8") as stack:
            stack.write(STACK)
        designer.start(path)
        self.designer = designer
        self.rows = eyes.wait("Outline", "list", designer.frame)

    def list_rows(self):
        """The first words of what stands there, from top to bottom."""
        rows = [node for node in eyes.find_all(".*", "list item", self.rows)
                if eyes.box(node)[3] > 0]
        return [node.name.split(",")[0] for node in sorted(rows, key=lambda n: eyes.box(n)[1])]

    def expect_rows(self, *names):
        wait_for("the rows " + ", ".join(names), lambda: self.list_rows() == list(names))

    def go_to(self, name):
        """By Esc from the canvas into the list, and up and down in it."""
        designer = self.designer
        if not self.is_in_rows(eyes.get_focused()):
            designer.focus_pane("Template canvas")
            designer.press_until("Escape", "the outline", self.is_in_rows, 4)
        hands.press("Home")
        return designer.focus_named("Down", rf"{name}, .*")

    def is_in_rows(self, node):
        return (node is not None and node.getRoleName() == "list item"
                and self.designer.is_inside(node, "Outline"))

    def choose_order(self, words):
        hands.press("ctrl+k")
        self.designer.wait_focus("What do you want.*")
        hands.write(words)
        hands.press("Return")

    def expect_text(self, part, there=True):
        wait_for(f"“{part}” in the text" if there else f"“{part}” to go",
                 lambda: (part in self.designer.get_text()) == there)


def hear(outline):
    """Kind, what it is connected by, and what is wrong with it, all in the name of its row."""
    row = outline.go_to("EchoRole")
    wait_for("its problem to be said", lambda: re.search(
        "EchoRole, Role, Echo runs as EchoRole.*, Warning: EchoRole does not allow", row.name))


def order(outline):
    outline.choose_order("outline by kind")
    outline.expect_rows("Tables", "Orders", "Functions", "Echo", "Roles", "EchoRole")
    outline.choose_order("outline by chain")
    wait_for("the role below its function",
             lambda: "Echo EchoRole" in " ".join(outline.list_rows()))
    outline.choose_order("outline as in the file")
    outline.expect_rows("Orders", "Echo", "EchoRole")


def add(outline):
    outline.go_to("Echo")
    hands.press("Insert")
    wait_for("the list of types", lambda: eyes.get_focused().getRoleName() in ("text", "entry"))
    hands.write("dlq")
    hands.press("Return")
    outline.expect_text("AWS::SQS::Queue")
    wait_for("its row", lambda: "Queue" in outline.list_rows())


def rename(outline):
    outline.go_to("Queue")
    hands.press("F2")
    outline.designer.wait_focus("New name")
    hands.press("ctrl+a")
    hands.write("Failures")
    hands.press("Return")
    outline.expect_text("\n  Failures:")
    wait_for("the new name in its row", lambda: "Failures" in outline.list_rows())
    wait_for("the focus on its row", lambda: eyes.get_focused().name.startswith("Failures"))


def connect(outline):
    """What is connected, to what, and what is meant by that: one line to choose."""
    outline.go_to("Orders")
    hands.press("c")
    wait_for("the search", lambda: eyes.get_focused().getRoleName() in ("text", "entry"))
    hands.write("echo")
    hands.press("Return")
    outline.expect_text("AWS::Lambda::EventSourceMapping")
    wait_for("the row of the mapping", lambda: len(outline.list_rows()) == 5)


def reorder(outline):
    outline.go_to("Failures")
    hands.press("alt+Up")
    text = outline.designer.get_text
    wait_for("the queue above the role",
             lambda: text().index("\n  Failures:") < text().index("\n  EchoRole:"))
    hands.press("alt+Down")
    wait_for("the queue below it again",
             lambda: text().index("\n  Failures:") > text().index("\n  EchoRole:"))


def select_and_delete(outline):
    """Two of them by Shift, in one step."""
    outline.go_to("Echo")
    hands.press("shift+Down")
    wait_for("two rows to be selected", lambda: sorted(
        node.name.split(",")[0] for node in eyes.find_all(".*", "list item", outline.rows)
        if eyes.has_state(node, eyes.SELECTED)) == ["Echo", "EchoRole"])
    hands.press("Delete")
    outline.expect_text("\n  Echo:", False)
    outline.expect_text("\n  EchoRole:", False)
    wait_for("the focus on a row that is left", lambda: eyes.get_focused() is not None
             and outline.designer.is_inside(eyes.get_focused(), "Outline"))
    hands.press("ctrl+z")
    outline.expect_text("\n  EchoRole:")


def use_filter(outline):
    """By id, type or kind, as one writes; Down leads to what is left, Esc ends it."""
    whole = outline.list_rows()
    outline.go_to("Orders")
    hands.press("ctrl+f")
    wait_for("the field", lambda: eyes.get_focused().getRoleName() in ("text", "entry"))
    hands.write("lambda")
    wait_for("the function and the mapping", lambda: len(outline.list_rows()) == 2
             and "Echo" in outline.list_rows())
    hands.press("Down")
    wait_for("the focus on a row", lambda: eyes.get_focused().getRoleName() == "list item")
    hands.press("ctrl+f", "Escape")
    outline.expect_rows(*whole)


def run(designer):
    outline = Outline(designer)
    hear(outline)
    order(outline)
    before = designer.get_text()
    add(outline)
    rename(outline)
    connect(outline)
    reorder(outline)
    select_and_delete(outline)
    use_filter(outline)
    arranged.undo_until(designer, before)
