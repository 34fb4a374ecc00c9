# SPDX-License-Identifier: GPL-3.0-or-later
"""Additions of docs/edits.md: from the list of commands by the words that people use, and by a
double click in the palette, after a search where they are not in it."""

import os

import eyes
from edits import KEYBOARD, MOUSE, Edits

# By number: what one types for it, its title in the palette (None: it is searched there by those
# words), and the type that the text has one more of then.
ADDITIONS = {
    19: ("function", "Function", "AWS::Lambda::Function"),
    20: ("table", "Table", "AWS::DynamoDB::Table"),
    21: ("role", "Role", "AWS::IAM::Role"),
    22: ("trigger", "Mapping", "AWS::Lambda::EventSourceMapping"),
    23: ("dlq", r"Queue \(on failure\)", "AWS::SQS::Queue"),
    24: ("topic", r"Topic \(on failure\)", "AWS::SNS::Topic"),
    25: ("bucket", "Bucket", "AWS::S3::Bucket"),
    26: ("inline policy", "Policy", "AWS::IAM::Policy"),
    27: ("log group", None, "AWS::Logs::LogGroup"),
    28: ("alarm", None, "AWS::CloudWatch::Alarm"),
    29: ("encryption key", None, "AWS::KMS::Key"),
    30: ("cron", None, "AWS::Scheduler::Schedule"),
}


def has_one_more(edits, kind):
    line = f"Type: {kind}\n"
    wanted = edits.before.count(line) + 1
    return lambda text: text.count(line) == wanted


def add_by_keyboard(edits, number):
    words, _, kind = ADDITIONS[number]
    with edits.edit(number, KEYBOARD, has_one_more(edits, kind)):
        edits.press("ctrl+k")
        edits.wait_search("What do you want to do.*")
        edits.enter("choose a resource")
        edits.wait_search("Add a resource")
        edits.enter(words)


def add_by_mouse(edits, number):
    words, title, kind = ADDITIONS[number]
    palette = eyes.wait("Palette", "filler", edits.designer.frame)
    with edits.edit(number, MOUSE, has_one_more(edits, kind)):
        if title is None:
            edits.click(eyes.wait("Search for resources to add", "entry", palette))
            edits.type(words)
            row = eyes.wait(kind, "label", palette)
        else:
            row = eyes.wait("Add " + title, "list item", palette)
        edits.click(row, times=2)


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    edits = Edits(designer, "Additions", designer.stage.copy(original, "stack.yaml"))
    for number in ADDITIONS:
        edits.select_nothing()
        add_by_keyboard(edits, number)
        add_by_mouse(edits, number)
    edits.expect_all()
