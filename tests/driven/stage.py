# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage of its own for one journey: bus, display, home, and the program on it.

Everything runs inside a private session bus (run.py starts itself again below dbus-run-session),
on an Xvfb of its own, with a scratch home: nothing of the machine's desktop is seen or touched.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import GLib

# Seconds, and how many times as long for a program that sanitizers make slow (tests/meson.build).
PATIENCE = 30.0 * float(os.environ.get("MILLRACE_PATIENCE", "1"))


class Failure(Exception):
    """What a journey saw is not what it should have seen."""


class Leak(Failure):
    """All was as it should have been, but not everything was freed."""


def wait_for(what, condition, patience=PATIENCE):
    """Asks until the answer is true, and returns it; sleeping for luck is not waiting."""
    end = time.monotonic() + patience
    while True:
        trouble = None
        try:
            answer = condition()
        except GLib.GError as error:
            # A row that went while its name was asked for.
            answer, trouble = None, error
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"waited {patience:.0f} s for {what}") from trouble
        time.sleep(0.05)


class Stage:
    def __init__(self, build, size=(1440, 900)):
        self.build = build
        self.size = size
        self.folder = tempfile.mkdtemp(prefix="millrace-driven-")
        self.display = None
        self.program = None
        self.log = None

    def __enter__(self):
        self._set_environment()
        self._start_display()
        return self

    def __exit__(self, *unused):
        self.stop()
        if self.display:
            self.display.terminate()
            self.display.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _set_environment(self):
        home = os.path.join(self.folder, "home")
        run = os.path.join(self.folder, "run")
        os.mkdir(home)
        os.mkdir(run, 0o700)
        for name in ("WAYLAND_DISPLAY", "GTK_A11Y", "GTK_THEME", "GTK_IM_MODULE",
                     "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        os.environ.update({
            "HOME": home,
            "XDG_RUNTIME_DIR": run,
            "XDG_CONFIG_HOME": os.path.join(home, ".config"),
            "XDG_DATA_HOME": os.path.join(home, ".local", "share"),
            "XDG_STATE_HOME": os.path.join(home, ".local", "state"),
            "XDG_CACHE_HOME": os.path.join(home, ".cache"),
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GDK_DEBUG": "gl-disable",
            "GSETTINGS_BACKEND": "memory",
            "GSETTINGS_SCHEMA_DIR": os.path.join(self.build, "data"),
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "C",
            "NO_AT_BRIDGE": "0",
        })

    def _start_display(self):
        read, write = os.pipe()
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-noreset",
             "-screen", "0", f"{self.size[0]}x{self.size[1]}x24"],
            pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        os.environ["DISPLAY"] = ":" + number

    def path(self, name):
        return os.path.join(self.folder, name)

    def copy(self, source, name):
        target = self.path(name)
        shutil.copyfile(source, target)
        return target

    def start(self, *arguments):
        self.log = open(self.path("log"), "w+")
        self.program = subprocess.Popen(
            [os.path.join(self.build, "src", "gui", "millrace"), *arguments],
            stdout=self.log, stderr=subprocess.STDOUT)

    def is_running(self):
        return self.program is not None and self.program.poll() is None

    def wait_for_end(self):
        wait_for("the program to end", lambda: not self.is_running())
        return self.program.returncode

    def stop(self):
        if self.is_running():
            self.program.send_signal(signal.SIGTERM)
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.program.kill()
                self.program.wait()
        self.program = None

    def get_log(self):
        if self.log is None:
            return ""
        self.log.flush()
        with open(self.log.name) as log:
            return log.read()

    def take_picture(self, path):
        subprocess.run(["import", "-window", "root", path], check=False)
