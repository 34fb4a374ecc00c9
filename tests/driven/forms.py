# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that is made of the catalogue: a value deep within and a tag by mouse, a reference chosen
from what fits by keyboard, tags added and taken away again; undo gives back every byte."""

import eyes
import hands
from stage import wait_for

STACK = """\
# Kept as it is.
Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(5 minutes)
      Targets:
        - Id: one # the only one
          Arn: arn:aws:sqs:eu-west-1:123456789012:orders
          RetryPolicy:
            MaximumEventAgeInSeconds: 7200
            MaximumRetryAttempts: 4
  Queue:
    Type: AWS::SQS::Queue
"""


def open_row(designer, name):
    designer.click_at_rest(designer.wait_field(name, "label"))


def set_deep_within(designer):
    open_row(designer, "Targets")
    open_row(designer, "Item 1")
    open_row(designer, "Retry\u200bPolicy")
    designer.set_number("MaximumRetryAttempts.*", 5)
    designer.wait_text("MaximumRetryAttempts: 5\n")
    designer.set_number("MaximumEventAgeInSeconds.*", "1 hour")
    designer.wait_text("MaximumEventAgeInSeconds: 3600\n")


def refer_by_keyboard(designer):
    button = designer.wait_field("How Arn Is Given", "push button")
    designer.click_at_rest(button)
    eyes.wait("Find what fits.*")
    hands.write("Nothing")
    hands.press("Escape")
    wait_for("Escape to close what was opened", lambda: eyes.find("Find what fits.*") is None)
    designer.click_at_rest(button)
    eyes.wait("Find what fits.*")
    hands.write("Queue.Arn")
    hands.press("Return")
    designer.wait_text("Arn: !GetAtt Queue.Arn\n")


def change_a_list(designer):
    """Tags, in a folded group, are added, typed and taken away again."""
    # The click that closes a popover selects nothing.
    wait_for("the popover to go", lambda: eyes.find("Find what fits.*") is None)
    designer.click(designer.wait_card("Queue"))
    eyes.wait("AWS::SQS::Queue", "label", eyes.wait("Properties", "filler", designer.frame))
    designer.click_at_rest(designer.wait_field("Tags", "push button"))
    designer.click_at_rest(designer.wait_field("Tags Not set", "list item"))
    designer.click_at_rest(designer.wait_field("Add Item", "push button"))
    entry = designer.wait_field("Key", "text")
    designer.click_at_rest(entry)
    hands.write("team")
    hands.press("Return")
    designer.wait_text("Key: team")
    designer.click_at_rest(designer.wait_field("Remove", "push button"))
    wait_for("no tags", lambda: "team" not in designer.get_text())


def undo_all(designer, before):
    def step():
        if designer.get_text() == before:
            return True
        hands.press("ctrl+z")
        return False
    wait_for("the old text", step)


def run(designer):
    path = designer.stage.path("forms.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(STACK)
    designer.start(path)
    before = designer.get_text()
    designer.click(designer.wait_card("Rule"))

    set_deep_within(designer)
    refer_by_keyboard(designer)
    designer.expect("# the only one" in designer.get_text(), "the comment is gone")
    change_a_list(designer)
    undo_all(designer, before)
