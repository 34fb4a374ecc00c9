# SPDX-License-Identifier: GPL-3.0-or-later
"""A role that may not read the stream, repaired from the list of problems by keyboard alone, after
a look at what changes; undo brings the fault back."""

import os
import re

import eyes
import hands
from stage import wait_for

BROKEN = "data/rules/role-cannot-read-stream/wrong.yaml"


def wait_reading(state):
    wait_for("an edge that " + state,
             lambda: eyes.find(rf".*\bRole\b.*\bTable\b.*: {state}.*", "link"))


def hear_of_problem(designer):
    """F8 says which it is, what is wrong, by which rule, and what would repair it."""
    designer.focus_pane("Template canvas")
    hands.press("F8")
    wait_for("the problem to be said", lambda: eyes.find(
        r"1 of \d, Error: .+ \(role-cannot-read-stream\)\. Repair: Allow .+",
        "status bar|statusbar", designer.frame))
    hands.press("Escape")


def focus_problem(designer):
    """By the tabs of the lower pane into the list, and down to the finding."""
    designer.press_until("F6", "the tabs", lambda node: node.name == "Template"
                         and node.getRoleName() != "text")
    designer.focus_named("Tab", r"Problems \d+")
    hands.press("Return")
    designer.press_until("Tab", "the list", lambda node: node.getRoleName() == "list item")
    return designer.press_until("Down", "the finding", is_about_stream)


def is_about_stream(node):
    return node is not None and (node.name or "").endswith("role-cannot-read-stream")


def run(designer):
    original = os.path.join(designer.source_root, BROKEN)
    designer.start(designer.stage.copy(original, "stack.yaml"))
    before = designer.get_text()
    wait_reading("fails")
    focus_problem(designer)

    hands.press("ctrl+period")
    diff = eyes.wait("What changes in the text", "text")
    designer.expect(re.search(r"^\+ +- dynamodb:GetRecords$", eyes.text_of(diff), re.MULTILINE),
                    "the diff does not tell of the permission")
    designer.expect(designer.get_text() == before, "the text changed before it was wanted")
    dialog = designer.wait_dialog()
    hands.move(*designer.centre_of(eyes.wait("_?Cancel.*", "push button", dialog)))
    hands.press("Escape")
    eyes.wait_gone("What changes in the text", "text")
    designer.expect(designer.get_text() == before, "Cancel changed the text")

    # The list has the focus again, with the finding below its heading.
    hands.press("Up")
    designer.wait_focus(r"Errors \(1\)")
    hands.press("Down")
    wait_for("the focus on the finding again", lambda: is_about_stream(eyes.get_focused()))
    hands.press("ctrl+period")
    eyes.wait("What changes in the text", "text")
    dialog = designer.wait_dialog()
    hands.move(*designer.centre_of(eyes.wait("_?Apply.*", "push button", dialog)))
    hands.press("Return")
    designer.wait_text("dynamodb:GetRecords")
    wait_reading("holds")
    designer.expect(not eyes.find(".*role-cannot-read-stream", "list item"),
                    "the finding is still in the list")
    # What is left in the list has the focus.
    hands.press("Up")
    designer.wait_focus(r"Notes \(\d+\)")
    hands.move(*designer.centre_of(designer.wait_canvas()))

    hands.press("ctrl+z")
    wait_reading("fails")
    wait_for("the old text", lambda: designer.get_text() == before)

    fix_from_edge(designer)
    hands.move(*designer.centre_of(designer.wait_canvas()))
    hands.press("ctrl+z")
    wait_reading("fails")
    hear_of_problem(designer)


def is_failing_edge(node):
    return node is not None and re.fullmatch(r".*\bRole\b.*\bTable\b.*: fails.*", node.name or "")


def fix_from_edge(designer):
    """The edge that fails says why, and has the fix beside that."""
    designer.focus_pane("Template canvas")
    designer.press_until("Tab", "the edge that fails", is_failing_edge)
    # Enter selects the edge and opens its menu.
    hands.press("Return")
    eyes.wait("_?Change Target.*", "menu item|push button")
    hands.press("Escape")
    designer.press_until("Tab", "the fix of the edge", lambda node: node.name == "Fix…")
    hands.press("Return")
    diff = eyes.wait("What changes in the text", "text")
    designer.expect("dynamodb:GetRecords" in eyes.text_of(diff),
                    "the diff of the edge's fix does not tell of the permission")
    dialog = designer.wait_dialog()
    hands.move(*designer.centre_of(eyes.wait("_?Apply.*", "push button", dialog)))
    hands.press("Return")
    designer.wait_text("dynamodb:GetRecords")
    wait_reading("holds")
