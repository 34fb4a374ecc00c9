# SPDX-License-Identifier: GPL-3.0-or-later
"""What the text can do, in a template in JSON, by keys alone: help, jumps, renaming, folds, finding,
replacing, repairing at the cursor, both ways between card and lines."""

import json
import os
import subprocess

import eyes
import hands
from stage import wait_for


def write_sample(designer):
    path = designer.stage.path("stack.json")
    with open(path, "wb") as file:
        subprocess.run([os.path.join(designer.stage.build, "src", "cli", "millrace-cli"), "export",
                        "--to", "json",
                        os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")],
                       check=True, stdout=file, stderr=subprocess.DEVNULL)
    return path


def get_cursor(designer):
    return designer.source().queryText().caretOffset


def ask_for_help(designer):
    designer.find_in_text("StartingPosition")
    hands.press("F1")
    eyes.wait(r"StartingPosition\n(.|\n)*", "label", designer.frame)
    hands.press("Escape")
    designer.wait_focus("Template")


def jump(designer):
    """To where the name is declared, and to a use of it."""
    text = designer.get_text()
    designer.find_in_text('"EchoFunction", "Arn"')
    hands.press("Left", "Right", "Right", "F12")
    place = text.index('"EchoFunction": {')
    wait_for("the cursor at the declaration",
             lambda: place <= get_cursor(designer) <= place + 1)
    hands.press("shift+F12")
    wait_for("the list of uses", lambda: len(eyes.find_all(
        r"Line \d+: .*EchoFunction.*", "list item", designer.frame)) == 2)
    hands.press("End", "Return")
    place = text.index('"EchoFunction", "Arn"')
    wait_for("the cursor at the use", lambda: place <= get_cursor(designer) <= place + 1)


def rename(designer):
    before = designer.get_text()
    hands.press("F2")
    designer.wait_focus("New name of EchoFunction")
    hands.write("Echo")
    hands.press("Return")
    wait_for("the new name, twice", lambda: designer.get_text()
             == before.replace('"EchoFunction"', '"Echo"'))
    designer.wait_card("Echo")
    designer.wait_focus("Template")
    hands.press("ctrl+z")
    wait_for("the text as it was", lambda: designer.get_text() == before)


def fold(designer):
    before = designer.get_text()
    designer.find_in_text('"DataTable": {')
    hands.press("Home", "F4")
    wait_for("the fold", lambda: "StreamViewType" not in designer.get_text())
    hands.press("F4")
    wait_for("the whole text", lambda: designer.get_text() == before)
    hands.press("shift+F4")
    wait_for("all folds", lambda: "StreamViewType" not in designer.get_text()
             and "BatchSize" not in designer.get_text())
    hands.press("shift+F4")
    wait_for("the whole text", lambda: designer.get_text() == before)


def go_to_line(designer):
    hands.press("ctrl+i")
    wait_for("the field", lambda: eyes.get_focused().getRoleName() in ("text", "entry")
             and eyes.get_focused() != designer.source())
    hands.write("4:3")
    hands.press("Return")
    place = designer.get_text().index('"Resources"')
    wait_for("the cursor there", lambda: get_cursor(designer) == place)


def replace(designer):
    before = designer.get_text()
    designer.replace_all("LambdaRolePolicy", "Writes")
    designer.wait_text('"PolicyName": "Writes"')
    hands.press("Escape")
    designer.wait_focus("Template")
    hands.press("ctrl+z")
    wait_for("the text as it was", lambda: designer.get_text() == before)


def repair(designer):
    """The underlined value is repaired by the key that its help tells of, after a look."""
    before = designer.get_text()
    designer.find_in_text("LATEST")
    hands.press("ctrl+period")
    diff = eyes.wait("What changes in the text", "text")
    designer.expect("TRIM_HORIZON" in eyes.text_of(diff), "the diff is about something else")
    dialog = designer.wait_dialog()
    # Without a window manager the keyboard follows the pointer.
    hands.move(*designer.centre_of(eyes.wait("_?Apply.*", "push button", dialog)))
    hands.press("Return")
    wait_for("the other position", lambda: designer.get_text()
             == before.replace('"LATEST"', '"TRIM_HORIZON"'))
    hands.move(*designer.centre_of(designer.wait_canvas()))
    hands.press("ctrl+z")
    wait_for("the text as it was", lambda: designer.get_text() == before)


def jump_to_card(designer):
    designer.click(designer.wait_card("DataTableStream"))
    hands.press("ctrl+Return")
    designer.wait_focus("Template")
    place = designer.get_text().index('"DataTableStream": {')
    wait_for("the cursor in its lines", lambda: place <= get_cursor(designer) <= place + 2)
    hands.press("ctrl+Return")
    wait_for("the focus on its card", lambda: eyes.get_focused() is not None
             and eyes.get_focused().name.startswith("Mapping DataTableStream"))


def set_in_form(designer):
    """A form writes JSON in the way of the file."""
    designer.click(designer.wait_card("EchoFunction"))
    designer.set_number("Timeout.*", 60)
    designer.wait_text('"Timeout": 60')
    json.loads(designer.get_text())


def run(designer):
    designer.start(write_sample(designer))
    jump_to_card(designer)
    hands.press("ctrl+Return")
    designer.wait_focus("Template")
    ask_for_help(designer)
    jump(designer)
    rename(designer)
    fold(designer)
    go_to_line(designer)
    replace(designer)
    repair(designer)
    set_in_form(designer)
