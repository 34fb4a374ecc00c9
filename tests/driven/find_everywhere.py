# SPDX-License-Identifier: GPL-3.0-or-later
"""One search over ids, types, properties, values and problems, by keys and by mouse: what is chosen
has the focus then, or is selected."""

import arranged
import eyes
import hands
from arranged import wait_selected
from stage import wait_for


def ask(designer, words):
    hands.press("ctrl+shift+f")
    wait_for("the search", lambda: eyes.get_focused() is not None
             and eyes.get_focused().getRoleName() in ("text", "entry")
             and eyes.get_focused().name.startswith("Find"))
    hands.write(words)


def wait_row(expression):
    return eyes.wait(expression, "option pane")


def expect_focus(what, condition):
    wait_for(what, lambda: eyes.get_focused() is not None and condition(eyes.get_focused()))


def find_resource(designer):
    """By its id, and by words of its type."""
    ask(designer, "lambdarole")
    wait_row("LambdaRole.*")
    hands.press("Return")
    wait_selected(designer, "LambdaRole")
    ask(designer, "EventSourceMapping")
    wait_row("DataTableStream.*")
    hands.press("Return")
    wait_selected(designer, "DataTableStream")


def find_property(designer):
    """One that is not set, by the name that the form has for it."""
    ask(designer, "Batch size")
    wait_row(".*[Bb]atch.?[Ss]ize.*")
    hands.press("Return")
    expect_focus("the focus on the field", lambda node: designer.is_inside(node, "Properties"))


def find_value(designer):
    ask(designer, "index.handler")
    wait_row(".*index.handler.*")
    hands.press("Return")
    expect_focus("the focus on field or line",
                 lambda node: designer.is_inside(node, "Properties") or node == designer.source())


def find_problem(designer):
    ask(designer, "until it polls")
    wait_row(".*until it polls.*")
    hands.press("Return")
    wait_selected(designer, "DataTableStream")


def choose_by_mouse(designer):
    ask(designer, "echofunction")
    row = wait_row("EchoFunction.*")
    popover = row
    while popover.name != "GtkPopover":
        popover = popover.parent
    designer.click_in_popover_at_rest(row, popover)
    wait_selected(designer, "EchoFunction")


def run(designer):
    _, text = arranged.open_sample(designer)
    hands.press("F9")
    find_resource(designer)
    find_property(designer)
    find_value(designer)
    find_problem(designer)
    choose_by_mouse(designer)
    arranged.expect_text(designer, text)
