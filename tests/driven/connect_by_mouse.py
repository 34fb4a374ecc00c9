# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections by mouse: drawn from a port, from a rim, by two clicks, to nothing; looked at before
they are made; chosen among meanings; taken back. Each is one step: undone, the text is
what it was, byte for byte."""

import eyes
import hands
from connections import STACK, Journey

SECOND_ROW = 82


def drag_shows_and_writes(journey):
    """The bubble says what will be written while the button is down."""
    seen = []

    def look():
        seen.append(journey.wait_bubble(r"StreamSpecification"))
    hands.drag(journey.right_port("Orders"), journey.middle("Echo"), hold=look)
    journey.expect_text("AWS::Lambda::EventSourceMapping", "dynamodb:GetRecords")
    journey.expect_said(r"Connected Orders to Echo: wrote \d+ lines in .*")
    journey.designer.wait_edge("Stream from Orders to .*: holds")
    journey.undo()


def escape_and_right_button_cancel(journey):
    def escape():
        hands.press_while_held("Escape")
        journey.expect_said("Cancelled")
    hands.drag(journey.right_port("Orders"), journey.middle("Echo"), hold=escape)
    journey.expect_unchanged()

    def other_button():
        hands.press_button(3)
        journey.expect_said("Cancelled")
    hands.drag(journey.right_port("Orders"), journey.middle("Echo"), hold=other_button)
    journey.expect_unchanged()


def illegal_says_why(journey):
    """What is connected already is no target: the bubble says so, and nothing is written."""
    def look():
        journey.wait_bubble("Echo and EchoRole are connected already")
    hands.drag(journey.designer.bottom_port("Echo"), journey.middle("EchoRole"), hold=look)
    journey.expect_unchanged()


def rim_begins_one(journey):
    hands.drag(journey.rim("Orders"), journey.middle("Echo"))
    journey.expect_text("AWS::Lambda::EventSourceMapping")
    journey.undo()


def two_clicks(journey):
    hands.click(*journey.right_port("Orders"))
    journey.expect_said("Click a target for Orders: .*")
    hands.move(*journey.middle("Echo"))
    journey.wait_bubble(r"StreamSpecification")
    hands.click(*journey.middle("Echo"))
    journey.expect_text("AWS::Lambda::EventSourceMapping")
    journey.undo()


def choice_among_meanings(journey):
    hands.drag(journey.rim("Echo"), journey.middle("Orders"))
    eyes.wait("Let Echo write to Orders", "list item")
    # A popover tells where things are in itself, not in the window: its second row is so far below
    # the pointer that opened it.
    x, y = journey.middle("Orders")
    hands.click(x, y + SECOND_ROW)
    journey.expect_text("dynamodb:PutItem")
    journey.undo()

    hands.drag(journey.rim("Echo"), journey.middle("Orders"))
    eyes.wait("Let Echo write to Orders", "list item")
    hands.press("Escape")
    journey.expect_said("Cancelled")
    journey.expect_unchanged()


def drop_on_nothing_adds(journey):
    hands.drag(journey.right_port("Orders"), journey.free_point())
    eyes.wait("What does Orders lead to.*", "text|entry")
    hands.write("function")
    hands.press("Return")
    journey.expect_text("\n  Function:", "AWS::Lambda::EventSourceMapping")
    journey.expect_said("Added Function, connected to Orders: wrote .*")
    journey.undo()


def run(designer):
    journey = Journey(designer, STACK)
    drag_shows_and_writes(journey)
    escape_and_right_button_cancel(journey)
    illegal_says_why(journey)
    rim_begins_one(journey)
    two_clicks(journey)
    choice_among_meanings(journey)
    drop_on_nothing_adds(journey)
