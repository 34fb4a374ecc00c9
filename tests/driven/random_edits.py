# SPDX-License-Identifier: GPL-3.0-or-later
"""What a restless hand does with forms, the text, problems, the outline and the lists of commands."""

import time

import hands
import pyatspi
from random_acts import NAMES, TYPES, WORDS
from random_hands import act, click, drag, near, press_some, type_some

LINES = (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT, pyatspi.ROLE_SPIN_BUTTON)
FIELDS = (*LINES, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_CHECK_BOX)
VALUES = ["1", "30", "100000", "-1", "abc", "", "!Ref X", "!Ref AWS::Region", "a: b", "4 days",
          "!GetAtt DataTable.Arn", "!Sub ${AWS::StackName}-x", "true", "[a, b]", "*", "é→", *NAMES]
# Whole entries, fragments that break the text, and what mends nothing.
TYPED = [" [", "]", "{", "}", "'", '"', ":", "- ", "#", "&a ", "*a", "!Ref X", "!GetAtt X.Arn",
         "\n", "\n  Extra:\n  Type: AWS::SQS::Queue", "Timeout: 3", "Ref", "abc", ",", "${X}", "|",
         "DependsOn: X", "Condition: C", "  ", "é→"]
SOURCE_MOVES = ["Home", "End", "Up", "Down", "ctrl+Right", "ctrl+Home", "ctrl+End", "Page_Down"]
OUTLINE_KEYS = ["Down", "Up", "Down", "shift+Down", "shift+Up", "Return", "Delete", "ctrl+Delete",
                "Left", "Right", "Escape", "alt+Up", "alt+Down", "ctrl+c", "ctrl+x", "ctrl+v",
                "ctrl+d", "ctrl+g", "ctrl+Return", "ctrl+a", "Home", "End", "c", "Insert"]
# What is no end of the program, no other window and no other file.
COMMANDS = ["tidy", "fold", "outline by", "select", "group", "zoom", "duplicate", "comment",
            "rename", "delete", "minimap", "repair", "align", "distribute", "go to", "paste",
            "problems", "save", "grid", "x"]


# --- forms ---

def scroll_form(scene, rng):
    click(scene.anywhere(rng, scene.inspector_box), button=rng.choice([4, 5, 5]),
          times=rng.randint(1, 8))


def press_in_popover(rng):
    """Some way through what has just opened, whatever it is; and out of it."""
    time.sleep(0.2)
    for _ in range(rng.randint(0, 4)):
        hands.press(rng.choice(["Down", "Tab", "Tab", "Return", "space", "Up"]))
    if rng.random() < 0.3:
        type_some(rng, rng.choice(VALUES))
    hands.press(rng.choice(["Return", "Escape", "Escape"]), "Escape")


def press_form_button(scene, rng, name):
    node, box = scene.pick_seen(rng, scene.list_buttons("Properties", name))
    if node is not None:
        click(scene.clamp(near(rng, box, 0.2)))
    else:
        scroll_form(scene, rng)
    return node is not None


@act(9)
def use_field(scene, rng):
    node, box = scene.pick_seen(rng, scene.list_fields(*FIELDS))
    if node is None:
        scroll_form(scene, rng)
        return
    click(scene.clamp(near(rng, box, 0.3)))
    if node.role in map(int, LINES):
        hands.press("ctrl+a")
        type_some(rng, rng.choice(VALUES))
    elif node.role == int(pyatspi.ROLE_COMBO_BOX):
        time.sleep(0.15)
        hands.press(*["Down"] * rng.randint(0, 3), rng.choice(["Return", "Escape"]))
    else:
        time.sleep(0.1)
        hands.press(rng.choice(["Escape", "Return", "space", "Tab"]))
    if rng.random() < 0.5:
        scroll_form(scene, rng)


@act(4)
def open_part(scene, rng):
    """A row that has parts, a group that is folded, or whatever a row does when it is clicked."""
    node, box = scene.pick_seen(rng, scene.list_fields(pyatspi.ROLE_LIST_ITEM))
    if node is not None:
        click(scene.clamp((box[0] + box[2] * 0.3, box[1] + box[3] / 2)))
        press_in_popover(rng)
    if rng.random() < 0.6:
        scroll_form(scene, rng)


