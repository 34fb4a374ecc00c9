# SPDX-License-Identifier: GPL-3.0-or-later
"""What a restless hand does with the window. Each act is a function of the scene and of a random
generator of its own, so that a list of names and numbers is all that is needed to do it again."""

import time

import eyes
import hands

MARGIN = 8
FIELDS = "entry|text|spin button|combo box|check box|toggle button|switch|push button"
TYPES = ["AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::DynamoDB::Table", "AWS::Lambda::Function"]
WORDS = ["Orders", "role", "table", "func", "Que", "S3", "x", "Bucket", "LambdaRole", "é", "sqs"]
NAMES = ["Orders", "Orders2", "LambdaRole", "a b", "Échange", "X", "DataTable", ""]
# Whole entries, fragments that break the text, and what mends nothing.
TYPED = [" [", "]", "{", "}", "'", '"', ":", "- ", "#", "&a ", "*a", "!Ref X", "!GetAtt X.Arn",
         "\n", "\n  Extra:\n  Type: AWS::SQS::Queue", "Timeout: 3", "Ref", "abc", ",", "${X}", "|",
         "DependsOn: X", "Condition: C", "  ", "é→"]
CANVAS_KEYS = ["Tab", "shift+Tab", "Tab", "Left", "Right", "Up", "Down", "shift+Left", "shift+Down",
               "alt+Left", "alt+Right", "alt+Up", "alt+Down", "alt+shift+Left", "ctrl+Left",
               "ctrl+Down", "ctrl+shift+Left", "ctrl+shift+Up", "c", "f", "l", "L", "ctrl+l",
               "Delete", "ctrl+Delete", "BackSpace", "ctrl+d", "ctrl+c", "ctrl+v", "ctrl+shift+v",
               "ctrl+x", "ctrl+g", "ctrl+shift+g", "ctrl+shift+l", "ctrl+Home", "ctrl+End",
               "ctrl+a", "ctrl+shift+a", "ctrl+i", "space", "shift+space", "ctrl+space", "Return",
               "Return", "Escape", "Home", "shift+1", "shift+2", "ctrl+0", "ctrl+plus",
               "ctrl+minus", "Page_Up", "Page_Down", "shift+Page_Down", "ctrl+Return", "Menu",
               "shift+F10", "ctrl+period", "F8", "shift+F8", "shift+alt+c"]
WINDOW_KEYS = ["F6", "shift+F6", "F9", "ctrl+shift+t", "ctrl+apostrophe", "ctrl+shift+o", "F8",
               "ctrl+Return", "ctrl+s", "F10", "ctrl+f", "ctrl+Tab"]
MODIFIERS = ["", "", "", "", "shift", "ctrl", "alt"]

ACTS = {}


def act(weight):
    def register(function):
        ACTS[function.__name__] = (function, weight)
        return function
    return register


def choose(rng):
    names = list(ACTS)
    return rng.choices(names, [ACTS[name][1] for name in names])[0]


# --- hands in a hurry ---

def press_some(rng, keys, most):
    hands.press(*[rng.choice(keys) for _ in range(rng.randint(1, most))])


def click(point, button=1, times=1, modifier=""):
    hands.gesture(*point, *hands.held(modifier, "click", "--repeat", times, "--delay", 60, button))


def drag(rng, start, end, modifier="", button=1, is_cancelled=False):
    """In few small moves; Esc before the end takes it back."""
    words = ["mousedown", button]
    steps = rng.randint(3, 7)
    for i in range(1, steps + 1):
        words += ["mousemove", round(start[0] + (end[0] - start[0]) * i / steps),
                  round(start[1] + (end[1] - start[1]) * i / steps), "sleep", "0.03"]
    if is_cancelled:
        words += ["key", "Escape", "sleep", "0.03"]
    words += ["mouseup", button]
    hands.gesture(*start, *hands.held(modifier, *words))


def near(rng, box, spread=0.5):
    """A point of a box: around its middle."""
    x, y, width, height = box
    return (x + width * (0.5 + rng.uniform(-spread, spread)),
            y + height * (0.5 + rng.uniform(-spread, spread)))


def type_some(rng, text):
    hands.write(text)
    hands.press(rng.choice(["Return", "Return", "Escape", "Tab", "ctrl+Return"]))


# --- the canvas by pointer ---

@act(8)
def click_card(scene, rng):
    card = scene.pick(rng, scene.cards)
    if card:
        click(scene.clamp(near(rng, card, 0.48)), times=rng.choice([1, 1, 1, 2]),
              modifier=rng.choice(MODIFIERS))


@act(10)
def drag_card(scene, rng):
    card = scene.pick(rng, scene.cards)
    if card:
        start = near(rng, card, 0.35)
        end = (start[0] + rng.gauss(0, 120), start[1] + rng.gauss(0, 90))
        drag(rng, scene.clamp(start), scene.clamp(end), rng.choice(MODIFIERS),
             is_cancelled=rng.random() < 0.15)


@act(4)
def drag_card_onto(scene, rng):
    card, target = scene.pick(rng, scene.cards), scene.pick(rng, scene.cards + scene.edges)
    if card and target:
        drag(rng, scene.clamp(near(rng, card, 0.3)), scene.clamp(near(rng, target, 0.1)))


