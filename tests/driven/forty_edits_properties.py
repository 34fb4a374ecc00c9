# SPDX-License-Identifier: GPL-3.0-or-later
"""Properties of docs/edits.md: each is found by its name and typed over, and clicked and typed
over."""

import os

from edits import KEYBOARD, MOUSE, SEARCH, Edits

# By number: the resource, what one looks for, what the form calls it, what is typed ("switch": the
# switch is turned), and what the text has then.
PROPERTIES = {
    1: ("DataTableStream", "batchsize", "Batch size", "50", r"BatchSize: 50\b"),
    2: ("DataTableStream", "batching window", r"Window \(s\)", "20",
        r"MaximumBatchingWindowInSeconds: 20\b"),
    3: ("DataTableStream", "retries", "Retries", "3", r"MaximumRetryAttempts: 3\b"),
    4: ("DataTableStream", "record age", r"Oldest record \(s\)", "600",
        r"MaximumRecordAgeInSeconds: 600\b"),
    5: ("DataTableStream", "parallel", "Batches at once", "4", r"ParallelizationFactor: 4\b"),
    6: ("DataTableStream", "tumbling", r"Tumbling window \(s\)", "30",
        r"TumblingWindowInSeconds: 30\b"),
    7: ("DataTableStream", "bisect", "Halve a failed batch", "switch",
        r"BisectBatchOnFunctionError: true"),
    8: ("EchoFunction", "timeout", r"Timeout \(s\)", "30", r"Timeout: 30\b"),
    9: ("EchoFunction", "memory", r"Memory \(MB\)", "512", r"MemorySize: 512\b"),
    10: ("EchoFunction", "reserved", "Reserved concurrency", "5",
         r"ReservedConcurrentExecutions: 5\b"),
    11: ("EchoFunction", "handler", "Handler", "index.main", r"Handler: index\.main\b"),
    12: ("EchoFunction", "function name", "Function name", "echo", r"FunctionName: echo\b"),
    13: ("EchoFunction", "description", "Description", "Echoes", r"Description: Echoes\b"),
    14: ("DataTable", "table name", "Table name", "items", r"TableName: items\b"),
    15: ("DataTable", "deletion", "Deletion protection", "switch",
         r"DeletionProtectionEnabled: true"),
    16: ("LambdaRole", "role name", "Role name", "echo-role", r"RoleName: echo-role\b"),
    17: ("LambdaRole", "path", "Path", "/app/", r"Path: /app/"),
    18: ("LambdaRole", "session", r"Longest session \(s\)", "7200", r"MaxSessionDuration: 7200\b"),
}

# In sight when the card is clicked: that click is counted then.
IN_SIGHT = (11, 12, 13, 14, 16, 17)

# Folded away: the search of the form opens what they are in.
FOLDED = (15, 18)


def set_by_keyboard(edits, number):
    """Wherever the focus is, and whatever is selected."""
    _, words, _, value, pattern = PROPERTIES[number]
    with edits.edit(number, KEYBOARD, pattern):
        edits.press("ctrl+shift+f")
        edits.wait_search(SEARCH)
        edits.enter(words)
        edits.wait_in_form()
        if value == "switch":
            edits.press("space")
        else:
            edits.enter(value)


def set_by_mouse(edits, number):
    resource, words, title, value, pattern = PROPERTIES[number]
    if number in IN_SIGHT:
        edits.select_nothing()
    else:
        edits.select_card(resource)

    with edits.edit(number, MOUSE, pattern):
        if number in IN_SIGHT:
            edits.click(edits.designer.wait_card(resource))
        elif number in FOLDED:
            edits.click(edits.find_search())
            edits.wait_search(SEARCH)
            edits.enter(words)
            edits.wait_in_form()
        else:
            edits.wheel_to(title)

        if value == "switch":
            edits.click(edits.find_field(title))
        elif number in FOLDED:
            # The search led to it, all selected.
            edits.enter(value)
        else:
            edits.click_field(title)
            edits.enter(value)


def run(designer):
    original = os.path.join(designer.source_root, "data/starters/echo-trigger.yaml")
    edits = Edits(designer, "Properties", designer.stage.copy(original, "stack.yaml"))
    for number in PROPERTIES:
        edits.select_nothing()
        set_by_keyboard(edits, number)
        set_by_mouse(edits, number)
    edits.expect_all()
