# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing with unsaved changes asks; Cancel keeps the window, Save writes and closes it."""

import os

import eyes
import hands


def ask_to_close(designer):
    hands.press("ctrl+w")
    return eyes.wait("Save Changes to .*", None)


def answer(designer, name):
    button = eyes.wait(rf"_?{name}\b.*", "push button", designer.wait_dialog())
    designer.click_at_rest(button)


def run(designer):
    path = designer.stage.copy(
        os.path.join(designer.source_root, "tests/golden/inputs/article.yml"), "article.yml")
    designer.start(path)
    designer.click(designer.wait_card("DataTable"))
    hands.press("Delete")
    eyes.wait("Deleted DataTable.*", None, designer.frame)

    ask_to_close(designer)
    answer(designer, "Cancel")
    eyes.wait_gone("Save Changes to .*")
    designer.check_running()
    hands.move(*designer.centre_of(designer.wait_canvas()))

    ask_to_close(designer)
    answer(designer, "Save")
    designer.stage.wait_for_end()
    designer.end()
    with open(path, encoding="utf-8") as file:
        designer.expect("AWS::DynamoDB::Table" not in file.read(), "the change was not saved")
