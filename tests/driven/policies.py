# SPDX-License-Identifier: GPL-3.0-or-later
"""The editors of forms: a permission and what it answers, a filter and a record tried on it, by
mouse; an index and inline code by keyboard. Each act is one step to undo, which gives the old
bytes."""

import os

import eyes
import hands
from stage import wait_for

SAMPLE = "data/starters/echo-trigger.yaml"


def undo(designer, before):
    designer.click_button("Undo")
    wait_for("the old text", lambda: designer.get_text() == before)


def allow_by_mouse(designer, before):
    designer.click(designer.wait_card("LambdaRole"))
    designer.click(designer.wait_field("LambdaRolePolicy", "label"))
    designer.click_at_rest(designer.wait_field("Allow an action", "text"))
    # The first offer is what is meant.
    hands.write("dynamodb:PutI")
    hands.press("Down", "Return", "Return")
    designer.wait_text("Action: dynamodb:PutItem")
    designer.expect("Resource: !GetAtt DataTable.Arn" in designer.get_text(),
                    "the table is not found by the action")

    designer.click_at_rest(designer.wait_field("Action, “dynamodb:PutItem”", "text"))
    designer.type_over("dynamodb:PutItem")
    eyes.wait("Allowed", "label")
    undo(designer, before)
    # The answer is that of the text of now.
    eyes.wait("Denied", "label")


def filter_by_mouse(designer, before):
    designer.click(designer.wait_card("DataTableStream"))
    designer.click(designer.wait_field("Add Filter", "push button"))
    designer.wait_text("FilterCriteria:")
    designer.click_at_rest(designer.wait_field(r"Would this record pass\?", "label"))
    eyes.wait("Yes: the function gets it.", "label")
    eyes.wait("Filter 1 lets it through", "label")
    undo(designer, before)
    eyes.wait("Yes: without a filter, every record does.", "label")


def open_form(designer, card):
    """The properties of @card, by keys: the first of their fields has the focus then."""
    designer.click(designer.wait_card(card))
    hands.press("Return")


def index_by_keyboard(designer, before):
    open_form(designer, "DataTable")
    # A line to type in tells nobody that it has the focus; this is the choice before it.
    designer.focus_named("Tab", "Sort key.*")
    hands.press("Tab")
    hands.write("owner")
    hands.press("Return")
    designer.wait_text("IndexName: by-owner")
    designer.expect(designer.get_text().count("AttributeName: owner") == 2,
                    "the key of the index is not defined")
    undo(designer, before)


def code_by_keyboard(designer, before):
    open_form(designer, "EchoFunction")
    designer.focus_named("Tab", "Inline code.*")
    hands.press("ctrl+Home")
    hands.write("// first")
    hands.press("Return", "ctrl+Return")
    designer.wait_text("// first")
    undo(designer, before)


def run(designer):
    designer.start(designer.stage.copy(os.path.join(designer.source_root, SAMPLE), "stack.yaml"))
    before = designer.get_text()
    allow_by_mouse(designer, before)
    filter_by_mouse(designer, before)
    index_by_keyboard(designer, before)
    code_by_keyboard(designer, before)
