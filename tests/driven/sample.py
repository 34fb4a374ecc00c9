# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys build: the stack of data/starters/echo-trigger.yaml, and what they type."""

import os
import re

import yaml

import eyes
import hands
from stage import Failure, wait_for

CODE = """\
ZipFile: |
  exports.handler = function (event, context, callback) {
    console.log(JSON.stringify(event, null, 2));
    callback(null, 'done');
  };
Handler: index.handler
Runtime: nodejs22.x
""".splitlines()

TABLE = """\
ProvisionedThroughput:
  ReadCapacityUnits: 1
  WriteCapacityUnits: 1
""".splitlines()

POLICIES = """\
Path: /
Policies:
  - PolicyName: LambdaRolePolicy
    PolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Action:
            - logs:CreateLogGroup
            - logs:CreateLogStream
            - logs:PutLogEvents
          Resource: arn:aws:logs:*:*:*
        - Effect: Allow
          Action:
            - dynamodb:DescribeStream
            - dynamodb:GetRecords
            - dynamodb:GetShardIterator
            - dynamodb:ListStreams
          Resource: '*'
""".splitlines()


def count_block(text, first):
    """How many lines belong to the entry that starts with the line holding @first."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if first in line)
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (not lines[end].strip()
                                or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end - start


class _Loader(yaml.SafeLoader):
    """Short intrinsics as long ones, so that both spellings compare equal."""


def _construct(loader, suffix, node):
    value = loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else (
        loader.construct_sequence(node, True) if isinstance(node, yaml.SequenceNode)
        else loader.construct_mapping(node, True))
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix == "Ref" else "Fn::" + suffix: value}


_Loader.add_multi_constructor("!", _construct)


def read_resources(path):
    with open(path, encoding="utf-8") as file:
        resources = yaml.load(file, _Loader)["Resources"]
    # The starter's code has a teacher's comments in it; nobody types those.
    code = resources["EchoFunction"]["Properties"]["Code"]
    code["ZipFile"] = re.sub(r"^\s*//.*\n", "", code["ZipFile"], flags=re.MULTILINE)
    return resources


def compare(designer, path):
    wanted = read_resources(os.path.join(designer.source_root, "data/starters/echo-trigger.yaml"))
    found = read_resources(path)
    if sorted(found) != sorted(wanted):
        raise Failure(f"resources are {sorted(found)}")
    for name, resource in wanted.items():
        if found[name] != resource:
            raise Failure(f"{name} is\n{found[name]}\nand not\n{resource}")


def is_there(path):
    return os.path.exists(path) and os.path.getsize(path) > 0


def write_rest(designer):
    """What has no field of its own, typed into the text, which must have the focus."""
    text = designer.get_text()
    designer.replace_lines("ZipFile: |", count_block(text, "ZipFile: |"), CODE[:5])
    designer.wait_text("callback(null, 'done');")
    designer.replace_lines("Runtime: ", 1, CODE[6:])
    designer.wait_text("nodejs22.x")
    designer.replace_lines("BillingMode: ", 1, TABLE)
    designer.wait_text("WriteCapacityUnits: 1")
    designer.replace_lines("StreamViewType: ", 1, ["StreamViewType: NEW_IMAGE"])
    designer.replace_lines("StartingPosition: ", 1, ["StartingPosition: LATEST", "Enabled: true"])
    text = designer.get_text()
    designer.replace_lines("Policies:", count_block(text, "Policies:"), POLICIES)
    designer.wait_text("Resource: '*'")
    wait_for("only notes", lambda: eyes.find("[0-9] Notes?.*", "push button", designer.frame))


def choose_format(designer, dialog, name):
    """The combo row has the focus when the dialog opens; the list in it is walked by keys."""
    row = eyes.wait("_?Format.*", None, dialog)
    designer.click(row)
    wait_for("the list", lambda: eyes.find(name))
    hands.press("Down", "Return")
