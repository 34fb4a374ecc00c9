# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds: one object a card and one an edge, with what leads where; the result
of each command in words; and a focus that goes everywhere, is seen, and comes back."""

import os
import re

import pyatspi

import eyes
import hands
from designer import KINDS
from stage import Failure, wait_for

SAMPLE = "data/starters/echo-trigger.yaml"
COPIES = 15
LEAST = 24
TARGETS = ("push button", "toggle button", "check box", "list item", "combo box", "switch",
           "page tab", "entry", "spin button", "menu item")
STEPS = 160

# What the focus is in, in the order of F6; of the bottom it comes to the tabs.
REGIONS = ["Palette", "Outline", "Template canvas", "Template|Problems.*|Stream Lab", "Properties"]


def list_cards(designer):
    return eyes.find_all(rf"(?:{KINDS}) \w+\b.*", "push button", designer.wait_canvas())


def list_edges(designer):
    return eyes.find_all(".*", "link", designer.wait_canvas())


def follow(node):
    """Names of what @node leads to."""
    return [relation.getTarget(i).name
            for relation in node.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_FLOWS_TO
            for i in range(relation.getNTargets())]


def expect_whole(designer, n_cards, n_edges):
    """As many objects as there are things, each with a name of its own and its place among them."""
    wait_for(f"{n_cards} cards", lambda: len(list_cards(designer)) == n_cards)
    cards = list_cards(designer)
    edges = list_edges(designer)
    designer.expect(len(edges) == n_edges, f"{len(edges)} edges and not {n_edges}")
    names = [node.name for node in cards + edges]
    twice = {name for name in names if names.count(name) > 1}
    designer.expect(not twice, f"names that are there twice: {twice}")
    for node in cards + edges:
        designer.expect(eyes.has_state(node, pyatspi.STATE_FOCUSABLE), node.name + " has no focus")
        designer.expect(node.description, node.name + " has no description")
    leaving = [name for card in cards for name in follow(card)]
    designer.expect(sorted(leaving) == sorted(edge.name for edge in edges),
                    f"from the cards one comes to {sorted(leaving)}")
    for edge in edges:
        ends = follow(edge)
        designer.expect(len(ends) == 1 and ends[0] in [card.name for card in cards],
                        f"{edge.name} leads to {ends}")


# --- announcements ---

def get_announced(designer):
    return [node.name for node in eyes.find_all(".*", "statusbar|status bar", designer.frame)]


def expect_words(designer, key, words):
    hands.press(key)
    wait_for(f"“{words}” after {key}",
             lambda: any(re.search(words, text) for text in get_announced(designer)))


def expect_announcements(designer):
    designer.focus_pane("Template canvas")
    expect_words(designer, "ctrl+a", r"\b4\b")
    hands.press("Escape")
    expect_words(designer, "ctrl+minus", r"\d+\s*%")
    # How much is seen, and then how large it is.
    expect_words(designer, "Home", r"4 of 4|Zoom (90|100)")
    focus_card(designer, "EchoFunction")
    expect_words(designer, "c", r"EchoFunction.*possible")
    expect_words(designer, "Escape", r"[Cc]ancelled")
    hands.press("space")
    expect_words(designer, "Right", r"DataTable|EchoFunction")
    expect_words(designer, "ctrl+z", r"[Uu]ndone")
    expect_words(designer, "Delete", r"EchoFunction")
    expect_focus(designer, "deleting a card")
    expect_words(designer, "ctrl+z", r"[Uu]ndone")
    designer.wait_card("EchoFunction")
    expect_focus(designer, "undoing that")


# --- the focus ---

def focus_card(designer, name):
    designer.focus_pane("Template canvas")
    designer.press_until("Tab", "the card " + name,
                         lambda node: re.match(rf"(?:{KINDS}) {name}\b", node.name or ""), 40)


def expect_focus(designer, after):
    """On something that is seen."""
    node = wait_for("a focus after " + after, eyes.get_focused)
    _, _, width, height = eyes.box(node)
    designer.expect(width > 0 and height > 0, f"the focus after {after} is on nothing seen")


def identify(node):
    return node.getRoleName(), node.name, eyes.box(node)


def walk_round(designer, key, limit):
    """All that @key leads to, until it is where it was; in text Tab writes, so Ctrl+Tab leaves."""
    seen = []
    nodes = []
    while len(seen) < limit:
        node = wait_for("a focus", eyes.get_focused, 2)
        here = identify(node)
        if here in seen:
            return nodes
        seen.append(here)
        nodes.append(node)
        is_text = eyes.has_state(node, pyatspi.STATE_MULTI_LINE)
        hands.press("ctrl+Tab" if is_text and key == "Tab" else key)
    raise Failure(f"{key} does not come back: {seen[-6:]}")


def find_region(designer, node):
    """What a form is of may be called as a tab is: whatever holds the form comes first."""
    return next((name for name in reversed(REGIONS) if designer.is_inside(node, name)), None)


def expect_round(designer):
    for key, order in (("F6", REGIONS), ("shift+F6", REGIONS[::-1])):
        designer.focus_pane(REGIONS[0])
        stops = [find_region(designer, node) for node in walk_round(designer, key, 12)]
        first = order.index(stops[0])
        designer.expect(stops == order[first:] + order[:first], f"{key} goes round {stops}")
    seen = [identify(node) for node in walk_round(designer, "Tab", STEPS)]
    roles = {role for role, _, _ in seen}
    designer.expect({"link", "push button", "list item"} <= roles, f"Tab only leads to {roles}")
    for role, name, (_, _, width, height) in seen:
        designer.expect(width > 0 and height > 0, f"the focus on {role} “{name}” is not seen")


# --- the reader's own hand ---

def act(node, name):
    """As a screen reader does; it cannot give the focus itself, as GTK 4.8 refuses that."""
    actions = node.queryAction()
    names = [actions.getName(i) for i in range(actions.nActions)]
    actions.doAction(names.index(name))


def walk_as_a_reader(designer):
    """From card to card and to what leads on, without a key; then what one does there."""
    for card in list_cards(designer):
        act(card, "card.focus")
        wait_for("the focus on " + card.name, lambda c=card: eyes.get_focused() == c)
    for edge in list_edges(designer):
        act(edge, "edge.focus")
        wait_for("the focus on " + edge.name, lambda e=edge: eyes.get_focused() == e)
    card = designer.wait_card("EchoFunction")
    act(card, "card.select")
    wait_for("the card to be selected", lambda: eyes.has_state(card, eyes.SELECTED))
    act(card, "card.select")
    wait_for("the card to be left again", lambda: not eyes.has_state(card, eyes.SELECTED))
    act(card, "card.activate")
    wait_for("the form to have the focus", lambda: eyes.get_focused() is not None
             and not designer.is_inside(eyes.get_focused(), "Template canvas"))

    text = designer.get_text()
    act(designer.wait_edge("Role, EchoFunction runs as LambdaRole: holds"), "edge.disconnect")
    wait_for("the role to be taken away",
             lambda: "!GetAtt LambdaRole.Arn" not in designer.get_text())
    hands.press("ctrl+z")
    wait_for("the text as it was", lambda: designer.get_text() == text)
    hands.press("Escape")


def expect_sizes(designer):
    """WCAG 2.2, 2.5.8: what is to be hit has 24 by 24 pixels."""
    small = []
    for node in eyes.walk(designer.frame):
        if node.getRoleName() not in TARGETS or not eyes.has_state(node, pyatspi.STATE_SHOWING):
            continue
        _, _, width, height = eyes.box(node)
        if 0 < width < LEAST or 0 < height < LEAST:
            small.append((node.getRoleName(), node.name, width, height))
    designer.expect(not small, f"too small to be hit: {small}")


def write_copies(designer, path):
    with open(os.path.join(designer.source_root, SAMPLE), encoding="utf-8") as file:
        head, body = file.read().split("Resources:\n", 1)
    names = re.findall(r"^  (\w+):$", body, re.MULTILINE)
    pattern = re.compile(r"\b(" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "Resources:\n")
        for number in range(1, COPIES + 1):
            file.write(pattern.sub(lambda match, n=number: f"{match.group(1)}{n}", body))


def run(designer):
    original = os.path.join(designer.source_root, SAMPLE)
    designer.start(designer.stage.copy(original, "stack.yaml"))
    expect_whole(designer, 4, 4)
    expect_sizes(designer)
    expect_announcements(designer)
    walk_as_a_reader(designer)
    expect_round(designer)
    designer.end()

    path = designer.stage.path("sixty.yaml")
    write_copies(designer, path)
    designer.start(path)
    expect_whole(designer, 4 * COPIES, 4 * COPIES)
