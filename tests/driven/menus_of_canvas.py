# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line of the two menus below the canvas, and what a card's menu selects, clicked one after
the other; what each did is read from where the cards then are."""

import re

import arranged
import eyes
import hands
import rows_by_keyboard
from arranged import CARDS, place
from connections import Journey
from stage import wait_for

ITEM = "menu item|check menu item|radio menu item|push button"
BUTTON = "push button|toggle button"


def spell(label):
    """A label as it is told with its mnemonic, wherever that stands, or without."""
    return "_?" + "_?".join(re.escape(sign) for sign in label)


def choose(designer, button, label):
    """A line of the menu that a button below the canvas opens."""
    node = eyes.wait(button, BUTTON, designer.frame)
    designer.click(node)
    # A button that the pointer stays on tells what it is, in a window like that of a menu.
    hands.move(*designer.canvas_point(300, 30))
    designer.click_in_popover_at_rest(eyes.wait(spell(label), ITEM), node)


def wait_no_menu():
    wait_for("the menu to go", lambda: hands.find_popover("millrace") is None)


def view(designer, label):
    choose(designer, "Zoom and View", label)
    wait_no_menu()


def arrange(designer, label):
    choose(designer, "Arrange", label)
    wait_no_menu()


def get_boxes(designer):
    return {name: designer.box(designer.wait_card(name)) for name in CARDS}


# --- Zoom and View ---

def wait_percent(designer, expression):
    wait_for("the zoom to be " + expression,
             lambda: eyes.find(expression + "\u00a0%", "label", designer.frame))


def zoom_by_menu(designer):
    designer.click(eyes.wait(r"Zoom In.*", "push button", designer.frame))
    wait_percent(designer, "1[1-9][0-9]")
    view(designer, "Normal Size")
    wait_percent(designer, "100")
    for _ in range(3):
        designer.click(eyes.wait(r"Zoom In.*", "push button", designer.frame))
    view(designer, "Show Everything")
    wait_percent(designer, "100")
    arranged.wait_for_rest(designer)

    designer.click(designer.wait_card("LambdaRole"))
    hands.press("Page_Down", "Page_Down")
    view(designer, "Show the Selection")
    arranged.wait_for_rest(designer)
    left, top, width, height = designer.box(designer.wait_canvas())
    x, y = designer.centre_of(designer.wait_card("LambdaRole"))
    designer.expect(left < x < left + width and top < y < top + height,
                    "the selected card is not seen")
    view(designer, "Normal Size")
    view(designer, "Show Everything")
    hands.click(*designer.canvas_point(300, 440))
    arranged.wait_for_rest(designer)


def switch_what_is_seen(designer):
    """Grid and map are seen and not told of: two pictures by switching twice."""
    x, y, width, height = designer.box(designer.wait_canvas())
    # Not in the middle below, where for a while stands what was said last.
    for label, part in (("Grid", (x + width - 300, y, 300, 100)),
                        ("Minimap", (x + width - 200, y + height - 120, 200, 120))):
        for _ in range(2):
            before = hands.picture(*part)
            view(designer, label)
            wait_for("another picture by " + label,
                     lambda b=before, p=part: hands.picture(*p) != b)

    permission = "Permission of LambdaRole to read DataTable.*"
    designer.wait_edge(permission)
    view(designer, "Lines of Permissions")
    wait_for("the permission to go", lambda: eyes.find(permission, "link") is None)
    view(designer, "Lines of Permissions")
    designer.wait_edge(permission)


# --- Arrange ---

# By line: what has to be equal of all cards then, from x, y, width and height.
ALIGNED = {
    "Align Left": lambda x, y, width, height: x,
    "Align Centres": lambda x, y, width, height: x + width / 2,
    "Align Right": lambda x, y, width, height: x + width,
    "Align Tops": lambda x, y, width, height: y,
    "Align Middles": lambda x, y, width, height: y + height / 2,
    "Align Bottoms": lambda x, y, width, height: y + height,
}


def is_close(numbers):
    return max(numbers) - min(numbers) <= 2


def undo(designer, before):
    hands.press("ctrl+z")
    wait_for("the cards to be where they were", lambda: get_boxes(designer) == before)


def align_by_menu(designer):
    hands.press("ctrl+a")
    before = get_boxes(designer)
    for label, get in ALIGNED.items():
        arrange(designer, label)
        wait_for(label, lambda g=get: is_close([g(*box) for box in get_boxes(designer).values()]))
        undo(designer, before)


def get_gaps(designer, axis):
    spans = sorted((box[axis], box[axis] + box[axis + 2]) for box in get_boxes(designer).values())
    return [after[0] - before[1] for before, after in zip(spans, spans[1:])]


def make_a_mess(designer):
    """Four cards that stand in no line, none above another."""
    # What is selected would be dragged along.
    hands.click(*designer.canvas_point(300, 440))
    for name, dx, dy in (("DataTable", 0, 190), ("DataTableStream", 40, -70),
                         ("LambdaRole", -70, 60)):
        before = place(designer, name)
        start = arranged.grip(designer, name)
        with hands.holding("alt"):
            hands.drag(start, (start[0] + dx, start[1] + dy))
        arranged.wait_moved(designer, name, before, dx, dy)


def distribute_by_menu(designer):
    hands.press("ctrl+a")
    before = get_boxes(designer)
    for label, axis in (("Distribute Horizontally", 0), ("Distribute Vertically", 1)):
        designer.expect(not is_close(get_gaps(designer, axis)), "the gaps are equal before")
        arrange(designer, label)
        wait_for(label, lambda a=axis: is_close(get_gaps(designer, a)))
        undo(designer, before)


def tidy_by_menu(designer, tidied):
    before = get_boxes(designer)
    arrange(designer, "Tidy Everything")
    wait_for("the first places", lambda: get_spans(get_boxes(designer)) == get_spans(tidied))
    undo(designer, before)

    # Only two of them: the others stay where the hand has put them.
    designer.click(designer.wait_card("DataTable"))
    with hands.holding("shift"):
        designer.click(designer.wait_card("DataTableStream"))
    arrange(designer, "Tidy the Selection")
    wait_for("two cards to move", lambda: get_moved(designer, before)
             and set(get_moved(designer, before)) <= {"DataTable", "DataTableStream"})
    undo(designer, before)

    # What the hand has put somewhere stays there; the one that nobody placed is laid out.
    arrange(designer, "Tidy What Is New")
    wait_for("one card to move", lambda: get_moved(designer, before) == ["EchoFunction"])
    undo(designer, before)


def get_spans(boxes):
    """Where cards are to each other: the view may have moved."""
    left = min(box[0] for box in boxes.values())
    top = min(box[1] for box in boxes.values())
    return {name: (box[0] - left, box[1] - top) for name, box in boxes.items()}


def get_moved(designer, before):
    return [name for name, box in get_boxes(designer).items() if box[:2] != before[name][:2]]


def group_by_menu(designer):
    hands.press("ctrl+a")
    choose(designer, "Arrange", "Group…")
    designer.wait_focus("Name of the Group.*")
    hands.write("All")
    hands.press("Return")
    eyes.wait("Group All, 4 resources, expanded", None, designer.frame)
    hands.press("ctrl+z")
    eyes.wait_gone("Group All.*")


# --- a card's menu ---

def select_by_menu(journey):
    """What feeds a card, what it feeds, all that is connected, and the others; in a stack that is
    no ring, as the sample is one by what its role may read."""
    designer = journey.designer
    canvas = designer.wait_canvas()
    for label, names in (("Select What Feeds It", ("Bills", "Echo")),
                         ("Select What It Feeds", ("Echo", "EchoRole")),
                         ("Select All Connected", ("Bills", "Echo", "EchoRole")),
                         ("Invert the Selection", ("Bills", "EchoRole", "Jobs", "News", "Orders",
                                                   "OtherRole"))):
        hands.press("Escape")
        rows_by_keyboard.wait_selected(journey)
        hands.click(*journey.middle("Echo"), button=3)
        designer.click_in_popover_at_rest(eyes.wait(spell("Select"), ITEM), canvas)
        designer.click_in_popover_at_rest(eyes.wait(spell(label), ITEM), canvas)
        rows_by_keyboard.wait_selected(journey, *names)
        wait_no_menu()


def run(designer):
    path, text = arranged.open_sample(designer)
    zoom_by_menu(designer)
    switch_what_is_seen(designer)
    align_by_menu(designer)
    tidied = get_boxes(designer)
    make_a_mess(designer)
    distribute_by_menu(designer)
    tidy_by_menu(designer, tidied)
    group_by_menu(designer)
    arranged.undo_until(designer, text, path)

    designer.end()
    select_by_menu(Journey(designer, rows_by_keyboard.ORDERED))
