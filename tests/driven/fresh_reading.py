# SPDX-License-Identifier: GPL-3.0-or-later
"""Is what the window shows what a fresh process reads from the saved bytes?"""

import collections
import json
import os
import re
import subprocess

import hands
import pyatspi
import written
from designer import KINDS
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
BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
OUTSIDE = "something outside the template"


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


class FreshReading:
    """What millrace-cli says of a text, and the text itself parsed without it."""

    def __init__(self, build, path, text):
        self.cli = os.path.join(build, "src", "cli", "millrace-cli")
        self.text = text
        self.root = written.compose(text)
        self.problems = None
        with open(path, "wb") as file:
            file.write(text.encode("utf-8"))
        check, graph = self._call(["check", "--format=json", path], ["graph", path])
        files = json.loads(check)["files"]
        if files:
            # Without files it is no template at all, and nothing is said of it.
            self.problems = len(files[0]["problems"])
        self.is_whole = graph is not None
        self.cards = self.edges = None
        self.ends = {}
        if self.is_whole:
            self._read_graph(json.loads(graph))

    def _call(self, *commands):
        """What each prints, at the same time; NULL where it could not."""
        calls = [subprocess.Popen([self.cli, *command], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE) for command in commands]
        answers = []
        for call, command in zip(calls, commands):
            out, words = (part.decode("utf-8", "replace") for part in call.communicate())
            if call.returncode not in (0, 1, 2) or "Sanitizer" in words or "runtime error" in words:
                raise Failure(f"millrace-cli {command[0]} ended with {call.returncode}:\n{words}")
            answers.append(out if call.returncode == 0 or command[0] == "check" else None)
        return answers

    def _read_graph(self, graph):
        self.cards = collections.Counter(
            KIND_LABELS.get(node["kind"], node["kind"].capitalize()) + " " + node["id"]
            for node in graph["nodes"])
        self.edges = collections.Counter()
        for edge in graph["edges"]:
            name = (EDGE_LABELS[edge["kind"]].format(edge["from"], edge["to"])
                    + STATES[edge["state"]])
            self.edges[name] += 1
            self.ends[name] = {edge["from"], edge["to"]}


class Readings:
    """Fresh readings of texts, of which undoing brings back the same ones again and again."""

    MOST = 60

    def __init__(self, build, path):
        self.build = build
        self.path = path
        self.kept = collections.OrderedDict()

    def get(self, text):
        reading = self.kept.pop(text, None) or FreshReading(self.build, self.path, text)
        self.kept[text] = reading
        if len(self.kept) > self.MOST:
            self.kept.popitem(last=False)
        return reading


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


def _count_problems(frame):
    tab = frame.find(r"Problems(?: \d+)?", *BUTTONS)
    number = re.search(r"\d+", tab.name) if tab else None
    return int(number.group()) if number else 0


def _list_outline(frame, fresh):
    """Rows that are no card; and cards without a row, unless something hides rows."""
    panel = frame.find("Outline", pyatspi.ROLE_FILLER)
    if panel is None:
        return []
    names = [row.name for row in panel.find_all(pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TREE_ITEM)]
    # What is of no kind of its own is called by its type.
    heads = [re.match(rf"(\S+), (?:{KINDS}|\w+::\S+)(?:,|$)", name) for name in names]
    rows = collections.Counter(head[1] for head in heads if head)
    cards = collections.Counter(card.split(" ", 1)[1] for card in fresh.cards)
    hides = (any(name.endswith("collapsed") for name in names)
             or panel.find(".*", pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT) is not None)
    return _tell("a row of the outline", rows, rows & cards if hides else cards)


def _list_canvas(frame, fresh):
    canvas = frame.find("Template canvas", pyatspi.ROLE_PANEL)
    if canvas is None:
        return ["the window has no canvas"]
    names = [node.name for node in canvas.find_all(pyatspi.ROLE_PUSH_BUTTON)]
    cards = [name for name in names if re.match(r"[A-Z][a-z]+ [^(]", name)
             and not re.match(r"Zoom |Show Everything", name)]
    edges = collections.Counter(node.name for node in canvas.find_all(pyatspi.ROLE_LINK)
                                if OUTSIDE not in node.name)
    found = _count_cards(cards, fresh.cards)
    # A group that is closed says how many cards it hides, and hides the edges between them.
    closed = [re.fullmatch(r"Group .*, (\d+) resources?, collapsed", node.name, re.DOTALL)
              for node in canvas.walk()]
    hidden = fresh.cards - found
    if not hidden or sum(int(match[1]) for match in closed if match) != hidden.total():
        hidden = collections.Counter()
    ids = {card.split(" ", 1)[1] for card in hidden}
    within = collections.Counter({name: n for name, n in (fresh.edges - edges).items()
                                  if fresh.ends[name] <= ids})
    return (_tell("a card", found, fresh.cards - hidden)
            + _tell("an edge", edges, fresh.edges - within))


def _is_refused(panel, name):
    """What was typed and cannot be stays there, and the form says why."""
    return panel.find(f"“{re.escape(name)}” cannot be a logical id.*",
                      pyatspi.ROLE_LABEL) is not None


def _list_form(eye, frame, form, fresh):
    """The form is of something that is there: of a card, or of what the text has and no card is
    drawn of, such as a condition, or a resource without a type. Its fields show what that has."""
    panel = frame.find("Properties", pyatspi.ROLE_FILLER)
    if panel is None:
        return []
    field = panel.find("Logical ID(?: Logical ID)?", pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
    name = eye.text_of(field) if field else None
    differences = []
    if name is not None and not any(card.split(" ", 1)[1] == name for card in fresh.cards) \
            and not re.search(rf"\b{re.escape(name)}\b", fresh.text) \
            and not _is_refused(panel, name):
        differences.append(f"the form is of {name}, which a fresh reading has not")
    if fresh.root is not None:
        differences += form.list_differences(panel, fresh.root)
        if name is not None:
            differences += form.list_differences_of_table(panel, fresh.root, name)
    return differences


def _list_rumours(eye, frame):
    """Nobody but the window writes to its file."""
    return [node.name for node in frame.find_all(pyatspi.ROLE_LABEL)
            if node.name.endswith("was changed by another program.") and eye.box_of(node)[3] > 0]


def list_differences(eye, frame, form, fresh):
    differences = _list_rumours(eye, frame)
    problems = _count_problems(frame)
    if fresh.problems is not None and problems != fresh.problems:
        differences.append(f"the window tells of {problems} problems, a fresh reading of "
                           f"{fresh.problems}")
    if fresh.is_whole:
        differences += _list_canvas(frame, fresh)
        differences += _list_outline(frame, fresh)
        differences += _list_form(eye, frame, form, fresh)
    return differences


def save(designer, read_text, path):
    """Saves until the file is what @read_text says that the window has: what is still at work may
    change that."""
    def is_same():
        designer.check_running()
        text = read_text()
        return text is not None and read_bytes(path) == text.encode("utf-8")
    for _ in range(4):
        hands.press("ctrl+s")
        try:
            wait_for("the saved bytes", is_same, PATIENCE / 4)
            return
        except Failure as failure:
            reason = failure
    raise Failure("what was saved is not the window's text") from reason
