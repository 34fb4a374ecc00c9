# SPDX-License-Identifier: GPL-3.0-or-later
"""The template's text by keyboard alone: completion, help, jumps, renaming, comments, folds and
replacing, in YAML; completion in JSON."""

import json
import os

import eyes
import hands
from fresh_reading import FreshReading, read_bytes, save
from stage import wait_for

QUEUE = """\
  Failures:
    Type: AWS::SQS::Queue
    Properties:
      FifoQueue: true
      QueueName: !Ref EchoFunction
"""


def wait_lines(designer, text):
    wait_for("the text to hold\n" + text, lambda: text in designer.get_text())


def complete_a_queue(designer):
    """A resource from nothing: what the list proposes is taken with Enter."""
    hands.press("ctrl+End", "Return")
    hands.write("  Failures:")
    hands.press("Return")
    hands.write("Typ")
    hands.press("Return")
    wait_lines(designer, "    Type: ")
    hands.write("sqs::queu")
    hands.press("Return")
    wait_lines(designer, "  Failures:\n    Type: AWS::SQS::Queue")
    hands.press("Return")
    hands.write("Prop")
    hands.press("Return")
    wait_lines(designer, "    Properties:\n      ")
    hands.write("Fifo")
    hands.press("Return")
    hands.write("tr")
    hands.press("Return")
    wait_lines(designer, "      FifoQueue: true")
    hands.press("Return")
    hands.write("QueueN")
    hands.press("Return")
    hands.write("!Re")
    hands.press("Return")
    wait_lines(designer, "QueueName: !Ref ")
    hands.write("Echo")
    hands.press("Return")
    wait_lines(designer, QUEUE.rstrip("\n"))
    designer.wait_card("Failures")


def ask_for_help(designer):
    designer.find_in_text("FifoQueue")
    hands.press("F1")
    eyes.wait(r"FifoQueue\n(.|\n)*true or false(.|\n)*", "label", designer.frame)
    hands.press("Escape")
    designer.wait_focus("Template")


def jump(designer):
    designer.find_in_text("!Ref EchoFunction")
    hands.press("Right", "Left", "F12")
    source = designer.source()
    place = designer.get_text().index("  EchoFunction:") + 2
    wait_for("the cursor at the declaration",
             lambda: source.queryText().caretOffset == place)
    hands.press("shift+F12")
    # The declaration, the mapping's and the queue's use of it.
    wait_for("the list of uses",
             lambda: len(eyes.find_all(r"Line \d+: .*EchoFunction.*", "list item",
                                       designer.frame)) == 3)
    hands.press("End", "Return")
    place = designer.get_text().index("!Ref EchoFunction") + len("!Ref ")
    wait_for("the cursor at the use", lambda: source.queryText().caretOffset == place)


def rename(designer):
    hands.press("F2")
    designer.wait_focus("New name of EchoFunction")
    hands.write("Echo")
    hands.press("Return")
    wait_for("the new name in the queue",
             lambda: designer.get_text().rstrip().endswith("QueueName: !Ref Echo"))
    designer.wait_text("!GetAtt Echo.Arn")
    designer.wait_card("Echo")
    designer.wait_focus("Template")


def comment(designer):
    designer.find_in_text("FifoQueue")
    hands.press("ctrl+slash")
    designer.wait_text("      # FifoQueue: true\n")
    hands.press("ctrl+slash")
    designer.wait_text("      FifoQueue: true\n")


def fold(designer):
    """What is folded away is not read out either, and is there again when it is opened."""
    before = designer.get_text()
    designer.find_in_text("  DataTable:")
    hands.press("Home", "F4")
    wait_for("the fold", lambda: "StreamViewType" not in designer.get_text())
    designer.expect("  DataTable:\n" in designer.get_text(), "its first line is gone, too")
    hands.press("F4")
    wait_for("the whole text", lambda: designer.get_text() == before)
    # Finding opens what is folded away.
    hands.press("F4")
    wait_for("the fold", lambda: "StreamViewType" not in designer.get_text())
    hands.press("ctrl+f")
    designer.wait_focus("Find in template")
    hands.press("ctrl+a")
    hands.write("StreamViewType")
    wait_for("the whole text", lambda: designer.get_text() == before)
    hands.press("Escape")
    designer.wait_focus("Template")


def replace(designer):
    designer.replace_all("Failures", "Lost")
    designer.wait_text("  Lost:\n")
    hands.press("Escape")
    designer.wait_focus("Template")
    designer.wait_card("Lost")


def complete_in_json(designer):
    path = designer.stage.path("stack.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write('{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue"\n    }\n'
                   '  }\n}\n')
    designer.end()
    designer.start(path)
    designer.click(designer.wait_card("Queue"))
    hands.press("ctrl+Return")
    designer.wait_focus("Template")
    designer.find_in_text('"AWS::SQS::Queue"')
    hands.press("Right")
    hands.write(",")
    hands.press("Return")
    hands.write('"Prop')
    hands.press("Return")
    designer.wait_text('"Properties": {}')
    hands.write('"Del')
    hands.press("Down", "Up", "Return")
    designer.wait_text('"DelaySeconds": ')
    hands.write("5")
    save(designer, designer.get_text, path)
    with open(path, encoding="utf-8") as file:
        stack = json.load(file)
    designer.expect(stack["Resources"]["Queue"]["Properties"] == {"DelaySeconds": 5},
                    "what was completed is not what was meant")


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    path = designer.stage.copy(original, "stack.yaml")
    designer.start(path)
    designer.click(designer.wait_card("DataTableStream"))
    hands.press("ctrl+Return")
    designer.wait_focus("Template")

    complete_a_queue(designer)
    ask_for_help(designer)
    jump(designer)
    rename(designer)
    comment(designer)
    fold(designer)
    replace(designer)

    save(designer, designer.get_text, path)
    fresh = FreshReading(designer.stage.build, path, read_bytes(path).decode("utf-8"))
    designer.expect(fresh.is_whole and "Queue Lost" in fresh.cards and "Function Echo" in fresh.cards,
                    "a fresh reading does not know what was written")
    complete_in_json(designer)
