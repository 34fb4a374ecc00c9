# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hand does to connections that are there: an end is dragged to another card, a stroke cuts
them, a menu is clicked; and what goes with a card that is deleted. Undone, all is as it was."""

import eyes
import hands
from connections import STACK, Journey
from stage import wait_for


def get_line(journey):
    """The two ends of the line from the function down to its role."""
    x, bottom = journey.designer.bottom_port("Echo")
    _, top, _, _ = journey.designer.box(journey.designer.wait_card("EchoRole"))
    return (x, bottom), (x, top)


def an_end_is_dragged(journey):
    _, (x, top) = get_line(journey)
    seen = []

    def look():
        seen.append(journey.wait_bubble("OtherRole"))
    hands.drag((x, top - 14), journey.middle("OtherRole"), hold=look)
    journey.expect_text("Role: !GetAtt OtherRole.Arn")
    journey.designer.expect("!GetAtt EchoRole.Arn" not in journey.designer.get_text(),
                            "the function still runs as its first role")
    journey.undo()

    def escape():
        hands.press_while_held("Escape")
        journey.expect_said("Cancelled")
    hands.drag((x, top - 14), journey.middle("OtherRole"), hold=escape)
    journey.expect_unchanged()


def a_stroke_cuts(journey):
    (x, bottom), (_, top) = get_line(journey)
    middle = (bottom + top) / 2
    with hands.holding("alt"):
        hands.drag((x - 40, middle - 6), (x + 40, middle + 6))
    wait_for("the role to be taken away", lambda: (
        "!GetAtt EchoRole.Arn" not in journey.designer.get_text()))
    journey.undo()


def a_menu_is_clicked(journey):
    hands.click(*journey.middle("Jobs"), button=3)
    journey.designer.click_in_popover(journey.wait_item("_?Delete"),
                                      journey.designer.wait_canvas())
    wait_for("the queue to go", lambda: "  Jobs:" not in journey.designer.get_text())
    journey.expect_said("Deleted Jobs.*")
    journey.undo()


def a_card_goes_with_its_edges(journey):
    journey.designer.click(journey.designer.wait_card("News"))
    hands.press("Delete")
    journey.expect_said("Deleted News; also changed: Jobs")
    journey.designer.expect("DependsOn" not in journey.designer.get_text(),
                            "the queue still waits for what is gone")
    # The notice offers to take it back.
    journey.designer.click_at_rest(eyes.wait("_?Undo", "push button", journey.designer.frame))
    wait_for("the text as it was", lambda: not journey.is_changed())


def only_used_permissions_go(journey):
    """Ctrl+Delete takes along the permissions that only the connection needed."""
    hands.drag(journey.right_port("Orders"), journey.middle("Echo"))
    journey.expect_text("AWS::Lambda::EventSourceMapping", "dynamodb:GetRecords")
    mapping = eyes.wait(r"Mapping \w+\b.*", "push button", journey.designer.wait_canvas())
    journey.designer.click_at_rest(mapping)
    hands.press("ctrl+Delete")
    wait_for("mapping and permission to go", lambda: not any(
        part in journey.designer.get_text()
        for part in ("AWS::Lambda::EventSourceMapping", "dynamodb:GetRecords")))
    journey.undo(2)


def the_pointer_is_told_why(journey):
    """What it is, whether it holds, the reason and the places in the template."""
    (x, bottom), (_, top) = get_line(journey)
    for step in (0, 2):
        hands.move(x, (bottom + top) / 2 + step)
    eyes.wait("Role, Echo runs as EchoRole: holds\n"
              "Echo runs as EchoRole, which trusts the Lambda service\n"
              r"Resources\.Echo\.Properties\.Role\n"
              r"Resources\.EchoRole\.Properties\.AssumeRolePolicyDocument\..*", "label")


def a_badge_is_clicked(journey):
    """It lists what is wrong with the card, with what repairs it."""
    x, y, width, _ = journey.designer.box(journey.designer.wait_card("EchoRole"))
    hands.click(x + width - 4, y + 4)
    problems = eyes.wait("Problems of EchoRole", "list", journey.designer.frame)
    eyes.wait("EchoRole does not allow Echo to write logs.*", "list item", problems)
    hands.press("Escape")
    journey.expect_unchanged()


def help_is_there(journey):
    designer = journey.designer
    hands.press("Escape", "Escape", "Escape")
    for ask in (lambda: hands.press("F1"),
                lambda: designer.click(eyes.wait("Help", "push button", designer.frame))):
        ask()
        eyes.wait(".*", "label", designer.wait_dialog())
        hands.press("Escape")
        wait_for("the shortcuts to go", lambda: len(eyes.get_windows()) == 1)


def run(designer):
    journey = Journey(designer, STACK)
    an_end_is_dragged(journey)
    a_stroke_cuts(journey)
    a_menu_is_clicked(journey)
    a_card_goes_with_its_edges(journey)
    only_used_permissions_go(journey)
    the_pointer_is_told_why(journey)
    a_badge_is_clicked(journey)
    help_is_there(journey)
