# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the gesture table by keys alone that no other journey has: leaving the canvas and coming
back, what feeds what, edges that are cut and broken open, steps that join, jumping to and fro."""

import arranged
import eyes
import hands
from arranged import place, wait_moved
from build_by_keyboard import focus_card
from connections import STACK, TABLE, Journey
from stage import wait_for

ORDERED = STACK + TABLE.format("Bills") + """    DependsOn: Echo
"""
ITEM = "menu item|check menu item|push button"


def wait_selected(journey, *names):
    def are_selected():
        return sorted(name for name in ("Orders", "Echo", "EchoRole", "OtherRole", "Jobs", "News",
                                        "Bills")
                      if eyes.has_state(journey.designer.wait_card(name), eyes.SELECTED))
    wait_for("only " + " ".join(names) + " to be selected",
             lambda: are_selected() == sorted(names))


def is_in_canvas(designer):
    node = eyes.get_focused()
    return node is not None and designer.is_inside(node, "Template canvas")


def leave_and_come_back(journey):
    """No trap: Ctrl+Tab leaves, in both directions, as do F6 and Shift+F6; F10 opens the menu."""
    designer = journey.designer
    for key in ("ctrl+Tab", "ctrl+shift+Tab", "F6", "shift+F6"):
        focus_card(designer, "Orders")
        hands.press(key)
        wait_for("the focus to leave by " + key,
                 lambda: eyes.get_focused() is not None and not is_in_canvas(designer))
    hands.press("F10")
    eyes.wait("_?New Window", ITEM)
    hands.press("Escape")


def see_by_keys(journey):
    designer = journey.designer
    focus_card(designer, "Orders")
    for key, dx, dy in (("Page_Down", 0, -1), ("Page_Up", 0, 1), ("shift+Page_Down", -1, 0),
                        ("shift+Page_Up", 1, 0)):
        before = place(designer, "Orders")
        hands.press(key)
        wait_moved(designer, "Orders", before)
        after = place(designer, "Orders")
        designer.expect((after[0] - before[0]) * dx >= 0 and (after[1] - before[1]) * dy >= 0,
                        f"{key} went the wrong way: {before}, {after}")
    hands.press("shift+1")
    arranged.wait_said("(?:7 of 7 cards visible|Zoom [0-9]+)")
    hands.press("space", "shift+2")
    arranged.wait_said("(?:[0-9] of 7 cards? visible|Zoom [0-9]+)")
    hands.press("Escape", "ctrl+0")

    # Neither grid nor map is in the accessibility tree.
    box = designer.box(designer.wait_canvas())
    for key in ("ctrl+apostrophe", "ctrl+shift+o"):
        before = wait_for("a picture at rest", lambda: look_twice(box))
        hands.press(key)
        wait_for("another picture by " + key, lambda b=before: hands.picture(*box) != b)
        hands.press(key)
        wait_for("the picture as before by " + key, lambda b=before: hands.picture(*box) == b)


def look_twice(box):
    first = hands.picture(*box)
    hands.time.sleep(0.3)
    return first if hands.picture(*box) == first else None


def reach(journey):
    """What feeds a card, what it feeds, and all that is connected."""
    focus_card(journey.designer, "Echo")
    hands.press("ctrl+shift+a", "space", "l")
    wait_selected(journey, "Echo", "Bills")
    hands.press("ctrl+shift+a", "space", "shift+l")
    wait_selected(journey, "Echo", "EchoRole")
    hands.press("ctrl+shift+a", "space", "ctrl+l")
    wait_selected(journey, "Echo", "EchoRole", "Bills")
    hands.press("Escape")


def open_menu_and_form(journey):
    """The menu at the focus, the form and back, each to the same card."""
    designer = journey.designer
    for key in ("Menu", "shift+F10"):
        focus_card(designer, "Jobs")
        hands.press(key)
        eyes.wait("_?Delete", ITEM)
        hands.press("Escape")
        journey.expect_focus_on("Jobs")
    hands.press("Return")
    wait_for("the form to have the focus", lambda: eyes.get_focused() is not None
             and not is_in_canvas(designer))
    hands.press("Escape")
    journey.expect_focus_on("Jobs")
    hands.press("Escape")


def cut_an_edge(journey):
    journey.focus_edge("Role, Echo runs as EchoRole: holds")
    hands.press("Delete")
    wait_for("the role to be taken away",
             lambda: "!GetAtt EchoRole.Arn" not in journey.designer.get_text())
    wait_for("a focus", eyes.get_focused)
    journey.undo()


def cut_after_other_edits(journey):
    """What the connection wrote goes, and what was done meanwhile stays, byte for byte."""
    designer = journey.designer
    wanted = journey.text.replace("Jobs", "Tasks")
    focus_card(designer, "Echo")
    hands.press("c")
    designer.focus_named("Tab", r"Table Orders\b.*")
    hands.press("Return")
    journey.wait_rows(3)
    hands.press("Down", "Return")
    journey.expect_text("dynamodb:PutItem")
    focus_card(designer, "Jobs")
    hands.press("F2")
    designer.wait_focus("Logical ID.*")
    hands.write("Tasks")
    hands.press("Return")
    journey.expect_text("  Tasks:")
    journey.focus_edge("Permission of EchoRole to .* Orders: holds")
    hands.press("Delete")
    wait_for("the text before it with the other name", lambda: designer.get_text() == wanted)
    journey.undo(3)


def insert_on_an_edge(journey):
    journey.focus_edge(".*Bills.*Echo.*")
    hands.press("Insert")
    journey.wait_rows(1)
    hands.write("mapping")
    hands.press("Return")
    journey.expect_said("Inserted Mapping between Bills and Echo: wrote .*")
    journey.undo()


def delete_moves_the_focus(journey):
    focus_card(journey.designer, "Jobs")
    hands.press("BackSpace")
    journey.expect_said("Deleted Jobs.*")
    wait_for("the card to go", lambda: journey.designer.find_card("Jobs") is None)
    wait_for("the focus on another card", lambda: is_in_canvas(journey.designer))
    hands.press("ctrl+z")
    journey.expect_said("Undone: .*Jobs.*")
    hands.press("ctrl+y")
    wait_for("the card to go again", lambda: journey.designer.find_card("Jobs") is None)
    hands.press("ctrl+z")
    journey.designer.wait_card("Jobs")
    hands.press("ctrl+shift+z")
    wait_for("the card to go once more", lambda: journey.designer.find_card("Jobs") is None)
    journey.undo()


def nudges_join(journey):
    """Presses within 400 ms are one step, a later one another; with Alt and Shift it is a pixel."""
    designer = journey.designer
    focus_card(designer, "News")
    hands.press("ctrl+shift+a", "space")
    before = place(designer, "News")
    hands.press("Up", "Up")
    wait_moved(designer, "News", before, 0, -48)
    hands.time.sleep(0.6)
    hands.press("alt+shift+Up")
    wait_moved(designer, "News", before, 0, -49)
    hands.time.sleep(0.6)
    hands.press("shift+Right")
    wait_moved(designer, "News", before, 120, -49)
    for dx, dy in ((0, -49), (0, -48), (0, 0)):
        hands.press("ctrl+z")
        wait_moved(designer, "News", before, dx, dy)
    hands.press("Escape")


def ungroup_by_the_other_key(journey):
    focus_card(journey.designer, "News")
    hands.press("ctrl+shift+a", "space", "ctrl+g")
    journey.designer.wait_focus(".*Group.*")
    hands.write("Posts")
    hands.press("Return")
    eyes.wait("Group Posts, 1 resource, expanded", None, journey.designer.frame)
    hands.press("ctrl+shift+u")
    eyes.wait_gone("Group Posts.*")
    hands.press("ctrl+z", "ctrl+z", "Escape")


def jump_and_call(journey):
    """To the text and back; the pane of the text goes and comes; the window of all keys."""
    designer = journey.designer
    focus_card(designer, "News")
    hands.press("space", "ctrl+Return")
    designer.wait_focus("Template")
    hands.press("ctrl+Return")
    journey.expect_focus_on("News")
    hands.press("ctrl+shift+t")
    wait_for("the text to go", lambda: not is_text_shown(designer))
    hands.press("ctrl+shift+t")
    wait_for("the text to come", lambda: is_text_shown(designer))
    hands.press("ctrl+shift+p")
    designer.wait_focus("What do you want.*")
    hands.press("Escape")
    hands.press("ctrl+question")
    window = designer.wait_dialog()
    eyes.wait("Connect to…|Undo", "label", window)
    hands.press("Escape")
    wait_for("the keys to go", lambda: len(eyes.get_windows()) == 1)


def is_text_shown(designer):
    return eyes.find("Template", "text", designer.frame) is not None


def walk_problems(journey):
    """F8 goes to a problem and says it, Shift+F8 back; Ctrl+. offers what repairs it."""
    journey.designer.focus_pane("Template canvas")
    for key in ("F8", "shift+F8"):
        hands.press("Escape", key)
        journey.expect_said(r"1 of 1, Warning: EchoRole does not allow Echo to write logs.* \([a-z-]+\)"
                            ".*")
        wait_selected(journey, "EchoRole")


def run(designer):
    journey = Journey(designer, ORDERED)
    leave_and_come_back(journey)
    see_by_keys(journey)
    reach(journey)
    open_menu_and_form(journey)
    cut_after_other_edits(journey)
    cut_an_edge(journey)
    insert_on_an_edge(journey)
    delete_moves_the_focus(journey)
    nudges_join(journey)
    ungroup_by_the_other_key(journey)
    jump_and_call(journey)
    walk_problems(journey)
    journey.designer.expect(not journey.is_changed(), "the text is not what it was")
