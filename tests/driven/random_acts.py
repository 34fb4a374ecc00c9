# SPDX-License-Identifier: GPL-3.0-or-later
"""What a restless hand does with the canvas and with the window."""

import time

import hands
import pyatspi
from random_hands import MODIFIERS, act, answer_choice, click, drag, near, press_some, type_some

TYPES = ["AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::DynamoDB::Table", "AWS::Lambda::Function"]
WORDS = ["Orders", "role", "table", "func", "Que", "S3", "x", "Bucket", "LambdaRole", "é", "sqs"]
NAMES = ["Orders", "Orders2", "LambdaRole", "a b", "Échange", "X", "DataTable", ""]
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
    answer_choice(rng)


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
        answer_choice(rng)


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
def minimap(scene, rng):
    """It lies in the lower right corner, where there is one."""
    x, y, width, height = scene.canvas
    corner = (x + width - 130, y + height - 100, 120, 90)
    drag(rng, scene.anywhere(rng, corner), scene.anywhere(rng, corner))


@act(2)
def tidy(scene, rng):
    node, box = scene.pick_seen(rng, scene.list_buttons_of_canvas())
    if node is not None:
        click(scene.clamp(near(rng, box, 0.2)))
        time.sleep(0.2)
        hands.press(*["Down"] * rng.randint(0, 4), rng.choice(["Return", "Escape"]), "Escape")


@act(4)
def clipboard(scene, rng):
    box = scene.pick(rng, scene.cards)
    if box:
        click(scene.clamp(near(rng, box, 0.3)))
    hands.press(*rng.choice([["ctrl+c", "ctrl+v"], ["ctrl+x", "ctrl+v"], ["ctrl+d"],
                             ["ctrl+a", "ctrl+c", "ctrl+shift+v"], ["ctrl+v", "ctrl+z"]]))
    time.sleep(0.2)
    scene.answer_windows(rng)


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
    answer_choice(rng)


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
        scene.look()
        item = scene.window.find(rng.choice([".*Light.*", ".*Dark.*", ".*System.*"]),
                                 pyatspi.ROLE_CHECK_MENU_ITEM, pyatspi.ROLE_RADIO_MENU_ITEM,
                                 pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_PUSH_BUTTON,
                                 pyatspi.ROLE_CHECK_BOX) if scene.window else None
        if item and scene.is_seen(item):
            click(scene.clamp(near(rng, scene.box(item), 0.1)))
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
