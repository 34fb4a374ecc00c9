# SPDX-License-Identifier: GPL-3.0-or-later
"""The stream lab: by keyboard alone, a run that a missing permission stops, its repair, and the run
that gets through, step by step; by mouse a run, what travels with a step, another write."""

import json
import os
import re

import arranged
import eyes
import hands
from designer import BUTTON
from stage import wait_for

BROKEN = "data/rules/role-cannot-read-stream/wrong.yaml"
ROW = "list item|table row"


def find_steps(designer, start):
    """What the rows of the run say that begin with @start."""
    return [node.name for node in eyes.find_all(rf"{start}.*", ROW, designer.frame)]


def wait_step(designer, start):
    return eyes.wait(rf"{start}.*", ROW, designer.frame)


def wait_counts(designer, words):
    # Numbers stand before no-break spaces.
    eyes.wait(words.replace(" ", "\N{NO-BREAK SPACE}"), "label", designer.frame)


def is_step(node, start):
    return node is not None and re.match(start, node.name or "") is not None


def find_in_sight(designer, start):
    """The last step that begins like that and is in the part of the list that is seen."""
    lab = eyes.wait("Stream lab", "panel", designer.frame)
    _, top, _, height = designer.box(lab)
    for node in reversed(eyes.find_all(rf"{start}.*", ROW, lab)):
        _, y, _, row_height = designer.box(node)
        if top + 50 <= y and y + row_height <= top + height:
            return node
    return None


def wait_cleared(designer):
    wait_for("the run to be gone", lambda: not find_steps(designer, "Write,"))


def run_into_a_missing_permission(designer):
    """F5 shows a step after the other; Enter on what blocks them leads to the problem."""
    designer.expect(not eyes.find("Writes", "list|list box", designer.frame),
                    "the lab is there before anybody wanted it")
    hands.press("F5")
    wait_step(designer, "Write, ")
    blocked = wait_step(designer, "Blocked, .*Role does not allow dynamodb:")
    wait_counts(designer, "3 blocked")
    arranged.wait_said("3 records did not get through")
    designer.expect(not find_steps(designer, "Invocation, "), "the function was called all the same")

    designer.press_until("F6", "the tabs", lambda node: node.name == "Template"
                         and node.getRoleName() != "text")
    designer.press_until("Tab", "the steps", lambda node: is_step(node, "(Write|Blocked), "))
    designer.press_until("Down", "what blocks", lambda node: node.name == blocked.name)
    hands.press("Return")
    designer.wait_focus("Template")


def repair_and_step(designer):
    """The fix of that problem; the edit has ended the run. Then one step after the other."""
    hands.press("ctrl+period")
    dialog = designer.wait_dialog()
    hands.move(*designer.centre_of(eyes.wait("_?Apply.*", BUTTON, dialog)))
    hands.press("Return")
    designer.wait_text("dynamodb:GetRecords")
    hands.move(*designer.centre_of(designer.wait_canvas()))
    hands.press("F7")
    wait_step(designer, "Write, ")
    designer.expect(len(find_steps(designer, "(?:Write|Record|Invocation), ")) == 1, "a step was more than one")
    for _ in range(40):
        if eyes.find(r"Done, .*", ROW, designer.frame):
            break
        hands.press("F7")
    wait_step(designer, "Invocation, ")
    wait_step(designer, "Done, ")
    hands.press("shift+F5")
    wait_cleared(designer)
    arranged.wait_said("The run was stopped")


def edit_ends_the_run(designer):
    hands.press("F7")
    wait_step(designer, "Write, ")
    designer.click(eyes.wait("Template", BUTTON, designer.frame))
    designer.click(designer.source())
    hands.press("ctrl+End", "Return")
    arranged.wait_said("The template has changed")
    hands.press("ctrl+z")
    designer.click(eyes.wait("Stream Lab", BUTTON, designer.frame))
    wait_cleared(designer)


def run_by_mouse(designer):
    """The button of the header bar, the lab's own buttons, and a click on a step."""
    lab = eyes.wait("Stream lab", "panel", designer.frame)
    designer.click(eyes.find_all("Run", BUTTON, designer.frame)[0])
    wait_counts(designer, "3 delivered")
    arranged.wait_said("every record was dealt with")
    designer.click(eyes.wait("Stop", BUTTON, lab))
    wait_cleared(designer)

    designer.click(eyes.wait("Step", BUTTON, lab))
    wait_step(designer, "Write, ")
    designer.click(eyes.wait("Run", BUTTON, lab))
    wait_counts(designer, "3 delivered")
    designer.click_at_rest(wait_for("a call in sight", lambda: find_in_sight(designer,
                                                                             "Invocation, ")))
    payload = eyes.wait("What travels, as JSON", "text", designer.frame)
    wait_for("the event", lambda: '"Records"' in eyes.text_of(payload))
    designer.click(eyes.wait("Stop", BUTTON, lab))
    wait_cleared(designer)