@act(4)
def give_otherwise(scene, rng):
    """Value, reference, attribute, parameter, text with ${} or YAML."""
    if press_form_button(scene, rng, "How .* Is Given"):
        press_in_popover(rng)


@act(4)
def change_list(scene, rng):
    """Adds to what has parts, and takes away from it."""
    if press_form_button(scene, rng, r"(?:_?Add|New|Remove|Reset to Default|Delete)\b.*"):
        press_in_popover(rng)


@act(3)
def press_any_button(scene, rng):
    if press_form_button(scene, rng, ".*"):
        press_in_popover(rng)
        scene.answer_windows(rng)


@act(2)
def move_item(scene, rng):
    node, box = scene.pick_seen(rng, scene.list_fields(*LINES))
    if node is None:
        return
    click(scene.clamp(near(rng, box, 0.2)))
    if rng.random() < 0.7:
        press_some(rng, ["alt+Up", "alt+Down"], 3)
    else:
        drag(rng, scene.clamp((box[0] + 12, box[1] + box[3] / 2)),
             scene.clamp((box[0] + 12, box[1] + box[3] / 2 + rng.choice([-60, 50, 90]))))


@act(2)
def write_code(scene, rng):
    areas = [node for node in scene.list_fields(pyatspi.ROLE_TEXT) if "code" in node.name.lower()]
    node, box = scene.pick_seen(rng, areas)
    if node is None:
        scroll_form(scene, rng)
        return
    click(scene.clamp(near(rng, box, 0.3)))
    hands.write(rng.choice(["// x", "\n", "'", "return 1", "  "]))
    hands.press(rng.choice(["ctrl+Return", "BackSpace", "Tab", "Escape"]))


@act(2)
def form_of_the_stack(scene, rng):
    """With nothing selected: parameters, conditions, outputs."""
    hands.move(*scene.middle())
    click(scene.anywhere(rng, scene.canvas))
    hands.press("ctrl+shift+a")
    if rng.random() < 0.5:
        scroll_form(scene, rng)


# --- the text ---

def go_into_text(scene, rng):
    if not scene.show_tab("Template"):
        return False
    click(scene.anywhere(rng, scene.source_box))
    hands.press(*[rng.choice(SOURCE_MOVES) for _ in range(rng.randint(0, 3))])
    return True


@act(10)
def type_text(scene, rng):
    if not go_into_text(scene, rng):
        return
    for _ in range(rng.randint(1, 3)):
        what = rng.random()
        if what < 0.45:
            hands.write(rng.choice(TYPED))
        elif what < 0.6:
            hands.press(*[rng.choice(["BackSpace", "Delete"])] * rng.randint(1, 12))
        elif what < 0.8:
            hands.press("Home", *["shift+Down"] * rng.randint(1, 8), rng.choice(
                ["Delete", "ctrl+x", "ctrl+c", "Tab", "shift+Tab", "ctrl+slash"]))
        else:
            hands.press(rng.choice(["ctrl+v", "ctrl+v", "Return", "alt+Up", "alt+Down"]))
    if rng.random() < 0.6:
        hands.press(*["ctrl+z"] * rng.randint(1, 8))


@act(3)
def complete(scene, rng):
    if not go_into_text(scene, rng):
        return
    hands.press("End")
    if rng.random() < 0.5:
        hands.press("Return")
    hands.write(rng.choice(["", "Ty", "Pro", "!", "!Ref ", "!GetAtt D", "De", "A", "Ta"]))
    hands.press("ctrl+space")
    time.sleep(0.1)
    hands.press(*["Down"] * rng.randint(0, 4), rng.choice(["Return", "Tab", "Escape"]))
    if rng.random() < 0.5:
        hands.press(*["ctrl+z"] * rng.randint(1, 8))


@act(3)
def fold(scene, rng):
    if go_into_text(scene, rng):
        press_some(rng, ["F4", "shift+F4", "Down", "Up", "End", "BackSpace", "ctrl+z"], 5)


@act(3)
def jump(scene, rng):
    if go_into_text(scene, rng):
        press_some(rng, ["F12", "shift+F12", "F1", "F8", "ctrl+Return", "ctrl+slash"], 3)
        hands.press(rng.choice(["Return", "Escape", "Down"]), "Escape")


