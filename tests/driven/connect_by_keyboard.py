# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections by keys alone: the targets one after the other with what each would be written for
it, several meanings, new resources at the end of a connection, ends of edges moved. Each is one
step: undone, the text is what it was."""

import hands
from build_by_keyboard import focus_card, is_card
from connections import STACK, Journey


def connect_reads_before_it_writes(journey):
    focus_card(journey.designer, "Orders")
    hands.press("c")
    journey.expect_said(r"Choose a target for Orders: \d+ possible.*")
    node = journey.designer.press_until("Tab", "the card Echo", lambda n: is_card(n, "Echo"), 12)
    journey.designer.expect("StreamSpecification" in (node.description or ""),
                            "the card does not say what would be written: " + node.description)
    hands.press("Return")
    journey.expect_text("AWS::Lambda::EventSourceMapping", "dynamodb:GetRecords")
    journey.expect_said(r"Connected Orders to Echo: wrote \d+ lines in .*")
    journey.undo()


def escape_changes_nothing(journey):
    focus_card(journey.designer, "Orders")
    hands.press("c", "Tab", "Escape")
    journey.expect_said("Cancelled")
    journey.expect_focus_on("Orders")
    journey.expect_unchanged()


def choose_a_meaning(journey):
    focus_card(journey.designer, "Echo")
    hands.press("c")
    journey.designer.press_until("Tab", "the card Orders", lambda n: is_card(n, "Orders"), 12)
    hands.press("Return")
    journey.wait_rows(3)
    hands.press("Down", "Return")
    journey.expect_said("Connected Echo to Orders: wrote .*")
    journey.designer.expect(journey.is_changed(), "no meaning was written")
    journey.undo()


def connect_selected(journey):
    focus_card(journey.designer, "Orders")
    hands.press("shift+space")
    focus_card(journey.designer, "Echo")
    hands.press("shift+space", "f")
    journey.expect_text("AWS::Lambda::EventSourceMapping")
    journey.undo()
    hands.press("ctrl+shift+a")


def extend_with_an_arrow(journey):
    focus_card(journey.designer, "Orders")
    hands.press("ctrl+Right")
    journey.wait_rows(2)
    hands.write("function")
    hands.press("Return")
    journey.expect_text("\n  Function:", "AWS::Lambda::EventSourceMapping")
    journey.expect_focus_on("Function")
    journey.undo()


def search_and_go_on(journey):
    focus_card(journey.designer, "Orders")
    hands.press("Insert")
    journey.wait_rows(3)
    hands.write("table")
    hands.press("ctrl+Return")
    journey.expect_text("\n  Table:")
    hands.write("function")
    hands.press("Return")
    journey.expect_text("\n  Function:", "AWS::Lambda::EventSourceMapping")
    journey.undo(2)

    focus_card(journey.designer, "Orders")
    hands.press("shift+a")
    journey.wait_rows(3)
    hands.press("Escape")
    journey.expect_unchanged()


def change_target_of_an_edge(journey):
    journey.focus_edge("Role, Echo runs as EchoRole: holds")
    hands.press("Return")
    journey.wait_item("Change Target…")
    hands.press("Return")
    journey.expect_said(r"Choose a target for Echo: .*")
    journey.designer.press_until("Tab", "OtherRole", lambda n: is_card(n, "OtherRole"), 12)
    hands.press("Return")
    journey.expect_text("Role: !GetAtt OtherRole.Arn")
    journey.undo()


def run(designer):
    journey = Journey(designer, STACK)
    connect_reads_before_it_writes(journey)
    escape_changes_nothing(journey)
    choose_a_meaning(journey)
    connect_selected(journey)
    extend_with_an_arrow(journey)
    search_and_go_on(journey)
    change_target_of_an_edge(journey)