def write_by_mouse(designer):
    """A row opens to its JSON; what is wrong in it is told at its line."""
    row = eyes.wait("Put id=1.*", ROW, designer.frame)
    x, y, _, _ = designer.box(row)
    hands.click(x + 60, y + 16)
    designer.wait_focus("Write, as JSON")
    hands.press("ctrl+a")
    hands.write('{"put": {"id": oh}}')
    eyes.wait("Line 1: .*", "label", designer.frame)
    hands.press("F5")
    arranged.wait_said("One of the writes cannot be read")
    hands.press("ctrl+a")
    hands.write('{"put": {"id": {"S": "seven"}}}')
    eyes.wait("Put id=seven.*", ROW, designer.frame)
    hands.press("F5", "F5")
    wait_step(designer, "Done, ")
    # What is typed is closed again, so that all rows are in sight.
    x, y, _, _ = designer.box(eyes.wait("Put id=seven.*", ROW, designer.frame))
    hands.click(x + 60, y + 16)
    wait_for("the row to be closed", lambda: not eyes.find("Write, as JSON", "text",
                                                           designer.frame))


# --- arranging and keeping them ---

def list_writes(designer):
    """The first word of each, from above."""
    writes = eyes.wait("Writes", "list|list box", designer.frame)
    rows = eyes.find_all("(?:Put|Update|Delete) .*", ROW, writes)
    rows.sort(key=lambda row: designer.box(row)[1])
    return [row.name.split()[0] for row in rows]


def wait_writes(designer, *words):
    wait_for(f"{words}", lambda: list_writes(designer) == list(words))


def arrange_by_mouse(designer):
    """A write is dragged to where another one stands; a run of what was there before ends."""
    wait_writes(designer, "Put", "Update", "Delete")
    rows = [eyes.wait(word + " .*", ROW, designer.frame) for word in ("Put", "Delete")]
    first, last = [designer.box(row) for row in rows]
    hands.drag((first[0] + 60, first[1] + 16), (last[0] + 60, last[1] + 16))
    wait_writes(designer, "Update", "Delete", "Put")
    wait_cleared(designer)
    hands.press("alt+Up")
    wait_writes(designer, "Update", "Put", "Delete")
    hands.press("Delete")
    wait_writes(designer, "Update", "Delete")


def choose_in_menu(designer, name, button="More about writes"):
    """The last button of that name."""
    eyes.wait(button, BUTTON, designer.frame)
    designer.click(eyes.find_all(button, BUTTON, designer.frame)[-1])
    designer.press_until("Down", name, lambda node: node.getRoleName() == "menu item"
                         and re.fullmatch(name, node.name or ""), 12)
    hands.press("Return")


def export_and_import(designer):
    """What was exported is there again when it is imported; what is no file is refused."""
    path = designer.stage.path("events.json")
    choose_in_menu(designer, "E_?xport…")
    designer.choose_file(path)
    wait_for("the file", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    with open(path, encoding="utf-8") as file:
        kinds = [next(iter(write)) for write in json.load(file)["writes"]]
    designer.expect(kinds == ["update", "delete"], f"{kinds} were exported")

    choose_in_menu(designer, "_?Sample Again")
    wait_writes(designer, "Put", "Update", "Delete")
    choose_in_menu(designer, "_?Import…")
    designer.choose_file_to_open(path)
    wait_writes(designer, "Update", "Delete")

    pipe = designer.stage.path("pipe.json")
    os.mkfifo(pipe)
    choose_in_menu(designer, "_?Import…")
    designer.choose_file_to_open(pipe)
    dialog = designer.wait_dialog()
    eyes.wait(".*pipe or a device.*", "label", dialog)
    designer.click_at_rest(eyes.wait("_?Close.*", "push button", dialog))
    wait_writes(designer, "Update", "Delete")


def come_back_tomorrow(designer, path):
    """Closing the window loses no write, and the file beside it says nothing of them."""
    hands.press("ctrl+s")
    choose_in_menu(designer, "_?Remove", "More about this write")
    wait_writes(designer, "Update")
    before = sorted(os.listdir(designer.stage.folder))
    hands.press("ctrl+w")
    designer.stage.wait_for_end()
    designer.end()
    designer.expect(sorted(os.listdir(designer.stage.folder)) == before, "a file came beside it")
    designer.start(path)
    hands.press("F7")
    wait_step(designer, "Write, ")
    wait_writes(designer, "Update")


def run(designer):
    original = os.path.join(designer.source_root, BROKEN)
    path = designer.stage.copy(original, "stack.yaml")
    designer.start(path)
    run_into_a_missing_permission(designer)
    repair_and_step(designer)
    edit_ends_the_run(designer)
    run_by_mouse(designer)
    write_by_mouse(designer)
    arrange_by_mouse(designer)
    export_and_import(designer)
    come_back_tomorrow(designer, path)
