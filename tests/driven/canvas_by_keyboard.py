# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the gesture table by keys alone: walking, selecting, nudging, aligning, finding."""

import arranged
import eyes
import hands
from arranged import place, wait_moved, wait_selected
from stage import wait_for


def walk(designer):
    arranged.go_to(designer, "Table DataTable")
    hands.press("Tab")
    designer.wait_focus("Mapping DataTableStream.*")
    hands.press("shift+Tab")
    designer.wait_focus("Table DataTable.*")
    designer.expect("1 of 4" in eyes.get_focused().description, "no place in the set is told")
    hands.press("alt+Right")
    designer.wait_focus("Mapping DataTableStream.*")
    hands.press("alt+Right", "alt+Down")
    designer.wait_focus("Role LambdaRole.*")


def select(designer):
    hands.press("space")
    wait_selected(designer, "LambdaRole")
    hands.press("alt+Up", "ctrl+space")
    wait_selected(designer, "EchoFunction", "LambdaRole")
    hands.press("ctrl+i")
    wait_selected(designer, "DataTable", "DataTableStream")
    hands.press("ctrl+a")
    wait_selected(designer, *arranged.CARDS)
    hands.press("Escape")
    wait_selected(designer)
    # The sample is a ring: the role may read the table.
    for key in ("l", "shift+l", "ctrl+l"):
        hands.press("ctrl+shift+a", key)
        wait_selected(designer, *arranged.CARDS)
    hands.press("ctrl+shift+a")
    wait_selected(designer)


def move(designer, path, text):
    before = place(designer, "EchoFunction")
    hands.press("Right")
    wait_moved(designer, "EchoFunction", before)
    hands.press("Left")
    wait_moved(designer, "EchoFunction", before, 0, 0)

    hands.press("space")
    wait_selected(designer, "EchoFunction")
    hands.press("Down", "Down", "shift+Down")
    wait_for("the card to go down", lambda: place(designer, "EchoFunction")[1] > before[1] + 60)
    arranged.wait_said("EchoFunction is now ")
    arranged.save(designer, lambda lines: len(lines) == 1, path)
    arranged.expect_text(designer, text)
    # Presses that come fast are one step.
    hands.press("ctrl+z", "ctrl+z", "ctrl+z")
    wait_moved(designer, "EchoFunction", before, 0, 0)

    hands.press("ctrl+a", "ctrl+shift+Up")
    arranged.wait_said("Align: [0-9]+ cards? moved")
    hands.press("ctrl+shift+l")
    arranged.wait_said("Tidy: [0-9]+ cards? moved")
    arranged.wait_for_rest(designer)
    hands.press("ctrl+z", "ctrl+z")
    wait_moved(designer, "EchoFunction", before, 0, 0)


def find(designer):
    hands.press("ctrl+f")
    designer.wait_focus("Find a card.*")
    hands.write("role")
    wait_selected(designer, "LambdaRole")
    hands.press("ctrl+a")
    hands.write("lambda")
    wait_for("three results", lambda: eyes.find("1 of 3", "label|status bar|statusbar"))
    hands.press("Return")
    wait_selected(designer, "EchoFunction")
    hands.press("Escape")
    designer.wait_focus("Function EchoFunction.*")


def view(designer):
    span = arranged.get_span(designer)
    hands.press("ctrl+plus")
    wait_for("larger cards", lambda: arranged.get_span(designer) > span)
    arranged.wait_said("Zoom [0-9]+")
    hands.press("ctrl+0")
    wait_for("their own size", lambda: arranged.get_span(designer) == span)
    hands.press("Home")
    arranged.wait_said("4 of 4 cards visible")
    before = place(designer, "DataTable")
    hands.press("Escape", "Page_Down")
    wait_moved(designer, "DataTable", before)
    hands.press("Home")
    arranged.wait_for_rest(designer)


def rename_and_leave(designer, text):
    arranged.go_to(designer, "Table DataTable", "shift+Tab")
    hands.press("F2")
    designer.wait_focus("Logical ID.*")
    hands.write("Orders")
    hands.press("Return")
    designer.wait_text("!GetAtt Orders.StreamArn")
    designer.wait_focus("Table Orders.*")
    hands.press("ctrl+z")
    designer.wait_card("DataTable")
    arranged.expect_text(designer, text)

    # Three times Esc: what runs, the selection, and on to the outline.
    designer.focus_pane("Template canvas")
    hands.press("ctrl+a", "Escape", "Escape")
    wait_for("the outline to have the focus",
             lambda: designer.is_inside(eyes.get_focused(), "Outline|Resources.*"))


def run(designer):
    path, text = arranged.open_sample(designer)
    walk(designer)
    select(designer)
    move(designer, path, text)
    find(designer)
    view(designer)
    rename_and_leave(designer, text)
