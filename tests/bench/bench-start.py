#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a cold start to a usable window: bench-start.py MILLRACE SAMPLE.

A window counts as usable from the moment on which the screen shows what it will still show when
everything has come to rest. Millrace and gnome-text-editor open the same file in turns, each with
an empty home, on one display and one session bus of their own; then Millrace opens 500 resources.
The screen is read every few milliseconds, so nothing is asked of the programs themselves.
"""

import ctypes
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from bench_templates import copies_of

SIZE = (1280, 800)
ROUNDS = int(os.environ.get('MILLRACE_ROUNDS', '7'))
REST = 1.5            # seconds without a change, after which nothing more is expected
PATIENCE = 30.0
STRIP = 64            # bytes that are compared at a time
ALIKE = 0.995         # share of strips that are as in the end: a cursor may blink
MORE_FOR_500 = 150.0  # milliseconds
EDITOR = 'gnome-text-editor'
RENDERERS = ('gl', 'cairo')
Z_PIXMAP = 2


class Image(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p),
                ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int),
                ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int)]


class Screen:
    """What an X server shows, by XGetImage."""

    def __init__(self):
        self.lib = ctypes.CDLL('libX11.so.6')
        self.lib.XOpenDisplay.restype = ctypes.c_void_p
        self.lib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.lib.XDefaultRootWindow.restype = ctypes.c_ulong
        self.lib.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
                                       ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.lib.XGetImage.restype = ctypes.POINTER(Image)
        self.display = ctypes.c_void_p(self.lib.XOpenDisplay(None))
        self.root = self.lib.XDefaultRootWindow(self.display)
        self.free = ctypes.CDLL(None).free
        self.free.argtypes = [ctypes.c_void_p]

    def read(self):
        image = self.lib.XGetImage(self.display, self.root, 0, 0, *SIZE, 0xffffffff, Z_PIXMAP)
        data = ctypes.string_at(image.contents.data,
                                image.contents.bytes_per_line * image.contents.height)
        self.free(image.contents.data)
        self.free(image)
        return data


def is_alike(data, last):
    strips = range(0, len(last), STRIP)
    same = sum(data[i:i + STRIP] == last[i:i + STRIP] for i in strips)
    return same >= ALIKE * len(strips)


def watch(screen, began):
    """Milliseconds to the first change, and to the last picture."""
    empty = screen.read()
    pictures = [(began, empty)]
    while True:
        now = time.monotonic()
        data = screen.read()
        if data != pictures[-1][1]:
            pictures.append((now, data))
        elif len(pictures) > 1 and now - pictures[-1][0] > REST:
            break
        if len(pictures) > 1 and is_blinking(pictures, now):
            break
        if now - began > PATIENCE:
            raise TimeoutError('no window')
        time.sleep(0.004)
    last = pictures[-1][1]
    usable = pictures[-1][0]
    for when, data in reversed(pictures[1:]):
        if not is_alike(data, last):
            break
        usable = when
    return (pictures[1][0] - began) * 1000, (usable - began) * 1000


def is_blinking(pictures, now):
    """Whether nothing but a cursor changes any more."""
    recent = [data for when, data in pictures if now - when <= REST]
    older = [data for when, data in pictures if now - when > REST]
    return bool(older) and len(older) > 1 and all(is_alike(d, older[-1]) for d in recent)


def start_once(screen, command, folder, renderer):
    home = pathlib.Path(tempfile.mkdtemp(dir=folder))
    environment = dict(os.environ, HOME=str(home), XDG_CONFIG_HOME=str(home / 'config'),
                       XDG_DATA_HOME=str(home / 'data'), XDG_STATE_HOME=str(home / 'state'),
                       GDK_BACKEND='x11', GSK_RENDERER=renderer, GTK_A11Y='none',
                       GSETTINGS_BACKEND='memory')
    began = time.monotonic()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        first, usable = watch(screen, began)
    finally:
        program.terminate()
        _, _, used = os.wait4(program.pid, 0)
        program.returncode = 0
    shutil.rmtree(home, ignore_errors=True)
    time.sleep(0.3)
    return first, usable, (used.ru_utime + used.ru_stime) * 1000


def measure(screen, commands, folder, renderer):
    """Medians of (first change, usable, processor) for each command, in turns."""
    for command in commands.values():
        start_once(screen, command, folder, renderer)
    results = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            results[name].append(start_once(screen, command, folder, renderer))
    return {name: [statistics.median(column) for column in zip(*rows)]
            for name, rows in results.items()}


def judge(medians):
    good = True
    ours = medians['millrace'][1]
    if EDITOR in medians and ours > medians[EDITOR][1]:
        print(f'  later than {EDITOR} by {ours - medians[EDITOR][1]:.0f} ms')
        good = False
    more = medians['millrace, 500'][1] - ours
    print(f'  500 resources: {more:.0f} ms more')
    return good and more <= MORE_FOR_500


def main(program, sample):
    with tempfile.TemporaryDirectory() as folder:
        large = pathlib.Path(folder) / 'large.yaml'
        text = pathlib.Path(sample).read_text(encoding='utf-8')
        large.write_text(copies_of(text, 125), encoding='utf-8')
        os.environ['XDG_CACHE_HOME'] = str(pathlib.Path(folder) / 'cache')
        commands = {'millrace': [program, sample], 'millrace, 500': [program, str(large)]}
        if shutil.which(EDITOR):
            commands[EDITOR] = [EDITOR, '--standalone', sample]
        else:
            print(f'no {EDITOR} here to compare with')
        screen = Screen()
        good = True
        print(f'{"ms":20} {"renderer":9} {"first":>8} {"usable":>8} {"processor":>10}')
        for renderer in RENDERERS:
            medians = measure(screen, commands, folder, renderer)
            for name, row in medians.items():
                print(f'{name:20} {renderer:9} {row[0]:8.0f} {row[1]:8.0f} {row[2]:10.0f}',
                      flush=True)
            good = judge(medians) and good
    return 0 if good else 1


if __name__ == '__main__':
    if os.environ.get('MILLRACE_STAGE') != '1':
        os.environ['MILLRACE_STAGE'] = '1'
        os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', f'-screen 0 {SIZE[0]}x{SIZE[1]}x24 -noreset',
                               'dbus-run-session', '--', sys.executable, *sys.argv])
    sys.exit(main(*sys.argv[1:]))
