# SPDX-License-Identifier: GPL-3.0-or-later
"""What a template has besides resources: a parameter is added, a value becomes one, it is renamed
and found where it is used, two tables are edited together; undo gives back every byte."""

import eyes
import hands
from stage import wait_for

TEXT = """\
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: orders   # of the shop
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
"""


def add_parameter(designer):
    """By keyboard alone."""
    hands.press("alt+Return")
    designer.focus_named("Tab", "Add a Parameter")
    hands.press("space")
    designer.wait_text("Parameters:\n  Parameter:\n    Type: String\n")
    # The made name has the focus and is selected; libadwaita 1.2 does not tell of it.
    eyes.wait("Logical ID", "text", designer.frame)
    hands.write("Stage")
    hands.press("Return")
    designer.wait_text("Parameters:\n  Stage:\n    Type: String\n")
    designer.click(designer.wait_field("Default", "text"))
    designer.type_over("dev")
    designer.wait_text("    Default: dev\n")


def extract(designer):
    """What the menu of a field offers."""
    designer.click(designer.wait_card("Orders"))
    field = designer.wait_field("Table name", "text")
    hands.move(*designer.centre_of(field))
    button = eyes.wait("How Table name Is Given", "push button", designer.frame)
    designer.click(button)
    eyes.wait("Make This Value a Parameter", "push button")
    designer.focus_named("shift+Tab", "Make This Value a Parameter")
    hands.press("space")
    designer.wait_text("      TableName: !Ref TableName   # of the shop\n")
    designer.wait_text("  TableName:\n    Type: String\n    Default: orders\n")


def rename(designer):
    hands.press("alt+Return")
    designer.click(eyes.wait("TableName(?: TableName)?", "list item", designer.frame))
    designer.click(designer.wait_field("Logical ID", "text"))
    designer.type_over("OrdersName")
    designer.wait_text("      TableName: !Ref OrdersName   # of the shop\n")


def look_where_used(designer):
    use = designer.wait_field("Resources.Orders.Properties.TableName", "list item")
    designer.click(use)
    wait_for("the cursor in the line that uses it",
             lambda: eyes.get_focused() == designer.source())
    offset = designer.source().queryText().caretOffset
    designer.expect("TableName" in designer.get_text()[offset - 20:offset + 20],
                    "the cursor is not where the parameter is used")


def edit_together(designer):
    designer.click(designer.wait_card("Orders"))
    hands.press("ctrl+a")
    eyes.wait("Selected together", "label", designer.frame)
    designer.click(designer.wait_field("Emit change events", "check box"))
    wait_for("streams of both tables",
             lambda: designer.get_text().count("StreamViewType: ") == 2)
    hands.press("ctrl+z")
    wait_for("both of them gone in one step",
             lambda: "StreamViewType" not in designer.get_text())
    hands.press("ctrl+shift+z")
    designer.wait_text("StreamViewType")


def run(designer):
    path = designer.stage.path("stack.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(TEXT)
    designer.start(path)
    designer.wait_card("Orders")
    before = designer.get_text()

    add_parameter(designer)
    extract(designer)
    rename(designer)
    look_where_used(designer)
    edit_together(designer)

    def is_undone():
        hands.press("ctrl+z")
        return designer.get_text() == before
    wait_for("the first text", is_undone)
