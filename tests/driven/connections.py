# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys through connections have in common: their stack, and how they look at it."""

import re

import eyes
import hands
from stage import Failure, wait_for

ROLE = """  {0}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
"""

TABLE = """  {0}:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions:
        - AttributeName: id  # the customer
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
      BillingMode: PAY_PER_REQUEST
"""

ECHO = """  Echo:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt EchoRole.Arn
      Code:
        ZipFile: exports.handler = async () => {}
""" + ROLE.format("EchoRole")

STACK = ("Resources:\n" + TABLE.format("Orders") + ECHO + ROLE.format("OtherRole") + """  Jobs:
    Type: AWS::SQS::Queue
    DependsOn: News
  News:
    Type: AWS::SNS::Topic
""")


class Journey:
    def __init__(self, designer, text):
        path = designer.stage.path("stack.yaml")
        with open(path, "w") as stack:
            stack.write(text)
        self.text = text
        self.designer = designer
        designer.start(path)
        # Only at 100 % a card's box is where it is drawn.
        designer.click(designer.wait_card("Orders"))
        hands.press("ctrl+0", "Escape")
        self.picture = self.get_picture()

    def get_picture(self):
        """The names of all cards and edges that are shown."""
        return sorted(node.name for node in eyes.find_all(".+", eyes.CANVAS_ROLES,
                                                          self.designer.wait_canvas()))

    # --- places ---

    def middle(self, name):
        return self.designer.centre_of(self.designer.wait_card(name))

    def right_port(self, name):
        return self.designer.right_port(name)

    def rim(self, name):
        """Three pixels inside of a card's right side, away from its ports."""
        x, y, width, _ = self.designer.box(self.designer.wait_card(name))
        return x + width - 3, y + 20

    def free_point(self):
        """Below all cards, on the ground."""
        x, y, width, height = self.designer.box(self.designer.wait_canvas())
        return x + width * 0.6, y + height - 30

    # --- what is seen ---

    def wait_bubble(self, expression):
        return wait_for("the bubble with " + expression, lambda: next(
            (node for node in eyes.find_all(".*", "label", self.designer.wait_canvas())
             if eyes.is_shown(node) and re.search(expression, node.name or "")), None))

    def wait_rows(self, least):
        wait_for(f"{least} rows to choose from", lambda: len(
            [n for n in eyes.find_all(".*", "list item") if eyes.is_shown(n)]) >= least)

    def wait_item(self, name):
        return eyes.wait(name, "menu item|push button|button")

    def expect_said(self, expression):
        wait_for("it to be said: " + expression, lambda: next(
            (n for n in eyes.find_all(expression, None, self.designer.frame)
             if n.getRoleName() in ("status bar", "statusbar", "status", "label", "notification")),
            None))

    # --- what is written ---

    def expect_text(self, *parts):
        for part in parts:
            self.designer.wait_text(part)

    def is_changed(self):
        return self.designer.get_text() != self.text

    def expect_unchanged(self):
        self.designer.expect(not self.is_changed(), "the text is no longer what it was")

    def undo(self, steps=1):
        hands.press(*["ctrl+z"] * steps)
        wait_for("the text as it was", lambda: not self.is_changed())
        # Nothing that is begun before the picture has followed can be relied upon.
        wait_for("the picture as it was", lambda: self.get_picture() == self.picture)

    # --- focus ---

    def expect_focus_on(self, name):
        wait_for("the focus on " + name, lambda: re.match(
            rf"\w+ {name}\b", getattr(eyes.get_focused(), "name", "") or ""))

    def focus_edge(self, name):
        """Tab goes on from the cards to the edges."""
        for key in ("Tab", "shift+Tab"):
            node = self.designer.focus_pane("Template canvas")
            while self.designer.is_inside(node, "Template canvas"):
                if re.fullmatch(name, node.name or ""):
                    return
                hands.press(key)
                node = eyes.get_focused()
        raise Failure("the keyboard never led to the edge " + name)
