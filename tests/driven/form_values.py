# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form does with a value besides setting it, by mouse and by keyboard: back to the default,
a property more, another key for an entry of a map, YAML with its comments, another order of
statements, and what is told of a name while it is typed. Undo gives back every byte."""

import re

import eyes
import hands
from stage import wait_for

STACK = """\
# Kept as it is.
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: 5 # for a while
  Rule:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(5 minutes)
  Access:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Statement:
          # for the bucket
          - {Effect: Allow, Principal: {Service: s3.amazonaws.com}, Action: 'sqs:SendMessage', Resource: '*'}
          # for nobody
          - {Effect: Deny, Principal: '*', Action: 'sqs:PurgeQueue', Resource: '*'}
  Echo:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      Role: arn:aws:iam::123456789012:role/echo
      Code:
        ZipFile: exports.handler = async () => process.env.FIRST;
      Environment:
        Variables:
          # where it begins
          FIRST: !Ref Jobs # the queue
          LAST: 'z'
"""


def undo(designer, before):
    wait_for("the old text", lambda: designer.get_text() == before or hands.press("ctrl+z"))


def open_form(designer, card):
    """The properties of @card, by keys: something in them has the focus then."""
    designer.click(designer.wait_card(card))
    hands.press("Return")
    wait_for("the focus in the form",
             lambda: designer.is_inside(eyes.get_focused(), "Properties"))


def reset(designer, before):
    after = before.replace("      DelaySeconds: 5 # for a while\n", "")
    after = after.replace("    Properties:\n  Rule:", "    Properties: {}\n  Rule:")
    designer.click(designer.wait_card("Jobs"))
    designer.click_at_rest(designer.wait_field("Reset to Default", "push button"))
    wait_for("the property to go", lambda: designer.get_text() == after)
    undo(designer, before)

    open_form(designer, "Jobs")
    designer.focus_named("Tab", "Reset to Default")
    hands.press("space")
    wait_for("the property to go", lambda: designer.get_text() == after)
    # The row says what holds now, and has the focus still.
    designer.expect(designer.is_inside(eyes.get_focused(), "Properties"), "the focus is lost")
    undo(designer, before)


def choose_property(designer, name, value):
    eyes.wait("Find a property.*")
    hands.write(name)
    hands.press("Return")
    wait_for("the line of " + name, lambda: (eyes.get_focused() is not None and re.fullmatch(
        f"{name}.*", eyes.get_focused().name or "")))
    hands.write(value)
    hands.press("Return")
    designer.wait_text(f"      {name}: {value}\n")


def add_a_property(designer, before):
    designer.click(designer.wait_card("Rule"))
    designer.click_at_rest(designer.wait_field("Add Property.*", "push button|toggle button"))
    choose_property(designer, "Description", "often")
    undo(designer, before)

    open_form(designer, "Rule")
    designer.focus_named("Tab", "Add Property.*")
    hands.press("space")
    choose_property(designer, "Description", "seldom")
    undo(designer, before)


def open_variables(designer):
    designer.click(designer.wait_card("Echo"))
    designer.click_at_rest(designer.wait_field("Variables", "label"))


def rename_a_key(designer, before):
    after = before.replace("          FIRST: !Ref", "          BEGIN: !Ref")
    open_variables(designer)
    designer.click_at_rest(designer.wait_field("How FIRST Is Given", "push button"))
    eyes.wait("Rename….*")
    # The popover begins at what fits; its buttons are before that.
    designer.focus_named("shift+Tab", "Rename….*")
    hands.press("space")
    designer.wait_focus("Name of the entry.*")
    # A name that is taken is told of while it is typed, and not taken.
    hands.press("ctrl+a")
    hands.write("LAST")
    eyes.wait("There is already an entry “LAST”", "label")
    hands.press("ctrl+a")
    hands.write("BEGIN")
    hands.press("Return")
    wait_for("the other key", lambda: designer.get_text() == after)
    wait_for("the focus in the form",
             lambda: designer.is_inside(eyes.get_focused(), "Properties"))
    undo(designer, before)


def write_yaml(designer, before):
    after = before.replace("FIRST: !Ref Jobs # the queue\n          LAST: 'z'\n",
                           "FIRST: !Ref Jobs # the queue\n          LAST: 'z'\n"
                           "          # and a number\n          NUMBER: 3\n")
    open_variables(designer)
    designer.click_at_rest(designer.wait_field("How Variables Is Given",
                                               "push button"))
    designer.focus_named("shift+Tab", "YAML")
    hands.press("space")
    designer.wait_focus("A value or an intrinsic function, as YAML")
    hands.press("ctrl+End", "Return")
    hands.write("# and a number")
    hands.press("Return")
    hands.write("NUMBER: 3")
    hands.press("ctrl+Return")
    wait_for("the lines in the text", lambda: designer.get_text() == after)
    undo(designer, before)


def move_a_statement(designer, before):
    """By dragging it onto another; its comment goes with it."""
    first, second = (part.rstrip("\n") + "\n" for part in re.findall(
        r"          # for .*\n          - .*\n", before))
    after = before.replace(first + second, second + first)
    designer.click(designer.wait_card("Access"))
    upper = designer.wait_field("sqs:.?SendMessage", "label")
    lower = designer.wait_field("sqs:.?PurgeQueue", "label")
    wait_for("the rows to come to rest", lambda: designer.box(upper)[3] > 0)
    hands.drag(designer.centre_of(upper), designer.centre_of(lower))
    wait_for("the other order", lambda: designer.get_text() == after)
    undo(designer, before)
    # It takes a click as before: it opens.
    designer.click_at_rest(designer.wait_field("sqs:.?SendMessage", "label"))
    designer.wait_field("Add a service", "text")


def type_a_name(designer, before):
    """What is no name, or taken, is told of while it is typed, and gone as soon as it is not so."""
    taken = "There is something called “Rule” already"
    designer.click(designer.wait_card("Jobs"))
    designer.click_at_rest(designer.wait_field("Logical ID", "text"))
    hands.press("ctrl+a")
    hands.write("J-")
    eyes.wait(".*[Ll]etters and digits.*", "label", designer.frame)
    hands.press("BackSpace")
    # One letter is a name.
    eyes.wait_gone(".*[Ll]etters and digits.*", "label")
    hands.press("ctrl+a")
    hands.write("Rule")
    eyes.wait(taken, "label", designer.frame)
    hands.write("s")
    eyes.wait_gone(taken, "label")
    hands.press("Escape")
    designer.expect(designer.get_text() == before, "typing alone renamed it")


def refuse(designer, before):
    """A text that is no template at all takes no description: that is told where it was typed."""
    reason = "Not taken: .*"
    designer.click(designer.wait_card("Jobs"))
    hands.press("ctrl+Return", "ctrl+a")
    hands.write("X")
    wait_for("the text", lambda: designer.get_text() == "X")
    designer.click_at_rest(designer.wait_field("Description", "text"))
    hands.write("all of it")
    hands.press("Return")
    eyes.wait(reason, "label", designer.frame)
    # It stays when one goes elsewhere, and Escape gives back what there is.
    hands.press("Tab", "shift+Tab")
    designer.wait_focus("Description")
    eyes.wait(reason, "label", designer.frame)
    designer.expect(eyes.get_focused().queryText().getText(0, 100) == "all of it",
                    "the words are gone")
    hands.press("Escape")
    eyes.wait_gone(reason, "label")
    designer.expect(eyes.get_focused().queryText().getText(0, 100) == "", "the words are there")
    undo(designer, before)


def run(designer):
    path = designer.stage.path("values.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(STACK)
    designer.start(path)
    before = designer.get_text()
    reset(designer, before)
    add_a_property(designer, before)
    rename_a_key(designer, before)
    write_yaml(designer, before)
    move_a_statement(designer, before)
    type_a_name(designer, before)
    refuse(designer, before)