@act(9)
def connect_by_port(scene, rng):
    card, target = scene.pick(rng, scene.cards), scene.pick(rng, scene.cards)
    if not card or not target:
        return
    x, y, width, height = card
    # The trigger's ports sit beside the second fact, the others in the middle of the lower edge.
    port = rng.choice([(x + width, y + width * 79 / 216), (x, y + width * 79 / 216),
                       (x + width / 2, y + height), (x + width, y + height / 2)])
    end = near(rng, target, 0.3) if rng.random() < 0.75 else scene.anywhere(rng, scene.canvas)
    drag(rng, scene.clamp(port), scene.clamp(end), is_cancelled=rng.random() < 0.1)
    answer_choice(scene, rng)


def answer_choice(scene, rng):
    """Where there are several meanings, or types to make, a list asks."""
    time.sleep(0.15)
    if rng.random() < 0.8:
        hands.press(*["Down"] * rng.randint(0, 3), "Return")
    else:
        hands.press("Escape")


@act(5)
def click_edge(scene, rng):
    edge = scene.pick(rng, scene.edges)
    if edge:
        click(scene.clamp(near(rng, edge, 0.1)), button=rng.choice([1, 1, 1, 3]),
              times=rng.choice([1, 1, 2]))
        if rng.random() < 0.4:
            hands.press(rng.choice(["Delete", "Return", "Insert", "ctrl+period", "Escape"]))


@act(4)
def drag_edge(scene, rng):
    edge, card = scene.pick(rng, scene.edges), scene.pick(rng, scene.cards)
    if edge and card:
        x, y, width, height = edge
        start = rng.choice([(x + 8, y + 10), (x + width - 8, y + height - 10)])
        drag(rng, scene.clamp(start), scene.clamp(near(rng, card, 0.3)))
        answer_choice(scene, rng)


@act(5)
def rubber_band(scene, rng):
    drag(rng, scene.anywhere(rng, scene.canvas), scene.anywhere(rng, scene.canvas),
         rng.choice(MODIFIERS), is_cancelled=rng.random() < 0.2)


@act(2)
def pan(scene, rng):
    drag(rng, scene.anywhere(rng, scene.canvas), scene.anywhere(rng, scene.canvas), button=2)


@act(5)
def wheel(scene, rng):
    click(scene.anywhere(rng, scene.canvas), button=rng.choice([4, 5, 6, 7]),
          times=rng.randint(1, 6), modifier=rng.choice(["", "shift", "ctrl", "ctrl"]))


@act(2)
def show_everything(_scene, _rng):
    hands.press("Home")


@act(4)
def quick_add(scene, rng):
    click(scene.anywhere(rng, scene.canvas), times=2)
    time.sleep(0.15)
    type_some(rng, rng.choice(WORDS))


@act(4)
def context_menu(scene, rng):
    box = scene.pick(rng, scene.cards) if rng.random() < 0.7 else scene.canvas
    click(scene.clamp(near(rng, box or scene.canvas, 0.4)), button=3)
    time.sleep(0.2)
    hands.press(*["Down"] * rng.randint(0, 9),
                rng.choice(["Return", "Return", "Escape"]))


# --- the canvas by keyboard ---

@act(14)
def canvas_keys(scene, rng):
    press_some(rng, CANVAS_KEYS, 6)


@act(4)
def focus_canvas(scene, rng):
    card = scene.pick(rng, scene.cards)
    click(scene.clamp(near(rng, card or scene.canvas, 0.3)))
    press_some(rng, CANVAS_KEYS, 4)


@act(5)
def connect_by_keys(scene, rng):
    focus_canvas(scene, rng)
    hands.press("c", *["Tab"] * rng.randint(1, 4), "Return")
    answer_choice(scene, rng)


@act(4)
def rename(scene, rng):
    card = scene.pick(rng, scene.cards)
    if card:
        click(scene.clamp(near(rng, card, 0.3)))
        hands.press("F2")
        time.sleep(0.1)
        hands.press("ctrl+a")
        type_some(rng, rng.choice(NAMES))


@act(4)
def add_by_key(_scene, rng):
    hands.press(rng.choice(["slash", "Insert", "shift+a", "ctrl+Right"]))
    time.sleep(0.15)
    hands.write(rng.choice(WORDS + TYPES))
    hands.press(*["Down"] * rng.randint(0, 2), rng.choice(["Return", "ctrl+Return", "Escape"]))


@act(4)
def add_by_drag(scene, rng):
    item = scene.pick(rng, scene.palette)
    if item:
        if rng.random() < 0.3:
            click(scene.clamp(near(rng, item, 0.3)), times=2)
        else:
            hands.drag(scene.clamp(near(rng, item, 0.3)), scene.anywhere(rng, scene.canvas))


# --- forms, text, problems ---

