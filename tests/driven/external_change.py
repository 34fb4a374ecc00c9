# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody else changes the file: the window says so, and reloads it when asked."""

import eyes
from stage import wait_for

FIRST = "Resources:\n  Mine:\n    Type: AWS::SQS::Queue\n"
SECOND = "Resources:\n  Theirs:\n    Type: AWS::SQS::Queue\n"


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(designer):
    path = designer.stage.path("stack.yaml")
    write(path, FIRST)
    designer.start(path)
    designer.wait_card("Mine")

    write(path, SECOND)
    eyes.wait(".*was changed by another program.*", None, designer.frame)
    reload_button = eyes.wait("_Reload.*", "push button", designer.frame)
    wait_for("the notice to be open", lambda: designer.box(reload_button)[3] > 0)
    designer.click_at_rest(reload_button)
    designer.wait_card("Theirs")
    designer.expect(designer.find_card("Mine") is None, "the old picture is still there")
