# SPDX-License-Identifier: GPL-3.0-or-later
"""F2 renames a card; what is no name is refused, Esc takes it back, and references
follow; in the text it renames keys of mappings as well."""

import json
import os

import eyes
import hands
from stage import wait_for

YAML = """\
Mappings:
  Sizes:
    prod: {Read: 5}
    dev: {Read: 1}
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      DelaySeconds: !FindInMap [Sizes, prod, Read]
"""
JSON = {"Mappings": {"Sizes": {"prod": {"Read": 5}, "dev": {"Read": 1}}},
        "Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {
            "DelaySeconds": {"Fn::FindInMap": ["Sizes", "prod", "Read"]}}}}}


def rename(designer, name):
    hands.press("F2")
    designer.wait_focus("Logical ID.*")
    hands.write(name)
    hands.press("Return")


def rename_key(designer, found, key, name):
    """A key of a mapping, where the text has it as @found; everything that looks it up follows."""
    before = designer.get_text()
    designer.find_in_text(found)
    hands.press("Left", "Right", "F2")
    designer.wait_focus("New name of " + key)
    hands.write(name)
    hands.press("Return")
    wait_for("the new key", lambda: designer.get_text() == before.replace(key, name))
    designer.wait_focus("Template")
    hands.press("ctrl+z")
    wait_for("the text as it was", lambda: designer.get_text() == before)


def rename_keys(designer, name, text):
    designer.end()
    path = designer.stage.path(name)
    with open(path, "w") as file:
        file.write(text)
    designer.start(path)
    designer.click(designer.wait_card("Jobs"))
    hands.press("ctrl+Return")
    designer.wait_focus("Template")
    quote = '"' if name.endswith("json") else ""
    rename_key(designer, f"{quote}prod{quote}:", "prod", "live")
    rename_key(designer, f"{quote}Read{quote}:", "Read", "Fetch")


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    designer.start(designer.stage.copy(original, "stack.yaml"))
    before = designer.get_text()
    designer.click(designer.wait_card("DataTable"))
    # What is focused is all selected, so that it is typed over.
    rename(designer, "LambdaRole")
    eyes.wait("There is something called “LambdaRole” already", "label", designer.frame)
    hands.press("Escape")
    eyes.wait_gone("There is something called “LambdaRole” already", "label")
    designer.expect(designer.get_text() == before, "a name that is taken changed the text")

    designer.click(designer.wait_card("DataTable"))
    rename(designer, "Orders")
    designer.wait_text("!GetAtt Orders.StreamArn")
    designer.wait_card("Orders")

    designer.click(designer.wait_card("Orders"))
    rename(designer, "Purchases")
    designer.wait_text("!GetAtt Purchases.StreamArn")
    hands.press("ctrl+z", "ctrl+z")
    designer.wait_card("DataTable")
    designer.expect(designer.get_text() == before, "undo did not give back the text")

    rename_keys(designer, "keys.yaml", YAML)
    rename_keys(designer, "keys.json", json.dumps(JSON, indent=2) + "\n")
