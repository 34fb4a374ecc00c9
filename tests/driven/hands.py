# SPDX-License-Identifier: GPL-3.0-or-later
"""Mouse and keyboard of a journey: real input events, by xdotool."""

import contextlib
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


@contextlib.contextmanager
def holding(*keys):
    """With these keys down."""
    for key in keys:
        _xdotool("keydown", key)
    time.sleep(2 * BEAT)
    try:
        yield
    finally:
        for key in reversed(keys):
            _xdotool("keyup", key)
        time.sleep(2 * BEAT)


def drag(start, end, hold=None, button=1):
    """From point to point in small moves; @hold is called before the button is let go."""
    move(*start)
    time.sleep(BEAT)
    _xdotool("mousedown", button)
    time.sleep(BEAT)
    steps = 12
    for i in range(1, steps + 1):
        move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        time.sleep(BEAT)
    # Rest a moment on the target, as a hand does: the drop site answers asynchronously.
    for wiggle in (1, 0):
        move(end[0] + wiggle, end[1])
        time.sleep(4 * BEAT)
    try:
        if hold:
            hold()
    finally:
        _xdotool("mouseup", button)
    time.sleep(4 * BEAT)


def press_button(number):
    """A click where the pointer is, whatever else is held."""
    _xdotool("click", number)
    time.sleep(4 * BEAT)


def press_while_held(key):
    """A key while a button of the mouse is down: clearing modifiers would let that go."""
    _xdotool("key", key)
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


def held(modifier, *words):
    """xdotool's @words while a key is held, or while none is."""
    return ["keydown", modifier, *words, "keyup", modifier] if modifier else list(words)


def gesture(x, y, *words):
    """A whole gesture from a point in one go, as fast as xdotool is."""
    _xdotool("mousemove", round(x), round(y), "sleep", BEAT, *words)
    time.sleep(BEAT)


def let_go(window):
    """Nothing stays held when a gesture ended badly, and a header bar that was dragged took the
    window along: half out of the screen, GTK 4.8 has no monitor for its popovers."""
    _xdotool("mouseup", 1, "mouseup", 2, "mouseup", 3,
             *[word for key in ("shift", "ctrl", "alt", "space") for word in ("keyup", key)],
             "windowmove", window, 0, 0)


def resize(window, width, height, left=0):
    """And into the corner, in which all that is done looks for it."""
    _xdotool("windowmove", window, left, 0, "windowsize", window, width, height)


def focus(window):
    """What a window manager would do for the one that is clicked."""
    _xdotool("windowfocus", window)
    time.sleep(2 * BEAT)


def _search(kind, what):
    """The numbers of the windows in sight that have that --class or --name, or none. xdotool also
    finds none when one goes while it looks, a tooltip for example: it is asked again."""
    for _ in range(3):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", kind, what], check=False,
                               capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split()
        time.sleep(BEAT)
    return []


def find_popover(program):
    """The upper left corner of the newest window that lies in another of that program."""
    places = []
    for number in sorted(_search("--class", program), key=int):
        shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number], check=False,
                               capture_output=True, text=True).stdout
        place = dict(line.split("=") for line in shell.split())
        if int(place.get("WIDTH", 0)) > 1:
            places.append((int(place["X"]), int(place["Y"])))
    return places[-1] if len(places) > 1 else None


def find_window(name):
    """The number that the X server gave to the window of that name, or None."""
    return next(iter(_search("--name", name)), None)


def turn_wheel(notches):
    """Towards oneself, where the pointer is."""
    for _ in range(notches):
        _xdotool("click", 5)
    time.sleep(BEAT)


def picture(x, y, width, height):
    """What is seen of a part of the screen."""
    return subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}",
                           "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
