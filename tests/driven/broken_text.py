# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that does not parse keeps the last good picture and says where it broke; undo mends it."""

import os

import eyes
import hands
from stage import wait_for


def run(designer):
    path = designer.stage.copy(
        os.path.join(designer.source_root, "data/starters/echo-trigger.yaml"), "stack.yaml")
    designer.start(path)
    designer.click(designer.wait_card("DataTable"))
    hands.press("ctrl+Return", "End")
    hands.write(" [")
    eyes.wait(r"Line \d+: .*", None, designer.frame)
    eyes.wait("1 Problem.*", "push button", designer.frame)
    designer.expect(designer.find_card("DataTable"), "the last good picture is gone")

    hands.press("F8")
    eyes.wait(r"1 of 1, Error: .*", None, designer.frame)
    hands.press("ctrl+z")
    with open(path, encoding="utf-8") as file:
        original = file.read()
    wait_for("the old text", lambda: designer.get_text() == original)
