# SPDX-License-Identifier: GPL-3.0-or-later
"""Copy, cut, paste, duplicate: by keys, as YAML, with free names, and undone to the same bytes."""

import arranged
import eyes
import hands
from arranged import wait_selected
from stage import wait_for


def copy_and_paste(designer, text):
    arranged.go_to(designer, "Table DataTable")
    hands.press("space", "Tab", "ctrl+space", "ctrl+c")
    arranged.wait_said("Copied 2 resources")
    hands.press("ctrl+v")
    arranged.wait_said("Added DataTable2, DataTableStream2")
    designer.wait_card("DataTable2")
    designer.wait_text("!GetAtt DataTable2.StreamArn")
    hands.press("ctrl+z")
    wait_for("the copies to go", lambda: designer.find_card("DataTable2") is None)
    arranged.expect_text(designer, text)


def cut(designer, text):
    designer.focus_pane("Template canvas")
    hands.press("ctrl+shift+a")
    wait_selected(designer)
    designer.focus_named("Tab", "Role LambdaRole.*")
    hands.press("space", "ctrl+x")
    wait_for("the role to go", lambda: designer.find_card("LambdaRole") is None)
    hands.press("ctrl+v")
    designer.wait_card("LambdaRole")
    hands.press("ctrl+z", "ctrl+z")
    designer.wait_card("LambdaRole")
    arranged.expect_text(designer, text)


def duplicate(designer, text):
    arranged.go_to(designer, "Function EchoFunction", "shift+Tab")
    hands.press("ctrl+shift+a")
    hands.press("space", "ctrl+d")
    arranged.wait_said("Added EchoFunction2")
    designer.wait_card("EchoFunction2")
    hands.press("ctrl+z")
    wait_for("the copy to go", lambda: designer.find_card("EchoFunction2") is None)
    arranged.expect_text(designer, text)


def copy_picture(designer):
    designer.focus_pane("Template canvas")
    hands.press("shift+alt+c")
    arranged.wait_said("Copied the picture")


def paste_as_text(designer, text):
    arranged.go_to(designer, "Role LambdaRole")
    hands.press("ctrl+shift+a", "space", "ctrl+c")
    arranged.wait_said("Copied 1 resource")
    hands.press("ctrl+shift+v")
    designer.wait_focus("Template")
    wait_for("the text to be pasted", lambda: designer.get_text().count("LambdaRole:\n") == 2)
    hands.press("ctrl+z")
    wait_for("the text as before", lambda: designer.get_text() == text)


def run(designer):
    _, text = arranged.open_sample(designer)
    copy_and_paste(designer, text)
    cut(designer, text)
    duplicate(designer, text)
    copy_picture(designer)
    paste_as_text(designer, text)
    designer.expect(eyes.get_program() is not None, "the program ended")
