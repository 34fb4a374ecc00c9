# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus of cards, rows and text by keys and by mouse: an output is made of what a table gives, a
parameter of a value, and names are gone to where they are declared."""

import os
import re

import eyes
import hands
from stage import wait_for

OUTPUT = r"\nOutputs:\n  \w+:\n(?:    .*\n)*?    Value: !GetAtt DataTable\.StreamArn\n"
PARAMETER = r"      Timeout: !Ref Timeout # seconds"


class Menus:
    def __init__(self, designer):
        self.designer = designer
        original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
        designer.start(designer.stage.copy(original, "stack.yaml"))
        designer.wait_card("DataTable")
        self.before = designer.get_text()

    def go_to_item(self, name):
        """By arrows, which stay within the menu."""
        # In a menu within another what scrolls has the focus before its first line.
        wait_for("a menu", lambda: self.get_role() in ("menu item", "scroll pane"))
        self.designer.press_until("Down", name, lambda node: re.fullmatch(name, node.name or ""), 30)

    @staticmethod
    def get_role():
        focused = eyes.get_focused()
        return focused.getRoleName() if focused is not None else None

    def expect_written(self, pattern):
        wait_for("the text to have " + pattern,
                 lambda: re.search(pattern, self.designer.get_text()))

    def undo(self):
        hands.press("ctrl+z")
        wait_for("the text as it was", lambda: self.designer.get_text() == self.before)

    def choose_stream_arn(self):
        self.go_to_item("Make an Output of")
        hands.press("Return")
        self.go_to_item("StreamArn")
        hands.press("Return")
        self.expect_written(OUTPUT)

    def output_of_card(self):
        self.designer.click(self.designer.wait_card("DataTable"))
        hands.press("shift+F10")
        self.choose_stream_arn()
        # The focus is where it was: on the card.
        self.designer.wait_focus("Table DataTable.*")
        self.undo()

    def output_of_card_by_mouse(self):
        canvas = self.designer.wait_canvas()
        hands.click(*self.designer.centre_of(self.designer.wait_card("DataTable")), button=3)
        self.designer.click_in_popover(eyes.wait("Make an Output of", "menu item"), canvas)
        item = eyes.wait("StreamArn", "menu item")
        self.designer.click_in_popover_at_rest(item, canvas)
        self.expect_written(OUTPUT)
        self.undo()

    def output_of_row(self):
        rows = eyes.wait("Outline", "list", self.designer.frame)
        self.designer.click(eyes.wait("DataTable, .*", "list item", rows))
        hands.press("shift+F10")
        self.choose_stream_arn()
        self.undo()

    def open_menu_of_text(self, needle):
        self.designer.click(self.designer.wait_card("DataTable"))
        hands.press("ctrl+Return")
        self.designer.wait_focus("Template")
        self.designer.find_in_text(needle)
        hands.press("shift+F10")

    def parameter_of_text(self):
        self.open_menu_of_text("300")
        self.go_to_item("Make It a Parameter")
        hands.press("Return")
        self.expect_written(PARAMETER)
        self.undo()

    def output_of_text(self):
        self.open_menu_of_text("DataTable.StreamArn")
        self.go_to_item("Make an Output of It….*")
        hands.press("Return")
        self.designer.wait_focus("Make an output of DataTable")
        hands.write("stream")
        hands.press("Return")
        self.expect_written(OUTPUT)
        self.undo()

    def jump_of_text(self):
        self.open_menu_of_text("LambdaRole.Arn")
        self.go_to_item("Go to Where It Is Declared")
        hands.press("Return")
        place = self.before.index("\n  LambdaRole:") + 3
        wait_for("the cursor at the declaration",
                 lambda: self.designer.source().queryText().caretOffset == place)


def run(designer):
    menus = Menus(designer)
    menus.output_of_card()
    menus.output_of_card_by_mouse()
    menus.output_of_row()
    menus.parameter_of_text()
    menus.output_of_text()
    menus.jump_of_text()
