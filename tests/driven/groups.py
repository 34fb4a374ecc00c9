# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: made and named by keys, collapsed, filled and emptied by mouse, kept in the layout file,
and undone."""

import arranged
import eyes
import hands
from arranged import wait_selected
from stage import wait_for

FRAME = "Group {}, {} resources?, {}"


def find_frame(designer, name, n, state):
    return eyes.find(FRAME.format(name, n, state), "panel|grouping|group", designer.frame)


def wait_frame(designer, name, n, state="expanded"):
    return wait_for(f"the frame {name} with {n} cards, {state}",
                    lambda: find_frame(designer, name, n, state))


def make(designer):
    arranged.go_to(designer, "Table DataTable")
    hands.press("space", "Tab", "ctrl+space", "ctrl+g")
    designer.wait_focus("Name of the Group.*")
    hands.write("Data")
    hands.press("Return")
    wait_frame(designer, "Data", 2)
    designer.wait_focus(FRAME.format("Data", 2, "expanded"))


def collapse(designer):
    hands.press("Escape", "Left")
    wait_frame(designer, "Data", 2, "collapsed")
    wait_for("the cards to go", lambda: designer.find_card("DataTable") is None)
    designer.wait_focus(FRAME.format("Data", 2, "collapsed"))
    hands.press("Right")
    wait_frame(designer, "Data", 2)
    designer.wait_card("DataTable")
    hands.press("ctrl+Home")
    wait_frame(designer, "Data", 2, "collapsed")
    hands.press("ctrl+End")
    wait_frame(designer, "Data", 2)


def rename(designer):
    hands.press("F2")
    designer.wait_focus("Name of the Group.*")
    hands.write("Storage")
    hands.press("Return")
    wait_frame(designer, "Storage", 2)


def by_mouse(designer):
    x, y, width, _ = designer.box(wait_frame(designer, "Storage", 2))
    # The band selects what is in it; the triangle opens and closes.
    hands.click(x + width / 2, y + 10)
    wait_selected(designer, "DataTable", "DataTableStream")
    hands.click(x + 10, y + 13)
    wait_frame(designer, "Storage", 2, "collapsed")
    arranged.wait_for_rest(designer, "EchoFunction", "LambdaRole")
    hands.click(*designer.centre_of(find_frame(designer, "Storage", 2, "collapsed")), times=2)
    wait_frame(designer, "Storage", 2)

    # Into the frame, and out of it.
    hands.click(*designer.canvas_point(300, 440))
    x, y, width, height = designer.box(wait_frame(designer, "Storage", 2))
    hands.drag(arranged.grip(designer, "LambdaRole"), (x + width / 2, y + height - 14))
    wait_frame(designer, "Storage", 3)
    hands.drag(arranged.grip(designer, "LambdaRole"), designer.canvas_point(640, 520))
    wait_frame(designer, "Storage", 2)


def run(designer):
    path, text = arranged.open_sample(designer)
    make(designer)
    collapse(designer)
    rename(designer)
    arranged.save(designer, lambda lines: "[Storage] with DataTable" in lines, path)
    by_mouse(designer)
    arranged.expect_text(designer, text)
    arranged.undo_until(designer, text, path)
    wait_for("the frame to go", lambda: find_frame(designer, "Storage", 2, "expanded") is None)

    # Made and dissolved again.
    hands.click(*designer.canvas_point(700, 500))
    make(designer)
    hands.press("ctrl+shift+g")
    wait_for("the frame to go", lambda: find_frame(designer, "Data", 2, "expanded") is None)
    arranged.undo_until(designer, text)
