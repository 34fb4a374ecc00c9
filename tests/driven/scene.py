# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as the random driver sees it: where things were when it last looked."""

import re
import time

import eyes
import hands
import pyatspi
from random_hands import MARGIN, click
from shown import Eye, Node
from stage import Failure, wait_for

FULL = (1430, 890)
BUTTON = "push button|toggle button"
# Nobody else writes to the file.
TROUBLE = r"Overwrite the File\?|Could Not .*"


class Scene:
    def __init__(self, designer, name):
        self.designer = designer
        self.frame = designer.frame
        self.name = name
        self.eye = Eye()
        self.eye.find_program()
        self.number = wait_for(name, lambda: hands.find_window(re.escape(name)))
        self.canvas_node = designer.wait_canvas()
        self.source = designer.source()
        self.inspector = eyes.wait("Properties", "filler", self.frame)
        self.undo = self._find_step("Undo")
        self.redo = self._find_step("Redo")
        self.size = FULL
        self.windows = []
        self.window = None
        self.canvas = self.source_box = self.inspector_box = (0, 0, 0, 0)

    def _find_step(self, word):
        return eyes.wait(rf"{word}\b.*", BUTTON, self.frame)

    def box(self, node):
        """Of a node of pyatspi, or of our own eye."""
        if isinstance(node, Node):
            x, y, width, height = self.eye.box_of(node)
            return x + self.designer.FRAME, y + self.designer.FRAME, width, height
        return self.designer.box(node)

    def look(self):
        """Remembers what there is; where it is, is asked when something is done with it."""
        self.windows = self.eye.look()
        # What asks has its own window, and may be in front.
        self.window = next((window for window in self.windows
                            if window.find("Template canvas", pyatspi.ROLE_PANEL)), None)
        self.canvas = self.box(self.canvas_node)
        self.source_box = self.box(self.source)
        self.inspector_box = self.box(self.inspector)

    def _part(self, name, role):
        return self.window.find(name, role) if self.window else None

    def _list(self, part, name, *roles):
        return [node for node in part.find_all(*roles) if re.fullmatch(name, node.name, re.DOTALL)
                ] if part else []

    @property
    def cards(self):
        return self._list(self._part("Template canvas", pyatspi.ROLE_PANEL),
                          self.designer.KINDS_NAMED, pyatspi.ROLE_PUSH_BUTTON)

    @property
    def edges(self):
        return self._list(self._part("Template canvas", pyatspi.ROLE_PANEL), ".*",
                          pyatspi.ROLE_LINK)

    @property
    def palette(self):
        return self._list(self.window, "Add .*", pyatspi.ROLE_LIST_ITEM)

    @property
    def outline(self):
        return self._list(self._part("Outline", pyatspi.ROLE_LIST), ".*", pyatspi.ROLE_LIST_ITEM,
                          pyatspi.ROLE_TREE_ITEM)

    def list_buttons(self, part, name):
        return self._list(self._part(part, pyatspi.ROLE_FILLER), name, pyatspi.ROLE_PUSH_BUTTON,
                          pyatspi.ROLE_TOGGLE_BUTTON)

    def list_buttons_of_canvas(self):
        """Zoom, tidy and arrange."""
        return self._list(self._part("Zoom and arrange", pyatspi.ROLE_PANEL), ".+",
                          pyatspi.ROLE_PUSH_BUTTON)

    def list_fields(self, *roles):
        return self._list(self._part("Properties", pyatspi.ROLE_FILLER), ".*", *roles)

    # --- places ---

    def pick(self, rng, nodes):
        """The place of one of them, or NULL."""
        return self.box(rng.choice(nodes)) if nodes else None

    def pick_seen(self, rng, nodes):
        """One of them that can be clicked, with its place; NULL when there is hardly any."""
        for _ in range(12):
            node = rng.choice(nodes) if nodes else None
            if node is not None and self.is_seen(node):
                return node, self.box(node)
        return None, None

    def clamp(self, point):
        """Never out of the window: the keyboard follows the pointer."""
        return tuple(min(max(value, MARGIN), limit - MARGIN)
                     for value, limit in zip(point, self.size))

    def anywhere(self, rng, box):
        x, y, width, height = box
        return self.clamp((x + rng.random() * width, y + rng.random() * height))

    def middle(self):
        x, y, width, height = self.canvas
        return self.clamp((x + width / 2, y + height / 2))

    def is_seen(self, node):
        x, y, width, height = self.box(node)
        return (width > 0 and height > 0 and 0 < x + width / 2 < self.size[0]
                and 0 < y + height / 2 < self.size[1])

    # --- panes, windows ---

    def show_tab(self, name):
        tab = eyes.find(name, BUTTON, self.frame)
        if tab is None or not self.is_seen(tab):
            return False
        click(self.clamp(self.designer.centre_of(tab)))
        self.source_box = self.box(self.source)
        return True

    def open_main_menu(self):
        button = eyes.find("Main menu", BUTTON, self.frame)
        if button is None or not self.is_seen(button):
            return False
        click(self.clamp(self.designer.centre_of(button)))
        time.sleep(0.3)
        return True

    def resize(self, width, height):
        hands.resize(self.number, width + 2 * self.designer.FRAME,
                     height + 2 * self.designer.FRAME)
        self.size = (width, height)
        hands.move(width / 2, height / 2)

    def get_others(self):
        return [window for window in eyes.get_windows() if window != self.frame]

    def _is_file_chooser(self, window):
        if eyes.find("Home|Recent|Other Locations", None, window) is None:
            return False
        self.designer.forgive_file_choosers()
        return True

    def look_for_file_choosers(self):
        """What complains may be one of those."""
        for window in self.get_others():
            self._is_file_chooser(window)

    def answer_windows(self, rng=None, is_dismissed=False):
        """Whatever asks gets an answer; files of the machine are none of our business."""
        for round_of_answers in range(40):
            others = self.get_others()
            if not others:
                return
            window = others[-1]
            if eyes.find(TROUBLE, None, window):
                raise Failure("a window tells of what nobody caused: " + window.name)
            is_file_chooser = self._is_file_chooser(window)
            apply = eyes.find(r"_?Apply\b.*", "push button", window)
            hands.move(*self._middle_of(window))
            if apply and not is_file_chooser and not is_dismissed and rng and rng.random() < 0.7:
                click(self.designer.centre_of(apply))
                is_dismissed = True
            else:
                self._dismiss(window, round_of_answers)
            time.sleep(0.25)
        raise Failure("a window cannot be dismissed: "
                      + ", ".join(repr(window.name) for window in self.get_others()))

    def _middle_of(self, window):
        x, y, width, height = self.box(window)
        return x + max(width, 2 * MARGIN) / 2, y + max(height, 2 * MARGIN) / 2

    def _dismiss(self, window, tries):
        button = eyes.find(r"_?(?:Cancel|Close)\b.*", "push button", window) if tries % 4 == 3 \
            else None
        if button is not None and self.box(button)[2] > 0:
            click(self.designer.centre_of(button))
        elif tries % 4 == 2 and eyes.has_state(window, eyes.ACTIVE):
            hands.press("ctrl+w")
        else:
            hands.press("Escape")

    def settle(self):
        """Lets go of everything, closes what is open, and makes the window its full size."""
        hands.let_go(self.number)
        self.answer_windows()
        self.resize(*FULL)
        hands.move(*self.middle())
        hands.press("Escape", "Escape")
        self.answer_windows()
        self._leave_popovers()

    def _leave_popovers(self):
        """GTK gives no key to the window while one is open, so Escape must lead out of each."""
        for _ in range(8):
            if hands.find_popover("millrace") is None:
                return
            hands.press("Escape")
            time.sleep(0.3)
        raise Failure("Escape closes no popover")

    # --- text ---

    def read_text(self, path):
        """What is folded is in the text, but not in what GTK reads out: then it is what the window
        saves at @path, which must hold all that is read out. NULL: not yet."""
        shown = eyes.text_of(self.source)
        count = self.source.queryText().characterCount
        if len(shown) == count:
            return shown
        saved = self._read_file(path)
        if len(saved) != count:
            hands.press("ctrl+s")
            return None
        lines = iter(saved.split("\n"))
        # A last line without an end may be hidden, behind one with an end.
        missing = [line for line in shown.removesuffix("\n").split("\n") if line not in lines]
        if missing:
            hands.press("ctrl+s")
            return None
        return saved

    @staticmethod
    def _read_file(path):
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()

    # --- back in time ---

    def walk_history(self, button, limit=4000):
        """Clicks a button of the header bar until there is nothing more to undo or redo."""
        for _ in range(limit // 10):
            if not eyes.has_state(button, eyes.SENSITIVE):
                return
            hands.gesture(*self.designer.centre_of(button), "click", "--repeat", 10,
                          "--delay", 30, 1)
            time.sleep(0.1)
            self.designer.check_running()
        raise Failure("the history never ends")

    def wait_text(self, what, text, path):
        wait_for(what, lambda: self.read_text(path) == text, 60)
