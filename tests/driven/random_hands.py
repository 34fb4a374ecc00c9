# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands in a hurry, and the list of what they do. Each act is a function of the scene and of a random
generator of its own, so that a list of names and numbers is all that is needed to do it again."""

import time

import hands

MARGIN = 8
MODIFIERS = ["", "", "", "", "shift", "ctrl", "alt"]

ACTS = {}


def act(weight):
    def register(function):
        ACTS[function.__name__] = (function, weight)
        return function
    return register


def choose(rng):
    names = list(ACTS)
    return rng.choices(names, [ACTS[name][1] for name in names])[0]


def press_some(rng, keys, most):
    hands.press(*[rng.choice(keys) for _ in range(rng.randint(1, most))])


def click(point, button=1, times=1, modifier=""):
    hands.gesture(*point, *hands.held(modifier, "click", "--repeat", times, "--delay", 60, button))


def drag(rng, start, end, modifier="", button=1, is_cancelled=False):
    """In few small moves; Esc before the end takes it back."""
    words = ["mousedown", button]
    steps = rng.randint(3, 7)
    for i in range(1, steps + 1):
        words += ["mousemove", round(start[0] + (end[0] - start[0]) * i / steps),
                  round(start[1] + (end[1] - start[1]) * i / steps), "sleep", "0.03"]
    if is_cancelled:
        words += ["key", "Escape", "sleep", "0.03"]
    words += ["mouseup", button]
    hands.gesture(*start, *hands.held(modifier, *words))


def near(rng, box, spread=0.5):
    """A point of a box: around its middle."""
    x, y, width, height = box
    return (x + width * (0.5 + rng.uniform(-spread, spread)),
            y + height * (0.5 + rng.uniform(-spread, spread)))


def type_some(rng, text):
    hands.write(text)
    hands.press(rng.choice(["Return", "Return", "Escape", "Tab", "ctrl+Return"]))


def answer_choice(rng):
    """Where there are several meanings, or types to make, a list asks."""
    time.sleep(0.15)
    if rng.random() < 0.8:
        hands.press(*["Down"] * rng.randint(0, 3), "Return")
    else:
        hands.press("Escape")
