# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the gesture table by mouse: moving the view, selecting, moving, renaming, tidying."""

import arranged
import eyes
import hands
from arranged import place, wait_moved, wait_selected
from stage import wait_for


def move_the_view(designer):
    ground = designer.canvas_point(420, 420)
    before = place(designer, "DataTable")
    hands.drag(ground, (ground[0] + 60, ground[1] - 40), button=2)
    wait_moved(designer, "DataTable", before, 60, -40)
    before = place(designer, "DataTable")
    with hands.holding("space"):
        hands.drag(ground, (ground[0] - 60, ground[1] + 40))
    wait_moved(designer, "DataTable", before, -60, 40)

    before = place(designer, "DataTable")
    hands.click(*ground, button=5)
    wait_moved(designer, "DataTable", before, 0, -64)
    with hands.holding("shift"):
        hands.click(*ground, button=5)
    wait_moved(designer, "DataTable", before, -64, -64)


def zoom(designer):
    x, y = place(designer, "DataTable")
    span = arranged.get_span(designer)
    with hands.holding("ctrl"):
        hands.click(x, y, button=4, times=2)
    wait_for("the cards to grow about the pointer", lambda: (
        arranged.get_span(designer) > span * 1.2
        and abs(place(designer, "DataTable")[0] - x) <= 3))
    designer.click(eyes.wait("Zoom and View.*", "toggle button|push button", designer.frame))
    item = eyes.wait("_?Show _?Everything", "menu item|check menu item|push button")
    designer.click_at_rest(item)
    arranged.wait_for_rest(designer)

    # The map is in the lower right corner of the canvas.
    left, top, canvas_width, canvas_height = designer.box(designer.wait_canvas())
    before = place(designer, "DataTable")
    corner = (left + canvas_width - 74, top + canvas_height - 48)
    hands.drag(corner, (corner[0] + 25, corner[1] + 10))
    wait_moved(designer, "DataTable", before)
    hands.press("Home")
    arranged.wait_for_rest(designer)


def select(designer):
    designer.click(designer.wait_card("DataTable"))
    wait_selected(designer, "DataTable")
    with hands.holding("shift"):
        designer.click(designer.wait_card("EchoFunction"))
    wait_selected(designer, "DataTable", "EchoFunction")
    with hands.holding("ctrl"):
        designer.click(designer.wait_card("DataTable"))
    wait_selected(designer, "EchoFunction")

    # To the right a band takes what it encloses, to the left what it touches.
    x, y, width, height = designer.box(designer.wait_card("DataTable"))
    start = (x - 14, y - 14)
    end = designer.centre_of(designer.wait_card("DataTableStream"))
    hands.drag(start, (end[0], y + height + 14))
    wait_selected(designer, "DataTable")
    hands.drag((end[0], y + height + 14), start)
    wait_selected(designer, "DataTable", "DataTableStream")
    hands.click(*designer.canvas_point(300, 420))
    wait_selected(designer)


def move(designer, path, text):
    before = place(designer, "LambdaRole")
    start = arranged.grip(designer, "LambdaRole")
    hands.drag(start, (start[0] - 30, start[1] + 90))
    wait_moved(designer, "LambdaRole", before)
    arranged.save(designer, lambda lines: len(lines) == 1
                  and lines[0].startswith("LambdaRole "), path)
    arranged.expect_text(designer, text)

    # Esc and the other button take it back.
    before = place(designer, "LambdaRole")
    start = arranged.grip(designer, "LambdaRole")
    hands.drag(start, (start[0] + 60, start[1] - 60), hold=lambda: hands.press_while_held("Escape"))
    wait_moved(designer, "LambdaRole", before, 0, 0)

    # Shift keeps to one axis; Ctrl makes a copy.
    designer.click(designer.wait_card("LambdaRole"))
    before = place(designer, "LambdaRole")
    with hands.holding("shift"):
        hands.drag(start, (start[0] - 12, start[1] + 70))
    wait_for("a move along one axis", lambda: place(designer, "LambdaRole")[1] > before[1])
    designer.expect(abs(place(designer, "LambdaRole")[0] - before[0]) <= 1, "Shift let it go aside")
    hands.press("ctrl+z")
    wait_moved(designer, "LambdaRole", before, 0, 0)
    with hands.holding("ctrl"):
        hands.drag(start, (start[0] - 300, start[1]))
    designer.wait_card("LambdaRole2")
    designer.wait_text("  LambdaRole2:\n")
    hands.press("ctrl+z")
    wait_for("the copy to go", lambda: designer.find_card("LambdaRole2") is None)


def rename(designer):
    x, y, width, height = designer.box(designer.wait_card("DataTable"))
    hands.click(x + width * 0.4, y + height * 0.1, times=2)
    eyes.wait("Logical ID.*", "text|entry")
    hands.write("LambdaRole")
    arranged.wait_said("There is something called")
    hands.press("ctrl+a")
    hands.write("Orders")
    arranged.wait_said("1 reference is renamed too")
    hands.press("Return")
    designer.wait_text("!GetAtt Orders.StreamArn")
    designer.wait_card("Orders")
    hands.press("ctrl+z")
    designer.wait_card("DataTable")

    x, y, width, height = designer.box(designer.wait_card("DataTable"))
    hands.click(x + width / 2, y + height * 0.7, times=2)
    eyes.wait("Table name", "text|entry", designer.frame)
    hands.write("orders")
    hands.press("Return")
    designer.wait_text("TableName: orders")
    hands.press("ctrl+z")


def arrange(designer):
    hands.click(*designer.canvas_point(300, 420))
    before = place(designer, "LambdaRole")
    hands.drag(arranged.grip(designer, "LambdaRole"), designer.canvas_point(200, 480))
    wait_moved(designer, "LambdaRole", before)
    designer.click(eyes.wait("Tidy Tidy|_?Tidy", "push button", designer.frame))
    arranged.wait_said("Tidy: [0-9]+ cards? moved")
    arranged.wait_for_rest(designer)


def run(designer):
    path, text = arranged.open_sample(designer)
    move_the_view(designer)
    zoom(designer)
    select(designer)
    move(designer, path, text)
    rename(designer)
    arrange(designer)
    arranged.undo_until(designer, text, path)
