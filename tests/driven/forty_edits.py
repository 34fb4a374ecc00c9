# SPDX-License-Identifier: GPL-3.0-or-later
"""The edits that people do most with this pattern, docs/edits.md, each with three actions at most:
a click, a drag, a shortcut, a choice, or an entry that is typed. By keyboard all of them, by mouse
those that need no list to be scrolled. Each ends in a look at the text, and is undone."""

import os
import re

import eyes
import hands
from designer import KINDS
from stage import wait_for

# What a property becomes: its name as it is sought, in which resource, what is typed, and what the
# text has then. "space" toggles.
FIELDS = (
    ("BatchSize", "DataTableStream", "50", r"BatchSize: 50\b"),
    ("MaximumBatchingWindow", "DataTableStream", "20", r"MaximumBatchingWindowInSeconds: 20\b"),
    ("MaximumRetryAttempts", "DataTableStream", "3", r"MaximumRetryAttempts: 3\b"),
    ("MaximumRecordAge", "DataTableStream", "600", r"MaximumRecordAgeInSeconds: 600\b"),
    ("ParallelizationFactor", "DataTableStream", "4", r"ParallelizationFactor: 4\b"),
    ("TumblingWindow", "DataTableStream", "30", r"TumblingWindowInSeconds: 30\b"),
    ("BisectBatch", "DataTableStream", "space", r"BisectBatchOnFunctionError: true"),
    ("Timeout", "EchoFunction", "30", r"Timeout: 30\b"),
    ("MemorySize", "EchoFunction", "512", r"MemorySize: 512\b"),
    ("ReservedConcurrent", "EchoFunction", "5", r"ReservedConcurrentExecutions: 5\b"),
    ("Handler", "EchoFunction", "index.main", r"Handler: index\.main\b"),
    ("FunctionName", "EchoFunction", "echo", r"FunctionName: echo\b"),
    ("Description", "EchoFunction", "Echoes", r"Description: Echoes\b"),
    ("TableName", "DataTable", "items", r"TableName: items\b"),
    ("RoleName", "LambdaRole", "echo-role", r"RoleName: echo-role\b"),
    ("Path", "LambdaRole", "/app/", r"Path: /app/"),
)

# What is added: what one types for it, and the type that the text has then.
ADDED = (
    ("function", "AWS::Lambda::Function"),
    ("table", "AWS::DynamoDB::Table"),
    ("role", "AWS::IAM::Role"),
    ("trigger", "AWS::Lambda::EventSourceMapping"),
    ("dlq", "AWS::SQS::Queue"),
    ("topic", "AWS::SNS::Topic"),
    ("bucket", "AWS::S3::Bucket"),
    ("inline policy", "AWS::IAM::Policy"),
    ("log group", "AWS::Logs::LogGroup"),
    ("alarm", "AWS::CloudWatch::Alarm"),
    ("encryption key", "AWS::KMS::Key"),
    ("cron", "AWS::Scheduler::Schedule"),
    ("secret", "AWS::SecretsManager::Secret"),
    ("kinesis", "AWS::Kinesis::Stream"),
)

# What is done to a selected resource, by the name of a command or by a key.
SELECTED = (
    ("DataTable", ("ctrl+d",), r"\n  DataTable2:"),
    ("DataTableStream", ("Delete",), None),
    ("LambdaRole", ("ctrl+x",), None),
    ("DataTable", ("ctrl+c", "ctrl+v"), r"\n  DataTable2:"),
)


# What is added by a double click in the palette.
MOUSE = (
    ("Table", "AWS::DynamoDB::Table"),
    ("Function", "AWS::Lambda::Function"),
    ("Role", "AWS::IAM::Role"),
    ("Mapping", "AWS::Lambda::EventSourceMapping"),
)


