# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what the window shows what a fresh process reads from the saved bytes?"""

import collections
import json
import os
import re
import subprocess

import eyes
import hands
from stage import Failure, wait_for

PATIENCE = 60.0
KIND_LABELS = {"other": "Resource"}
EDGE_LABELS = {
    "stream": "Stream from {} to {}: ",
    "invoke": "Invocation from {} to {}: ",
    "assume": "Role, {} runs as {}: ",
    "may-read": "Permission of {} to read {}: ",
    "may-write": "Permission of {} to write to {}: ",
    "on-failure": "Failed batches from {} to {}: ",
    "attach": "Policy, {} attached to {}: ",
    "reference": "Reference from {} to {}: ",
    "depends-on": "Dependency of {} on {}: ",
}
STATES = {"holds": "holds", "fails": "fails", "unknown": "cannot be known"}
OUTSIDE = "something outside the template"


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


class FreshReading:
    """What millrace-cli says of the file at @path."""

    def __init__(self, build, path):
        self.cli = os.path.join(build, "src", "cli", "millrace-cli")
        self.problems = None
        self.is_whole = False
        self.cards = self.edges = None
        check = self._call("check", "--format=json", path)
        files = json.loads(check.stdout)["files"]
        if files:
            # Without files it is no template at all, and nothing is said of it.
            self.problems = len(files[0]["problems"])
        graph = self._call("graph", path)
        self.is_whole = graph.returncode == 0
        if self.is_whole:
            self._read_graph(json.loads(graph.stdout))

    def _call(self, *arguments):
        result = subprocess.run([self.cli, *arguments], capture_output=True, timeout=120,
                                check=False)
        words = result.stderr.decode("utf-8", "replace")
        if result.returncode not in (0, 1, 2) or "Sanitizer" in words or "runtime error" in words:
            raise Failure(f"millrace-cli {arguments[0]} ended with {result.returncode}:\n{words}")
        return result

    def _read_graph(self, graph):
        self.cards = collections.Counter(
            KIND_LABELS.get(node["kind"], node["kind"].capitalize()) + " " + node["id"]
            for node in graph["nodes"])
        self.edges = collections.Counter(
            EDGE_LABELS[edge["kind"]].format(edge["from"], edge["to"]) + STATES[edge["state"]]
            for edge in graph["edges"])


def _count_cards(names, wanted):
    """A card is called by its kind, its id and then its facts."""
    found = collections.Counter()
    for name in names:
        heads = [w for w in wanted if name == w or name.startswith(w + ", ")]
        found[max(heads, key=len) if heads else name] += 1
    return found


def _tell(what, found, wanted):
    lines = [f"the window has {what} that a fresh reading has not: {name}"
             for name in (found - wanted)]
    return lines + [f"a fresh reading has {what} that the window has not: {name}"
                    for name in (wanted - found)]


def _get_problems(designer):
    tab = eyes.find(r"Problems(?: \d+)?", "push button|toggle button", designer.frame, shown=False)
    number = re.search(r"\d+", tab.name) if tab else None
    return int(number.group()) if number else 0


def _list_outline(designer, fresh):
    """Rows that are no card; and cards without a row, unless something hides rows."""
    panel = eyes.find("Outline", "filler", designer.frame)
    if panel is None:
        return []
    names = [row.name or "" for row in eyes.find_all(".*", "list item|tree item", panel)]
    # What is of no kind of its own is called by its type.
    heads = [re.match(rf"(\S+), (?:{designer.KINDS}|\w+::\S+)(?:,|$)", name) for name in names]
    rows = collections.Counter(head[1] for head in heads if head)
    cards = collections.Counter(card.split(" ", 1)[1] for card in fresh.cards)
    hides = (any(name.endswith("collapsed") for name in names)
             or eyes.find(".*", "entry|text", panel) is not None)
    return _tell("a row of the outline", rows, rows & cards if hides else cards)


def _list_form(designer, source, fresh):
    """The form is of something that is there: of a card, or of what the text has and no card is
    drawn of, such as a condition, or a resource without a type."""
    field = eyes.find("Logical ID(?: Logical ID)?", "text|entry",
                      eyes.find("Properties", "filler", designer.frame))
    name = eyes.text_of(field) if field else None
    if name is None or any(card.split(" ", 1)[1] == name for card in fresh.cards) \
            or re.search(rf"\b{re.escape(name)}\b", eyes.text_of(source)):
        return []
    return [f"the form is of {name}, which a fresh reading has not"]


def list_differences(designer, canvas, source, fresh):
    differences = []
    problems = _get_problems(designer)
    if fresh.problems is not None and problems != fresh.problems:
        differences.append(f"the window tells of {problems} problems, a fresh reading of "
                           f"{fresh.problems}")
    if not fresh.is_whole:
        return differences
    names = {"push button": [], "link": []}
    for node in eyes.walk(canvas):
        names.setdefault(node.getRoleName(), []).append(node.name or "")
    cards = [name for name in names["push button"] if re.match(r"[A-Z][a-z]+ [^(]", name)
             and not re.match(r"Zoom |Show Everything", name)]
    edges = collections.Counter(name for name in names["link"] if OUTSIDE not in name)
    differences += _tell("a card", _count_cards(cards, fresh.cards), fresh.cards)
    differences += _tell("an edge", edges, fresh.edges)
    differences += _list_outline(designer, fresh)
    differences += _list_form(designer, source, fresh)
    return differences


def save(designer, source, path):
    """Saves until the file is what the window's text is: what is still at work may change that."""
    def is_same():
        designer.check_running()
        return read_bytes(path) == eyes.text_of(source).encode("utf-8")
    for _ in range(4):
        hands.press("ctrl+s")
        try:
            wait_for("the saved bytes", is_same, PATIENCE / 4)
            return
        except Failure as failure:
            reason = failure
    raise Failure("what was saved is not the window's text") from reason


def compare(designer, canvas, source, path):
    """Saves, and compares text, problems, cards and edges; what is still being read is awaited."""
    save(designer, source, path)
    fresh = FreshReading(designer.stage.build, path)
    differences = []

    def agrees():
        designer.check_running()
        differences[:] = list_differences(designer, canvas, source, fresh)
        return not differences
    try:
        wait_for("window and file to agree", agrees, PATIENCE)
    except Failure as failure:
        raise Failure("\n".join(differences)) from failure
    return fresh