@act(9)
def use_field(scene, rng):
    fields = [node for node in eyes.find_all(".*", FIELDS, scene.inspector)
              if eyes.is_shown(node) and scene.is_seen(node)]
    node = scene.pick(rng, fields)
    if not node:
        click(scene.anywhere(rng, scene.inspector_box), button=rng.choice([4, 5]), times=5)
        return
    role = node.getRoleName()
    click(scene.clamp(near(rng, scene.box(node), 0.3)))
    if role in ("entry", "text", "spin button"):
        hands.press("ctrl+a")
        type_some(rng, rng.choice(["1", "30", "100000", "-1", "abc", "", "!Ref X", "a: b"] + NAMES))
    elif role == "combo box":
        time.sleep(0.15)
        hands.press(*["Down"] * rng.randint(0, 3), rng.choice(["Return", "Escape"]))
    else:
        time.sleep(0.1)
        hands.press(rng.choice(["Escape", "Return", "space", "Tab"]))
    if rng.random() < 0.5:
        click(scene.anywhere(rng, scene.inspector_box), button=rng.choice([4, 5]),
              times=rng.randint(1, 5))


@act(10)
def type_text(scene, rng):
    if not scene.show_tab("Template"):
        return
    click(scene.anywhere(rng, scene.source_box))
    hands.press(*[rng.choice(["Home", "End", "Up", "Down", "ctrl+Right", "ctrl+Home", "ctrl+End"])
                  for _ in range(rng.randint(0, 3))])
    for _ in range(rng.randint(1, 3)):
        what = rng.random()
        if what < 0.45:
            hands.write(rng.choice(TYPED))
        elif what < 0.6:
            hands.press(*[rng.choice(["BackSpace", "Delete"])] * rng.randint(1, 12))
        elif what < 0.8:
            hands.press("Home", *["shift+Down"] * rng.randint(1, 8), rng.choice(
                ["Delete", "ctrl+x", "ctrl+c", "Tab", "shift+Tab"]))
        else:
            hands.press(rng.choice(["ctrl+v", "ctrl+v", "Return", "alt+Up", "alt+Down"]))
    if rng.random() < 0.6:
        hands.press(*["ctrl+z"] * rng.randint(1, 8))


@act(2)
def wheel_in_text(scene, rng):
    click(scene.anywhere(rng, scene.source_box), button=rng.choice([4, 5]), times=6)


@act(5)
def fix_problem(scene, rng):
    if rng.random() < 0.5:
        hands.press("F8", "ctrl+period")
    elif scene.show_tab(r"Problems(?: \d+)?"):
        rows = [node for node in eyes.find_all("Fix…|_?Repair….*|Explain", "push button",
                                               scene.frame) if scene.is_seen(node)]
        row = scene.pick(rng, rows)
        if row:
            click(scene.clamp(scene.designer.centre_of(row)))
    time.sleep(0.3)
    scene.answer_windows(rng)


@act(2)
def outline(scene, rng):
    item = scene.pick(rng, scene.outline)
    if item:
        click(scene.clamp(near(rng, item, 0.3)), times=rng.choice([1, 1, 2]))
        press_some(rng, ["Down", "Up", "Return", "Delete", "F2", "Left", "Right", "Escape"], 3)


# --- the window, and back in time ---

@act(9)
def undo_and_redo(scene, rng):
    hands.press(*["ctrl+z"] * rng.randint(1, 6), *[rng.choice(["ctrl+y", "ctrl+shift+z"])
                                                  for _ in range(rng.randint(0, 6))])


@act(2)
def undo_storm(scene, rng):
    """Faster than anything can be read in between."""
    keys = ["ctrl+z"] * rng.randint(10, 30) + ["ctrl+y"] * rng.randint(0, 30)
    hands.gesture(*scene.middle(), "key", "--delay", rng.choice([1, 20]), *keys)


@act(4)
def window_keys(_scene, rng):
    press_some(rng, WINDOW_KEYS, 3)


@act(2)
def resize(scene, rng):
    for _ in range(rng.randint(1, 4)):
        scene.resize(rng.choice([370, 500, 700, 900, 1100, 1430, 1430, 1430]),
                     rng.choice([300, 500, 700, 890, 890]))
        time.sleep(0.1)


@act(2)
def change_colours(scene, rng):
    if scene.open_main_menu():
        item = eyes.find(rng.choice([".*Light.*", ".*Dark.*", ".*System.*"]),
                         "check menu item|radio menu item|menu item|push button|check box",
                         scene.frame)
        if item and scene.is_seen(item):
            click(scene.clamp(scene.designer.centre_of(item)))
    hands.press("Escape", "Escape")


@act(2)
def open_and_close(scene, rng):
    key = rng.choice(["ctrl+o", "ctrl+shift+s", "ctrl+shift+e", "ctrl+question", "F10"])
    hands.press(key)
    time.sleep(0.3)
    if rng.random() < 0.3:
        press_some(rng, ["Tab", "Down", "Up", "a"], 3)
    scene.answer_windows(rng, is_dismissed=True)


@act(2)
def find_on_canvas(scene, rng):
    hands.move(*scene.middle())
    hands.press("ctrl+f")
    type_some(rng, rng.choice(WORDS))
    press_some(rng, ["Return", "Down", "Up", "Escape"], 4)
    hands.press("Escape")
