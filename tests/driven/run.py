#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one journey through the program: run.py JOURNEY.

Needs MILLRACE_BUILD_ROOT and MILLRACE_SOURCE_ROOT. A journey is a module here with a function
run (designer); when it fails, a picture of the screen, the accessibility tree and the program's
log are left in BUILD/meson-logs/driven-JOURNEY.*.
"""

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import traceback


# Journeys that need more room than others.
SCREENS = {"two-windows": (2400, 900)}

LEAKED = 3
WHOLE_STACKS = ":fast_unwind_on_malloc=0"


def enter_private_bus():
    """Starts this program again on a session bus of its own, so that no desktop is touched."""
    if os.environ.get("MILLRACE_DRIVEN") == "1":
        return
    os.environ["MILLRACE_DRIVEN"] = "1"
    # Warnings must not kill us: AT-SPI warns of whatever goes while it is looked at. Those of the
    # program are read in its log instead.
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "G_DEBUG"):
        os.environ.pop(name, None)
    # The accessibility bus has its socket in this folder; below the user's home, the buses of two
    # journeys at a time would be one.
    with tempfile.TemporaryDirectory(prefix="millrace-bus-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        command = ["dbus-run-session", "--", "/usr/bin/python3", *sys.argv]
        status = subprocess.call(command)
        # With whole stacks for every allocation a journey takes eight times as long: they are only
        # made for one that leaked, to tell what is the libraries' own (lsan.supp).
        if status == LEAKED:
            os.environ["ASAN_OPTIONS"] += WHOLE_STACKS
            status = subprocess.call(command)
        sys.exit(status)


def check_tools():
    missing = [tool for tool in ("Xvfb", "xdotool", "dbus-run-session") if not shutil.which(tool)]
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        missing.append("pyatspi")
    return missing


def leave_evidence(stage, build, name):
    import eyes

    base = os.path.join(build, "meson-logs", "driven-" + name)
    os.makedirs(os.path.dirname(base), exist_ok=True)
    stage.take_picture(base + ".png")
    with open(base + ".txt", "w") as evidence:
        evidence.write(stage.get_log() + "\n")
        program = eyes.get_program()
        if program:
            evidence.write("\n".join(eyes.dump(program)) + "\n")
    print(f"# see {base}.png and .txt")


def main():
    name = sys.argv[1]
    missing = check_tools()
    if missing:
        print("1..0 # SKIP without " + ", ".join(missing))
        return 77
    enter_private_bus()

    from stage import Leak, Stage

    build = os.environ["MILLRACE_BUILD_ROOT"]
    with Stage(build, SCREENS.get(name, (1440, 900))) as stage:
        from designer import Designer

        journey = importlib.import_module(name.replace("-", "_"))
        designer = Designer(stage, os.environ["MILLRACE_SOURCE_ROOT"])
        try:
            journey.run(designer)
            designer.end()
        except Exception as failure:
            traceback.print_exc()
            leave_evidence(stage, build, name)
            has_whole_stacks = WHOLE_STACKS in os.environ.get("ASAN_OPTIONS", "")
            return LEAKED if isinstance(failure, Leak) and not has_whole_stacks else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
