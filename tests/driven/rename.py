# SPDX-License-Identifier: GPL-3.0-or-later
"""F2 renames a card; what is no name is refused, Esc takes it back, and references follow."""

import os

import eyes
import hands


def rename(designer, name):
    hands.press("F2")
    designer.wait_focus("Logical ID.*")
    hands.write(name)
    hands.press("Return")


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    designer.start(designer.stage.copy(original, "stack.yaml"))
    before = designer.get_text()
    designer.click(designer.wait_card("DataTable"))
    # What is focused is all selected, so that it is typed over.
    rename(designer, "LambdaRole")
    eyes.wait("There is something called “LambdaRole” already", "label", designer.frame)
    hands.press("Escape")
    eyes.wait_gone("There is something called “LambdaRole” already", "label")
    designer.expect(designer.get_text() == before, "a name that is taken changed the text")

    designer.click(designer.wait_card("DataTable"))
    rename(designer, "Orders")
    designer.wait_text("!GetAtt Orders.StreamArn")
    designer.wait_card("Orders")

    designer.click(designer.wait_card("Orders"))
    rename(designer, "Purchases")
    designer.wait_text("!GetAtt Purchases.StreamArn")
    hands.press("ctrl+z", "ctrl+z")
    designer.wait_card("DataTable")
    designer.expect(designer.get_text() == before, "undo did not give back the text")
