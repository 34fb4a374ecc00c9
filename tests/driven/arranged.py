# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys over the canvas share: where cards are, what is selected, what is kept."""

import os

import pyatspi

import eyes
import hands
from stage import wait_for

CARDS = ("DataTable", "DataTableStream", "EchoFunction", "LambdaRole")


def open_sample(designer):
    """The sample as a file of its own; its path and its text."""
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    path = designer.stage.copy(original, "stack.yaml")
    designer.start(path)
    wait_for_rest(designer)
    # At 100 %: GTK 4.8 tells the place of what is zoomed, but its own size.
    hands.press("F9")
    wait_for("the panes to go", lambda: eyes.find("Palette") is None)
    hands.click(*designer.canvas_point(700, 500))
    hands.press("Home")
    wait_for("100 %", lambda: eyes.find("100\u00a0%", "label", designer.frame))
    wait_for_rest(designer)
    return path, designer.get_text()


def place(designer, name):
    """The upper left corner of a card on the screen."""
    return designer.box(designer.wait_card(name))[:2]


def go_to(designer, card, key="Tab"):
    """Puts the focus on a card, by F6 and Tab, forwards or backwards."""
    designer.focus_pane("Template canvas")
    designer.focus_named(key, card + ".*")


def get_span(designer):
    """How far two cards are from each other: that differs with the zoom."""
    return place(designer, "EchoFunction")[0] - place(designer, "DataTable")[0]


def grip(designer, name):
    """Where a card can be taken hold of: on its facts, away from ports, name and border."""
    x, y, width, height = designer.box(designer.wait_card(name))
    return x + width * 0.3, y + height * 0.6


def wait_for_rest(designer, *names):
    """Until nothing moves by itself any more."""
    cards = [designer.wait_card(name) for name in names or ("DataTable", "EchoFunction")]
    places = []

    def rests():
        places.append([designer.box(card)[:2] for card in cards])
        return len(places) > 3 and places[-1] == places[-2] == places[-3]
    wait_for("the cards to come to rest", rests)


def wait_moved(designer, name, before, dx=None, dy=None):
    """Until a card is elsewhere than at @before: by so many pixels, where that is told."""
    card = designer.wait_card(name)

    def is_there():
        x, y = designer.box(card)[:2]
        moved = (x - before[0], y - before[1])
        if dx is None and dy is None:
            return moved != (0, 0)
        return abs(moved[0] - (dx or 0)) <= 2 and abs(moved[1] - (dy or 0)) <= 2
    wait_for(f"{name} to move by {dx}, {dy}", is_there)


def get_selected(designer):
    return [name for name in CARDS
            if eyes.has_state(designer.wait_card(name), pyatspi.STATE_SELECTED)]


def wait_selected(designer, *names):
    wait_for("only " + " ".join(names) + " to be selected",
             lambda: get_selected(designer) == [n for n in CARDS if n in names])


def wait_said(part):
    """A message that a screen reader would say."""
    return wait_for(f"“{part}” to be said",
                    lambda: eyes.find(rf".*{part}.*", "status bar|statusbar|label|notification"))


def read_layout(path):
    """The lines of the layout file beside a template; none when there is none."""
    file = path.replace(".yaml", ".layout")
    if not os.path.exists(file):
        return []
    with open(file, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines if not line.startswith("#")]


def save(designer, condition, path):
    hands.press("ctrl+s")
    wait_for("the layout file", lambda: condition(read_layout(path)))


def expect_text(designer, text):
    designer.expect(designer.get_text() == text, "the text is not what it was")


def undo_until(designer, text, path=None, limit=40):
    """Undoes until nothing can be undone: then the text is @text again."""
    for _ in range(limit):
        button = eyes.find("_?Undo.*", "push button", designer.frame)
        if button is None or not eyes.has_state(button, pyatspi.STATE_SENSITIVE):
            break
        hands.press("ctrl+z")
    wait_for("the text to be as before", lambda: designer.get_text() == text)
    if path:
        save(designer, lambda lines: not lines, path)
