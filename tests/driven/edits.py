# SPDX-License-Identifier: GPL-3.0-or-later
"""The edits of docs/edits.md as people make them: what a hand does is counted here, the text is
looked at after each, and each is undone to the bytes that were there before."""

import contextlib
import os
import re

import eyes
import hands
from stage import Failure, wait_for

MOUSE = "by mouse"
KEYBOARD = "by keyboard"

# An edit has no more actions than these.
MOST = 3

# What is written above the search for properties.
SEARCH = r"Find (?:IDs|a property)\b.*"

# Where one types or switches.
FIELD = "text|entry|spin button|check box|switch|combo box|toggle button"


def read_edits(source_root, heading):
    """The numbers of the edits in the table below a heading of docs/edits.md."""
    with open(os.path.join(source_root, "docs/edits.md"), encoding="utf-8") as page:
        part = page.read().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [int(number) for number in re.findall(r"^\| (\d+) \|", part, re.MULTILINE)]


class Edits:
    """The hand of these journeys: each of its methods that ends in a comment "an action" is one."""

    def __init__(self, designer, heading, path):
        self.designer = designer
        self.wanted = read_edits(designer.source_root, heading)
        self.made = {}
        self.count = None
        self.n_points = 0
        designer.start(path)
        designer.wait_card("DataTable")
        # Once: it is asked for very often.
        self.source = designer.source()
        self.pane = eyes.wait("Properties", "filler", designer.frame)
        self.before = self.get_text()

    def get_text(self):
        return eyes.text_of(self.source)

    # --- one edit ---

    @contextlib.contextmanager
    def edit(self, number, way, what):
        """@what: what the text has afterwards, an expression; or a condition about it."""
        if number not in self.wanted:
            raise Failure(f"docs/edits.md has no edit {number} there")
        self.count = 0
        try:
            yield
            actions = self.count
        finally:
            self.count = None
        if not 1 <= actions <= MOST:
            raise Failure(f"edit {number} {way} took {actions} actions")
        holds = what if callable(what) else lambda text: re.search(what, text)
        wait_for(f"edit {number} {way}", lambda: holds(self.get_text()))
        self.made[number, way] = actions
        self.undo(f"edit {number} {way}")

    def undo(self, what):
        """By a click, as an entry that has the focus has a history of its own."""
        for _ in range(4):
            if self.get_text() == self.before:
                break
            hands.press("Escape")
            hands.click(*self.free_point())
            text = self.get_text()
            hands.press("ctrl+z")
            wait_for("a step back of " + what, lambda text=text: self.get_text() != text)
        if self.get_text() != self.before:
            raise Failure("the text is not what it was before " + what)

    def expect_all(self):
        """Every edit of the table, in both ways; says with how many actions."""
        for number in self.wanted:
            for way in (MOUSE, KEYBOARD):
                if (number, way) not in self.made:
                    raise Failure(f"edit {number} was not made {way}")
        for (number, way), count in sorted(self.made.items()):
            print(f"# edit {number} {way}: {count}")

    def _act(self):
        if self.count is None:
            raise Failure("an action outside of an edit would not be counted")
        self.count += 1

    # --- where an edit begins: not counted ---

    def free_point(self):
        """On the ground of the canvas, at its left rim or, where the view has gone on so that cards
        lie there, at its right one; never twice the same: two clicks are no double click."""
        x, y, width, _ = self.designer.box(self.designer.wait_canvas())
        self.n_points += 1
        down = y + 100 + self.n_points % 5 * 40
        if any(left < x + 24 and top < down + 8 < top + height + 16
               for left, top, _, height in map(self.designer.box, self.designer.find_cards())):
            return x + width - 14, down
        return x + 14, down

    def select_nothing(self):
        hands.press("Escape")
        hands.click(*self.free_point())
        wait_for("nothing to be selected", lambda: eyes.find("Template", "label", self.pane))

    def show_everything(self):
        """What was added may have been gone to."""
        self.select_nothing()
        hands.press("Home")
        card = self.designer.wait_card("DataTable")
        places = []

        def rests():
            places.append(self.designer.box(card))
            return len(places) > 3 and len(set(places[-3:])) == 1
        wait_for("everything to be seen", rests)

    def select_card(self, name):
        self.show_everything()
        self.designer.click_at_rest(self.designer.wait_card(name))
        self.wait_form(name)

    def select_row(self, name):
        """The row of the outline, with the focus."""
        self.select_nothing()
        self.designer.click(self.find_row(name))
        self.wait_form(name)

    def wait_form(self, name):
        wait_for("the form of " + name, lambda: eyes.find(re.escape(name), "label", self.pane))

    def find_row(self, name):
        return eyes.wait(rf"{name}, .*", "list item",
                         eyes.wait("Outline", "list", self.designer.frame))

    def place(self, card, part):
        """A point of a card, told in parts of its width and height. GTK 4.8 tells the place of what
        is zoomed, but its own size."""
        x, y, width, height = self.designer.box(self.designer.wait_card(card))
        zoom = eyes.wait("\\d+\u00a0%", "label", self.designer.frame).name
        scale = int(zoom.split("\u00a0")[0]) / 100
        return x + width * part[0] * scale, y + height * part[1] * scale

    # --- what hands do ---

    def click(self, node, times=1, button=1):
        x, y = self.designer.centre_of(node)
        self._act()
        hands.click(x, y, times=times, button=button)  # an action

    def click_field(self, title, times=3):
        """All of what is in it is selected by a threefold click."""
        x, y, width, height = self.designer.box(self.find_field(title))
        self._act()
        hands.click(x + min(16, width / 2), y + height / 2, times=times)  # an action

    def click_at(self, point, times=1, button=1):
        self._act()
        hands.click(*point, times=times, button=button)  # an action

    def choose(self, name, parent):
        """A line of the menu or the list that has been opened over @parent."""
        item = eyes.wait(name, "menu item|push button|button|list item")
        self._act()
        self.designer.click_in_popover(item, parent)  # an action

    def wheel_to(self, title):
        """Turns the wheel over the form until the field can be clicked."""
        left, top, width, height = self.designer.box(self.pane)
        field = self.find_field(title)

        def is_seen():
            _, y, _, own = self.designer.box(field)
            return top + 60 <= y and y + own <= top + height - 8
        self._act()
        hands.move(left + width / 2, top + 60)
        while not is_seen():  # an action
            box = self.designer.box(field)
            hands.turn_wheel(3)
            wait_for("the form to move", lambda: self.designer.box(field) != box)

    def drag(self, start, end):
        self._act()
        hands.drag(start, end)  # an action

    def drag_copy(self, start, end):
        self._act()
        with hands.holding("ctrl"):
            hands.drag(start, end)  # an action

    def press(self, key):
        self._act()
        hands.press(key)  # an action

    def enter(self, text):
        """What is typed into a field, with its Enter."""
        self._act()
        hands.write(text)  # an action
        hands.press("Return")

    def type(self, text):
        """What is typed into a search that finds while one types."""
        self._act()
        hands.write(text)  # an action

    # --- what is waited for ---

    def find_field(self, title):
        # GTK 4.8 says a label twice where the field has it too.
        return wait_for(f"the field {title}", lambda: eyes.find(
            rf"{title}(?: {title})?", FIELD, self.pane))

    def find_search(self):
        """The one of the form that is shown."""
        return eyes.wait("Find a Property", "push button", self.pane)

    def wait_search(self, heading):
        self.designer.wait_focus(heading)

    def wait_in_form(self):
        """The focus has left the search for a field. An entry row of libadwaita 1.2 has it without
        telling."""
        wait_for("the search to go", lambda: not eyes.find(SEARCH, "text|entry"))
        with contextlib.suppress(Failure):
            wait_for("a field to have the focus", lambda: self._is_in_pane(eyes.get_focused()), 0.5)

    def _is_in_pane(self, node):
        return self.designer.is_inside(node, "Properties")
