# SPDX-License-Identifier: GPL-3.0-or-later
"""Mouse and keyboard of a journey: real input events, by xdotool."""

import subprocess
import time

# Between two events of one gesture: what a quick hand needs, and what drag and drop over X needs.
BEAT = 0.03


def _xdotool(*arguments):
    subprocess.run(["xdotool", *[str(a) for a in arguments]], check=True,
                   stdout=subprocess.DEVNULL)


def move(x, y):
    _xdotool("mousemove", round(x), round(y))


def click(x, y, times=1, button=1):
    move(x, y)
    time.sleep(BEAT)
    for _ in range(times):
        _xdotool("click", button)
        time.sleep(BEAT)


def drag(start, end, hold=None):
    """From point to point in small moves; @hold is called before the button is let go."""
    move(*start)
    time.sleep(BEAT)
    _xdotool("mousedown", 1)
    time.sleep(BEAT)
    steps = 12
    for i in range(1, steps + 1):
        move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        time.sleep(BEAT)
    # Rest a moment on the target, as a hand does: the drop site answers asynchronously.
    for wiggle in (1, 0):
        move(end[0] + wiggle, end[1])
        time.sleep(4 * BEAT)
    if hold:
        hold()
    _xdotool("mouseup", 1)
    time.sleep(4 * BEAT)


def scroll_down(x, y):
    click(x, y, button=5)


def press(*keys):
    for key in keys:
        _xdotool("key", "--clearmodifiers", key)
        time.sleep(BEAT)


def write(text):
    _xdotool("type", "--clearmodifiers", "--delay", 12, "--", text)
    time.sleep(BEAT)
