# SPDX-License-Identifier: GPL-3.0-or-later
"""What is let go on an edge takes its place: something new and a card, each in one step; with Alt it
does not. Undone, the text is what it was, byte for byte."""

import eyes
import hands
from connections import STACK, TABLE, Journey

# What is between the two is only an order, which a mapping can take the place of.
ORDERED = STACK + TABLE.format("Bills") + """    DependsOn: Echo
  Reader:
    Type: AWS::Lambda::EventSourceMapping
"""


def run(designer):
    journey = Journey(designer, ORDERED)
    edge = designer.centre_of(designer.wait_edge(".*Bills.*Echo.*"))
    mapping = designer.centre_of(eyes.wait("Add Mapping", "list item", designer.frame))
    hands.drag(mapping, edge)
    journey.expect_said("Inserted Mapping between Bills and Echo: wrote .*")
    designer.wait_edge("Invocation from Mapping to Echo: holds")
    journey.undo()

    with hands.holding("alt"):
        hands.drag(mapping, edge)
    journey.expect_said("Added Mapping, 9 of 9")
    journey.undo()

    hands.drag(journey.middle("Reader"), edge)
    journey.expect_said("Inserted Reader between Bills and Echo: wrote .*")
    designer.wait_edge("Invocation from Reader to Echo: holds")
    journey.undo()
