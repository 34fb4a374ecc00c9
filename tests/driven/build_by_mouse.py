# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample stack from an empty window: dragged, connected, filled in and exported by mouse."""

import eyes
import hands
import sample
from stage import wait_for


def add(designer, kind, name, x, y):
    row = eyes.wait("Add " + kind, "list item", designer.frame)
    hands.drag(designer.centre_of(row), designer.canvas_point(x, y))
    card = designer.wait_card(kind)
    designer.click(card)
    designer.rename_selected(name)


def connect(designer, start, target, edge):
    hands.drag(start, designer.centre_of(designer.wait_card(target)))
    designer.wait_edge(edge)


def run(designer):
    designer.start()
    add(designer, "Table", "DataTable", 140, 110)
    add(designer, "Mapping", "DataTableStream", 430, 110)
    add(designer, "Function", "EchoFunction", 720, 110)
    add(designer, "Role", "LambdaRole", 720, 340)

    connect(designer, designer.right_port("DataTable"), "DataTableStream",
            "Stream from DataTable to DataTableStream: holds")
    connect(designer, designer.right_port("DataTableStream"), "EchoFunction",
            "Invocation from DataTableStream to EchoFunction: holds")
    connect(designer, designer.bottom_port("EchoFunction"), "LambdaRole",
            "Role, EchoFunction runs as LambdaRole: holds")

    designer.click(designer.wait_card("DataTableStream"))
    designer.set_number("Batch size", 1)
    designer.wait_text("BatchSize: 1\n")
    designer.click(designer.wait_card("EchoFunction"))
    designer.set_number(r"Timeout \(s\)", 300)
    designer.wait_text("Timeout: 300\n")

    designer.click(designer.wait_card("DataTable"))
    hands.press("ctrl+Return")
    sample.write_rest(designer)

    path = designer.stage.path("exported.yaml")
    designer.click_button("Export")
    dialog = eyes.wait("Export", "dialog|frame")
    sample.choose_format(designer, dialog, "YAML template")
    designer.click_button("Export", dialog)
    designer.choose_file(path)
    wait_for("the exported file", lambda: sample.is_there(path))
    sample.compare(designer, path)
