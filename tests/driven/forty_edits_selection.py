# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/edits.md does to a selected resource: on cards, in the outline, by menus and keys."""

import re

import eyes
import hands
from connections import ECHO, TABLE
from edits import KEYBOARD, MOUSE, Edits
from stage import wait_for

STREAM = TABLE + """      StreamSpecification:
        StreamViewType: NEW_IMAGE
"""

# The role may not read the stream: that is the problem which is repaired.
STACK = "Resources:\n" + STREAM.format("DataTable") + """  Wire:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt DataTable.StreamArn
      FunctionName: !GetAtt Echo.Arn
      MaximumRetryAttempts: 3
      StartingPosition: TRIM_HORIZON
""" + ECHO + TABLE.format("Copies") + """  Failures:
    Type: AWS::SQS::Queue
"""

# Where things are on a card, in parts of its width and height.
MIDDLE = (0.5, 0.5)
GRIP = (0.3, 0.6)
NAME = (0.4, 0.16)
RIM = (0.985, 0.2)
BOTTOM = (0.5, 1)


def is_gone(name):
    return lambda text: f"\n  {name}:" not in text


def is_before(first, second):
    return lambda text: text.index(f"\n  {first}:") < text.index(f"\n  {second}:")


# By number: the card, the line of its menu, the keys, and what the text has then.
PLAIN = {
    31: ("Copies", "D_?uplicate", ("ctrl+d",), r"\n  Copies2:"),
    32: ("Wire", "_?Delete", ("Delete",), is_gone("Wire")),
    33: ("Failures", "Cu_?t", ("ctrl+x",), is_gone("Failures")),
}

# By number: the row, what one chooses of the list, and what the text has then.
CONNECTED = {
    36: ("Copies", "echo", r"!GetAtt Copies\.StreamArn"),
    37: ("Wire", "failures", r"Destination: !GetAtt Failures\.Arn"),
    38: ("Echo", "write copies", r"dynamodb:PutItem"),
}

RENAMED = r"!GetAtt Orders\.StreamArn"
REPAIRED = r"dynamodb:GetShardIterator"


class Selection:
    def __init__(self, designer):
        path = designer.stage.path("stack.yaml")
        with open(path, "w", encoding="utf-8") as stack:
            stack.write(STACK)
        self.edits = Edits(designer, "Selection", path)
        self.designer = designer

    # --- by mouse ---

    def choose_in_menu(self, number):
        card, line, _, pattern = PLAIN[number]
        self.edits.select_card(card)
        with self.edits.edit(number, MOUSE, pattern):
            self.edits.click_at(self.edits.place(card, MIDDLE), button=3)
            self.edits.choose(line, self.designer.wait_canvas())

    def copy_by_mouse(self):
        self.edits.show_everything()
        x, y, width, height = self.designer.box(self.designer.wait_canvas())
        with self.edits.edit(34, MOUSE, r"\n  Copies2:"):
            self.edits.drag_copy(self.edits.place("Copies", GRIP),
                                 (x + width * 0.7, y + height * 0.85))

    def rename_by_mouse(self):
        self.edits.show_everything()
        with self.edits.edit(35, MOUSE, RENAMED):
            self.edits.click_at(self.edits.place("DataTable", NAME), times=2)
            self.designer.wait_focus("Logical ID.*")
            self.edits.enter("Orders")

    def connect_by_mouse(self):
        self.edits.show_everything()
        with self.edits.edit(36, MOUSE, CONNECTED[36][2]):
            self.edits.drag(self.edits.place("Copies", RIM), self.edits.place("Echo", MIDDLE))
        self.edits.show_everything()
        with self.edits.edit(37, MOUSE, CONNECTED[37][2]):
            self.edits.drag(self.edits.place("Wire", BOTTOM), self.edits.place("Failures", MIDDLE))
        self.edits.show_everything()
        with self.edits.edit(38, MOUSE, CONNECTED[38][2]):
            self.edits.drag(self.edits.place("Echo", RIM), self.edits.place("Copies", MIDDLE))
            self.edits.choose("Let Echo write to Copies", self.designer.wait_canvas())

    def repair_by_mouse(self):
        self.edits.show_everything()
        with self.edits.edit(39, MOUSE, REPAIRED):
            self.edits.click_at(self.edits.place("EchoRole", (0.95, 0)))
            self.edits.choose("Fix….*", self.designer.wait_canvas())
            dialog = self.designer.wait_dialog()
            self.edits.click(eyes.wait("_?Apply.*", "push button", dialog))

    def move_by_mouse(self):
        with self.edits.edit(40, MOUSE, is_before("Failures", "Wire")):
            x, y, width, height = self.designer.box(self.edits.find_row("Wire"))
            self.edits.drag(self.designer.centre_of(self.edits.find_row("Failures")),
                            (x + width / 2, y + height / 4))

    # --- by keyboard ---

    def press_keys(self, number):
        card, _, keys, pattern = PLAIN[number]
        self.edits.select_card(card)
        with self.edits.edit(number, KEYBOARD, pattern):
            for key in keys:
                self.edits.press(key)

    def copy_by_keyboard(self):
        self.edits.select_card("Copies")
        with self.edits.edit(34, KEYBOARD, r"\n  Copies2:"):
            self.edits.press("ctrl+c")
            self.edits.press("ctrl+v")

    def rename_by_keyboard(self):
        self.edits.select_card("DataTable")
        with self.edits.edit(35, KEYBOARD, RENAMED):
            self.edits.press("F2")
            self.designer.wait_focus("Logical ID.*")
            self.edits.enter("Orders")

    def connect_by_keyboard(self, number):
        row, words, pattern = CONNECTED[number]
        self.edits.select_row(row)
        with self.edits.edit(number, KEYBOARD, pattern):
            self.edits.press("c")
            self.edits.wait_search("Connect .*")
            self.edits.enter(words)

    def repair_by_keyboard(self):
        self.edits.show_everything()
        with self.edits.edit(39, KEYBOARD, REPAIRED):
            self.edits.press("F8")
            self.edits.wait_form("EchoRole")
            self.edits.press("ctrl+period")
            dialog = self.designer.wait_dialog()
            # Without a window manager the keyboard follows the pointer.
            hands.move(*self.designer.centre_of(eyes.wait("_?Apply.*", "push button", dialog)))
            self.edits.press("Return")

    def move_by_keyboard(self):
        self.edits.select_row("Failures")
        with self.edits.edit(40, KEYBOARD, is_before("Failures", "Copies")):
            self.edits.press("alt+Up")

    # --- all of it ---

    def set_order_of_file(self):
        hands.press("ctrl+k")
        self.designer.wait_focus("What do you want.*")
        hands.write("outline as in the file")
        hands.press("Return")
        wait_for("the order of the file", lambda: re.match(
            "DataTable", eyes.find_all(".*", "list item", eyes.wait(
                "Outline", "list", self.designer.frame))[0].name))

    def run(self):
        for number in PLAIN:
            self.choose_in_menu(number)
            self.press_keys(number)
        self.copy_by_mouse()
        self.copy_by_keyboard()
        self.rename_by_mouse()
        self.rename_by_keyboard()
        self.connect_by_mouse()
        for number in CONNECTED:
            self.connect_by_keyboard(number)
        self.repair_by_mouse()
        self.repair_by_keyboard()
        self.set_order_of_file()
        self.move_by_mouse()
        self.move_by_keyboard()
        self.edits.expect_all()


def run(designer):
    Selection(designer).run()