class Edits:
    def __init__(self, designer):
        self.designer = designer
        self.before = designer.get_text()
        self.n = 0

    def expect(self, what, pattern):
        """The text has it; undone, it is what it was."""
        wait_for(what, lambda: re.search(pattern, self.designer.get_text()))
        self.undo(what)

    def expect_gone(self, what, part):
        wait_for(what, lambda: part not in self.designer.get_text())
        self.undo(what)

    def undo(self, what):
        for _ in range(4):
            if self.designer.get_text() == self.before:
                break
            # An entry has a history of its own.
            hands.press("Escape", "ctrl+z")
            self.designer.wait_moved(None, 0.3)
        wait_for("undo after " + what, lambda: self.designer.get_text() == self.before)
        self.n += 1

    # --- by keyboard ---

    def find(self, keys, words):
        """A shortcut, and an entry with its Enter."""
        hands.press(keys)
        wait_for("the search", eyes.get_focused)
        self.designer.wait_focus("(?:What|Find|Add|Connect).*")
        hands.write(words)
        hands.press("Return")

    def set_field(self, name, resource, value, pattern):
        self.find("ctrl+shift+f", name)
        wait_for(f"the form of {resource}",
                 lambda: eyes.find(resource, "label|text|entry", self.designer.frame))
        self.designer.wait_moved(None, 0.3)
        if value == "space":
            hands.press("space")
        else:
            self.designer.type_over(value)
        self.expect(f"{name} by keyboard", pattern)

    def add_by_keys(self, words, kind):
        n = self.before.count(f"Type: {kind}\n")
        self.find("ctrl+k", "choose a resource to add")
        self.designer.wait_focus("Add a resource")
        hands.write(words)
        hands.press("Return")
        wait_for(f"{words} to be added",
                 lambda: self.designer.get_text().count(f"Type: {kind}\n") == n + 1)
        self.undo(words)

    def select(self, resource):
        """Where an edit of what is selected begins."""
        self.find("ctrl+shift+f", resource)
        wait_for("the card " + resource, lambda: re.match(
            rf"(?:{KINDS}) {resource}\b", getattr(eyes.get_focused(), "name", "") or ""))

    def act_on(self, resource, keys, pattern):
        self.select(resource)
        hands.press(*keys)
        if pattern is not None:
            self.expect(" ".join(keys), pattern)
        else:
            self.expect_gone(" ".join(keys), f"\n  {resource}:")

    def rename(self):
        self.select("DataTable")
        hands.press("F2")
        self.designer.wait_focus("Logical ID.*")
        hands.write("Orders")
        hands.press("Return")
        self.expect("the new name", r"!GetAtt Orders\.StreamArn")

    # --- by mouse ---

    def add_by_mouse(self, title, kind):
        n = self.before.count(f"Type: {kind}\n")
        self.designer.click(eyes.wait("Add " + title, "list item", self.designer.frame), times=2)
        wait_for(f"{title} to be added",
                 lambda: self.designer.get_text().count(f"Type: {kind}\n") == n + 1)
        self.undo(title)

    def set_number(self, resource, title, value, pattern):
        """A click on the card, one on the field, and the entry."""
        self.designer.click(self.designer.wait_card(resource))
        self.designer.set_number(title, value)
        self.expect(f"{title} by mouse", pattern)


def begin(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    designer.start(designer.stage.copy(original, "stack.yaml"))
    designer.wait_card("DataTable")
    return Edits(designer)


def run(designer):
    edits = begin(designer)
    for field in FIELDS:
        edits.set_field(*field)
    for words, kind in ADDED:
        edits.add_by_keys(words, kind)
    for resource, keys, pattern in SELECTED:
        edits.act_on(resource, keys, pattern)
    edits.rename()

    for title, kind in MOUSE:
        edits.add_by_mouse(title, kind)
    edits.set_number("DataTableStream", "Batch size", 50, r"BatchSize: 50\b")
    edits.set_number("EchoFunction", "Timeout", 30, r"Timeout: 30\b")
    designer.expect(edits.n >= 40, f"only {edits.n} edits were made")