@act(2)
def rename_in_text(scene, rng):
    if go_into_text(scene, rng):
        hands.press("F2")
        time.sleep(0.15)
        hands.press("ctrl+a")
        type_some(rng, rng.choice(NAMES))
        hands.press("Escape")


@act(2)
def replace_in_text(scene, rng):
    if not go_into_text(scene, rng):
        return
    hands.press(rng.choice(["ctrl+h", "ctrl+h", "ctrl+f", "ctrl+i"]))
    time.sleep(0.15)
    hands.write(rng.choice(["Arn", "Lambda", "1", "id", "zzz"]))
    hands.press("Tab")
    hands.write(rng.choice(["Arn", "X", "2", ""]))
    press_some(rng, ["Tab", "Return", "Return", "space", "ctrl+g"], 5)
    hands.press("Escape", "Escape")


@act(2)
def wheel_in_text(scene, rng):
    click(scene.anywhere(rng, scene.source_box), button=rng.choice([4, 5]), times=6)


# --- problems ---

@act(5)
def fix_problem(scene, rng):
    if rng.random() < 0.5:
        hands.press("F8", "ctrl+period")
    elif scene.show_tab(r"Problems(?: \d+)?"):
        scene.look()
        node, box = scene.pick_seen(rng, scene.list_buttons("Problems",
                                                            r"Fix…|_?Repair….*|Explain"))
        if node is not None:
            click(scene.clamp(near(rng, box, 0.2)))
    time.sleep(0.3)
    scene.answer_windows(rng)


# --- the outline ---

@act(6)
def outline(scene, rng):
    box = scene.pick(rng, scene.outline)
    if not box:
        return
    click(scene.clamp(near(rng, box, 0.3)), times=rng.choice([1, 1, 2]),
          modifier=rng.choice(["", "", "shift", "ctrl"]))
    press_some(rng, OUTLINE_KEYS, 4)
    if rng.random() < 0.3:
        hands.press("Return", "Escape")


@act(2)
def rename_in_outline(scene, rng):
    box = scene.pick(rng, scene.outline)
    if box:
        click(scene.clamp(near(rng, box, 0.3)))
        hands.press("F2")
        hands.press("ctrl+a")
        type_some(rng, rng.choice(NAMES))


@act(2)
def drag_in_outline(scene, rng):
    start, end = scene.pick(rng, scene.outline), scene.pick(rng, scene.outline)
    if start and end:
        drag(rng, scene.clamp(near(rng, start, 0.2)), scene.clamp(near(rng, end, 0.4)),
             is_cancelled=rng.random() < 0.2)


@act(2)
def outline_buttons(scene, rng):
    node, box = scene.pick_seen(rng, scene.list_buttons("Outline", ".*"))
    if node is None:
        return
    click(scene.clamp(near(rng, box, 0.2)))
    time.sleep(0.2)
    if "Filter" in node.name or rng.random() < 0.3:
        hands.write(rng.choice(WORDS))
    hands.press(*["Down"] * rng.randint(0, 3), rng.choice(["Return", "Escape"]), "Escape")


# --- commands, finding, files ---

@act(3)
def command(scene, rng):
    hands.move(*scene.middle())
    hands.press(rng.choice(["ctrl+shift+p", "ctrl+k"]))
    time.sleep(0.2)
    hands.write(rng.choice(COMMANDS))
    time.sleep(0.1)
    hands.press(rng.choice(["Return", "Return", "Escape"]))
    time.sleep(0.2)
    scene.answer_windows(rng)


@act(3)
def find_everywhere(scene, rng):
    hands.move(*scene.middle())
    hands.press("ctrl+shift+f")
    time.sleep(0.2)
    hands.write(rng.choice([*WORDS, *TYPES, "Billing", "1", "Arn", "Tags"]))
    time.sleep(0.1)
    hands.press(*["Down"] * rng.randint(0, 3), rng.choice(["Return", "Return", "Escape"]))


@act(2)
def save(scene, rng):
    hands.gesture(*scene.middle(), "key", *["ctrl+s"] * rng.randint(1, 3))
