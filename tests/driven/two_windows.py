# SPDX-License-Identifier: GPL-3.0-or-later
"""The outline by mouse: several rows selected by Ctrl and Shift, rows dragged to another place in
the file, and to the canvas and the outline of another window, which asks for what they name."""

import os

import pyatspi

import eyes
import hands
from designer import KINDS
from stage import wait_for

OTHER = "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n"

# Pixels: both stand beside each other on the screen that run.py makes for this journey.
WIDTH = 1200
HEIGHT = 900


class Window:
    def __init__(self, designer, name, left):
        self.designer = designer
        self.left = left
        self.number = wait_for(name, lambda: hands.find_window(name))
        hands.resize(self.number, WIDTH, HEIGHT, left)
        self.frame = wait_for("the window of " + name, lambda: next(
            (w for w in eyes.get_windows() if w.name.startswith(name)), None))
        wait_for("its size", lambda: eyes.box(self.frame)[2] > WIDTH - 40)
        self.outline = eyes.wait("Outline", "list", self.frame)
        self.canvas = eyes.wait("Template canvas", "panel", self.frame)
        self.source = eyes.wait("Template", "text", self.frame)
        self.before = self.get_text()

    def get_text(self):
        return eyes.text_of(self.source)

    def find_row(self, name):
        return eyes.wait(rf"{name}, .*", "list item", self.outline)

    def point(self, node, part=0.5):
        """In the middle of its width, and at a part of its height."""
        x, y, width, height = self.designer.box(node)
        return self.left + x + width / 2, y + height * part

    def row_point(self, name, part=0.5):
        return self.point(self.find_row(name), part)

    def list_selected(self):
        """By rows, and by cards: the two have to agree."""
        rows = [node.name.split(",")[0] for node in eyes.find_all(".*", "list item", self.outline)
                if eyes.has_state(node, pyatspi.STATE_SELECTED)]
        cards = [node.name.split(",")[0].split(" ")[1]
                 for node in eyes.find_all(rf"(?:{KINDS}) .*", "push button", self.canvas)
                 if eyes.has_state(node, pyatspi.STATE_SELECTED)]
        return sorted(rows) if sorted(rows) == sorted(cards) else None

    def expect_selected(self, *names):
        wait_for("rows and cards to be selected: " + ", ".join(names),
                 lambda: self.list_selected() == sorted(names))

    def list_order(self):
        """Resources in the order of the text."""
        return [line.strip(" :") for line in self.get_text().splitlines()
                if line.startswith("  ") and not line.startswith("   ") and line.endswith(":")]

    def expect_order(self, *names):
        wait_for("the order " + ", ".join(names), lambda: self.list_order() == list(names))

    def take_keys(self):
        hands.focus(self.number)
        hands.click(*self.point(self.canvas, 0.04))

    def undo(self):
        self.take_keys()
        hands.press("ctrl+z")
        wait_for("the text as it was", lambda: self.get_text() == self.before)
        wait_for("the rows to follow", lambda: self.list_rows() == self.list_order())

    def list_rows(self):
        return [node.name.split(",")[0]
                for node in eyes.find_all(".*", "list item", self.outline)]

    def set_order_of_file(self):
        self.take_keys()
        hands.press("ctrl+k")
        self.designer.wait_focus("What do you want.*")
        hands.write("outline as in the file")
        hands.press("Return")
        wait_for("the order of the file", lambda: self.list_rows() == self.list_order())


def select_several(window):
    hands.click(*window.row_point("EchoFunction"))
    window.expect_selected("EchoFunction")
    with hands.holding("ctrl"):
        hands.click(*window.row_point("DataTable"))
    window.expect_selected("EchoFunction", "DataTable")
    with hands.holding("ctrl"):
        hands.click(*window.row_point("EchoFunction"))
    window.expect_selected("DataTable")
    hands.click(*window.row_point("EchoFunction"))
    with hands.holding("shift"):
        hands.click(*window.row_point("DataTable"))
    window.expect_selected("EchoFunction", "LambdaRole", "DataTable")


def reorder(window):
    """Above a row when its upper half is dropped on, else below it; with all that is selected."""
    window.take_keys()
    window.expect_selected()
    hands.drag(window.row_point("DataTable"), window.row_point("EchoFunction", 0.2))
    window.expect_order("DataTable", "EchoFunction", "LambdaRole", "DataTableStream")
    window.undo()

    hands.click(*window.row_point("EchoFunction"))
    with hands.holding("ctrl"):
        hands.click(*window.row_point("DataTable"))
    window.expect_selected("EchoFunction", "DataTable")
    # Not the one that was clicked last: that would be a double click.
    hands.drag(window.row_point("EchoFunction"), window.row_point("DataTableStream", 0.8))
    window.expect_order("LambdaRole", "DataTableStream", "EchoFunction", "DataTable")
    window.undo()


def drag_to_canvas(first, second):
    hands.drag(first.row_point("LambdaRole"), second.point(second.canvas, 0.3))
    wait_for("the role in the other window", lambda: "\n  LambdaRole:\n" in second.get_text())
    wait_for("its card", lambda: eyes.find(r"Role LambdaRole\b.*", "push button", second.canvas))
    second.undo()


def drag_to_outline(first, second):
    """The mapping names table and function, which are taken along with the role of that."""
    hands.drag(first.row_point("DataTableStream"), second.row_point("Jobs"))
    dialog = wait_for("the question", lambda: next(
        (w for w in eyes.get_windows() if w not in (first.frame, second.frame)), None))
    first.designer.click_at_rest(eyes.wait("_?Take Along.*", "push button", dialog))
    wait_for("all of the chain", lambda: all(
        f"\n  {name}:\n" in second.get_text()
        for name in ("DataTableStream", "DataTable", "EchoFunction", "LambdaRole")))
    second.undo()


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    path = designer.stage.path("second.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(OTHER)
    designer.stage.start(designer.stage.copy(original, "first.yaml"), path)
    second = Window(designer, "second.yaml", WIDTH)
    first = Window(designer, "first.yaml", 0)
    first.set_order_of_file()
    select_several(first)
    reorder(first)
    drag_to_canvas(first, second)
    drag_to_outline(first, second)
    designer.expect(first.get_text() == first.before, "what was dragged is gone where it was")
