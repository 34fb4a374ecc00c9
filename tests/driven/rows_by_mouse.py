# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the gesture table by mouse that no other journey has: what lies under another, both ends of
an edge, bands that add, the second click on a name, buttons of the header."""

import re

import arranged
import eyes
import hands
from arranged import place, wait_moved, wait_selected
from stage import wait_for

BUTTON = "push button|toggle button"
ITEM = "menu item|check menu item|radio menu item|push button"


def select_by_band(designer):
    """Shift adds what a band takes, Ctrl changes it over."""
    designer.click(designer.wait_card("LambdaRole"))
    x, y, width, height = designer.box(designer.wait_card("DataTable"))
    start, end = (x - 14, y - 14), (x + width + 14, y + height + 14)
    with hands.holding("shift"):
        hands.drag(start, end)
    wait_selected(designer, "DataTable", "LambdaRole")
    with hands.holding("ctrl"):
        hands.drag(start, end)
    wait_selected(designer, "LambdaRole")


def take_what_lies_under(designer):
    """With Alt a card goes where the hand has it, not to the grid; Alt+click finds what it hides."""
    before = place(designer, "LambdaRole")
    over = place(designer, "DataTable")
    start = arranged.grip(designer, "LambdaRole")
    dx, dy = over[0] - before[0] + 7, over[1] - before[1] + 5
    with hands.holding("alt"):
        hands.drag(start, (start[0] + dx, start[1] + dy))
    wait_moved(designer, "LambdaRole", before, dx, dy)
    at = arranged.grip(designer, "DataTable")
    hands.click(*designer.canvas_point(300, 440))
    hands.click(*at)
    first = wait_for("one of the two", lambda: arranged.get_selected(designer))
    with hands.holding("alt"):
        hands.click(*at)
        other = ["LambdaRole"] if first == ["DataTable"] else ["DataTable"]
        wait_selected(designer, *other)
        hands.click(*at)
        wait_selected(designer, *first)
    hands.press("ctrl+z")
    wait_moved(designer, "LambdaRole", before, 0, 0)


def take_both_ends(designer):
    edge = designer.wait_edge("Role, EchoFunction runs as LambdaRole: holds")
    hands.click(*designer.centre_of(edge), times=2)
    wait_selected(designer, "EchoFunction", "LambdaRole")


def add_at_the_pointer(designer, text):
    hands.click(*designer.canvas_point(300, 440), times=2)
    eyes.wait("Search.*|What .*|Add .*", "text|entry")
    hands.write("queue")
    hands.press("Return")
    designer.wait_text("AWS::SQS::Queue")
    designer.wait_card("Queue")
    arranged.wait_said("Added Queue, 5 of 5")
    # By the buttons of the header, which say what they do.
    designer.click(eyes.wait(r"Undo\b.*", BUTTON, designer.frame))
    arranged.wait_said("Undone: Add Queue")
    arranged.expect_text(designer, text)
    designer.click(eyes.wait(r"Redo\b.*", BUTTON, designer.frame))
    designer.wait_text("AWS::SQS::Queue")
    designer.click(eyes.wait(r"Undo\b.*", BUTTON, designer.frame))
    wait_for("the queue to go", lambda: designer.find_card("Queue") is None)


def rename_by_second_click(designer):
    x, y, width, height = designer.box(designer.wait_card("DataTable"))
    name = (x + width * 0.4, y + height * 0.1)
    hands.click(*name)
    wait_selected(designer, "DataTable")
    # Slower than a double click.
    wait_for("the first click to be over", lambda: not hands.time.sleep(0.6))
    hands.click(*name)
    eyes.wait("Logical ID.*", "text|entry")
    hands.write("Orders")
    hands.press("Return")
    designer.wait_text("!GetAtt Orders.StreamArn")
    hands.press("ctrl+z")
    designer.wait_card("DataTable")


def scroll_at_the_border(designer):
    """What is dragged to the border takes the view along."""
    before = place(designer, "EchoFunction")
    x, y, width, _ = designer.box(designer.wait_canvas())
    start = arranged.grip(designer, "DataTable")

    def look():
        wait_for("the view to go left", lambda: place(designer, "EchoFunction")[0] > before[0] + 40)
        hands.press_while_held("Escape")
    hands.drag(start, (x + 6, start[1]), hold=look)
    hands.press("Home")
    arranged.wait_for_rest(designer)


def find_by_the_loupe(designer):
    designer.click(eyes.wait(r"Find a card.*", BUTTON, designer.frame))
    designer.wait_focus("Find a card.*")
    hands.write("role")
    wait_selected(designer, "LambdaRole")
    hands.press("Escape")


def open_menu_of_the_ground(designer):
    """It is of the ground whatever is selected, and that stays so until something is chosen."""
    hands.click(*designer.canvas_point(300, 440))
    wait_selected(designer)
    designer.click(designer.wait_card("DataTable"))
    wait_selected(designer, "DataTable")
    hands.click(*designer.canvas_point(300, 440), button=3)
    designer.click_in_popover(eyes.wait("In_?vert the Selection", ITEM), designer.wait_canvas())
    wait_selected(designer, *[name for name in arranged.CARDS if name != "DataTable"])
    hands.click(*designer.canvas_point(300, 440), button=3)
    designer.click_in_popover(eyes.wait("_?Select _?All", ITEM), designer.wait_canvas())
    wait_selected(designer, *arranged.CARDS)
    hands.click(*designer.canvas_point(300, 440))


def between_card_and_text(designer):
    """A click on a card leads to its lines, a click on lines to their card."""
    hands.press("F9", "Home")
    arranged.wait_for_rest(designer)
    source = designer.source()
    designer.click(designer.wait_card("DataTableStream"))
    wait_selected(designer, "DataTableStream")
    wait_for("the text to be at its lines", lambda: get_name_at_cursor(designer, source)
             == "DataTableStream")
    hands.press("ctrl+Return", "ctrl+Home")
    wait_for("the cursor at the start", lambda: source.queryText().caretOffset == 0)
    x, y, width, _ = designer.box(source)
    for line in range(2, 12):
        before = source.queryText().caretOffset
        hands.click(x + width / 2, y + 19 * line)
        wait_for("the cursor in another line",
                 lambda b=before: source.queryText().caretOffset != b)
        name = get_name_at_cursor(designer, source)
        if name not in (None, "DataTableStream"):
            wait_selected(designer, name)
            return
    designer.expect(False, "no line of another resource is seen")


def get_name_at_cursor(designer, source):
    text, cursor = designer.get_text(), source.queryText().caretOffset
    above = text[:text.find("\n", cursor)].split("Resources:\n")
    names = re.findall(r"^  (\w+):", above[-1], re.MULTILINE) if len(above) > 1 else []
    return names[-1] if names else None


def find_topic_row(designer):
    return eyes.wait(r"Add Topic.*", "list item", designer.frame)


def add_by_double_click(designer, text):
    row = find_topic_row(designer)
    hands.click(*designer.centre_of(row), times=2)
    designer.wait_text("AWS::SNS::Topic")
    designer.wait_card("Topic")
    # No row goes away under the pointer; it is among the recent ones when the pointer has left.
    place = designer.box(row)
    designer.expect(place == designer.box(find_topic_row(designer)), "the row has moved")
    hands.move(*designer.centre_of(designer.wait_canvas()))
    wait_for("it to be a recent one", lambda: designer.box(find_topic_row(designer)) != place)
    hands.press("ctrl+z")
    wait_for("the text as before", lambda: designer.get_text() == text)


def run(designer):
    path, text = arranged.open_sample(designer)
    select_by_band(designer)
    take_both_ends(designer)
    take_what_lies_under(designer)
    add_at_the_pointer(designer, text)
    rename_by_second_click(designer)
    find_by_the_loupe(designer)
    open_menu_of_the_ground(designer)
    scroll_at_the_border(designer)
    arranged.undo_until(designer, text, path)
    between_card_and_text(designer)
    add_by_double_click(designer, text)
