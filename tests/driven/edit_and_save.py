# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is opened, changed, put back by undo and saved: only the bytes that were meant differ."""

import os

import eyes
import hands
from stage import wait_for


def read(path):
    with open(path, "rb") as file:
        return file.read()


def wait_saved(designer):
    wait_for("the title without “edited”",
             lambda: eyes.find("article.yml – Millrace", "frame") is not None)


def run(designer):
    original = os.path.join(designer.source_root, "tests/golden/inputs/article.yml")
    path = designer.stage.copy(original, "article.yml")
    before = read(path)
    designer.start(path)
    designer.click(designer.wait_card("EchoFunction"))

    designer.set_number(r"Timeout \(s\)", 30)
    designer.wait_text("Timeout: 30\n")
    hands.press("ctrl+s")
    wait_saved(designer)
    designer.expect(read(path) == before.replace(b"Timeout: 300\n", b"Timeout: 30\n"),
                    "more than the timeout was changed")

    hands.press("ctrl+z")
    designer.wait_text("Timeout: 300\n")
    hands.press("ctrl+s")
    wait_saved(designer)
    designer.expect(read(path) == before, "undo and save did not give back the file")
    designer.expect(not os.path.exists(designer.stage.path("article.layout")),
                    "a layout file was written though nothing was placed by hand")
