#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a cold start to a usable window: bench-start.py MILLRACE SAMPLE.

A window counts as usable from the moment on which the screen shows what it will still show when
everything has come to rest, and the program answers events promptly: it is asked by
_NET_WM_PING, which a program answers from the loop that reads its keys. Millrace and
gnome-text-editor open the same file in turns, each with an empty home, on one display and one
session bus of their own; then Millrace opens 500 resources. The screen is read every few
milliseconds.

"work" is the main thread's processor time until then, "queued" how long it was ready until then
but had no processor, for others had them all. On a quiet machine that is nothing; on another one
"usable" without it is what can be compared, and is what is judged: by pairs of starts that follow
each other, now in this order and now in that, and the median of their differences. A wait for an
answer counts by the work that caused it. "at rest" is when the program's main thread has nothing to do any more: what it
does between usable and at rest (measuring lines of text that nobody sees yet) it does in pieces,
between events. The longest time for which an event had to wait after the window was usable is the
column "answer".
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
REST = 1.5            # seconds without work, after which nothing more is expected
PATIENCE = 30.0
PROMPT = 0.2          # seconds for an answer: a frame alone takes half of it in software
BUSY = 0.2            # share of a processor in SLICE that means work
SLICE = 0.05
STRIP = 64            # bytes that are compared at a time
ALIKE = 0.995         # share of strips that are as in the end: a cursor may blink
MORE_FOR_500 = 150.0  # milliseconds
EDITOR = 'gnome-text-editor'
RENDERERS = ('gl', 'cairo')
Z_PIXMAP = 2
CLIENT_MESSAGE = 33
SUBSTRUCTURE_NOTIFY = 1 << 19


class Image(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p),
                ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int),
                ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int)]


class ClientMessage(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('window', ctypes.c_ulong),
                ('message_type', ctypes.c_ulong), ('format', ctypes.c_int),
                ('data', ctypes.c_long * 5), ('pad', ctypes.c_long * 24)]


class Screen:
    """What an X server shows, by XGetImage, and what its programs answer."""

    def __init__(self):
        lib = self.lib = ctypes.CDLL('libX11.so.6')
        pointer, number, word = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int
        for name, result, arguments in (
                ('XOpenDisplay', pointer, [ctypes.c_char_p]),
                ('XDefaultRootWindow', number, [pointer]),
                ('XGetImage', ctypes.POINTER(Image), [pointer, number, word, word, ctypes.c_uint,
                                                      ctypes.c_uint, number, word]),
                ('XInternAtom', number, [pointer, ctypes.c_char_p, word]),
                ('XSelectInput', word, [pointer, number, ctypes.c_long]),
                ('XQueryTree', word, [pointer, number, pointer, pointer, pointer, pointer]),
                ('XGetWMProtocols', word, [pointer, number, pointer, pointer]),
                ('XSendEvent', word, [pointer, number, word, ctypes.c_long, pointer]),
                ('XPending', word, [pointer]),
                ('XNextEvent', word, [pointer, pointer]),
                ('XWarpPointer', word, [pointer, number, number, word, word, ctypes.c_uint,
                                        ctypes.c_uint, word, word]),
                ('XSync', word, [pointer, word]),
                ('XFree', word, [pointer])):
            function = getattr(lib, name)
            function.restype, function.argtypes = result, arguments
        self.display = ctypes.c_void_p(lib.XOpenDisplay(None))
        self.root = lib.XDefaultRootWindow(self.display)
        self.protocols = lib.XInternAtom(self.display, b'WM_PROTOCOLS', 0)
        self.ping_atom = lib.XInternAtom(self.display, b'_NET_WM_PING', 0)
        self.free = ctypes.CDLL(None).free
        self.free.argtypes = [ctypes.c_void_p]
        # A window may go between being found and being asked.
        self.handler = ctypes.CFUNCTYPE(word, pointer, pointer)(lambda display, error: 0)
        lib.XSetErrorHandler(self.handler)
        lib.XSelectInput(self.display, self.root, SUBSTRUCTURE_NOTIFY)
        # What the pointer happens to be over would show its tooltip half a second later.
        lib.XWarpPointer(self.display, 0, self.root, 0, 0, 0, 0, 0, 0)
        lib.XSync(self.display, 0)

    def find_window(self):
        """A window that answers pings, or None."""
        ids = ctypes.POINTER(ctypes.c_ulong)()
        spare, n = ctypes.c_ulong(), ctypes.c_uint()
        self.lib.XQueryTree(self.display, self.root, ctypes.byref(spare), ctypes.byref(spare),
                            ctypes.byref(ids), ctypes.byref(n))
        windows = [ids[i] for i in range(n.value)]
        self.lib.XFree(ids)
        for window in windows:
            atoms, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_int()
            if not self.lib.XGetWMProtocols(self.display, window, ctypes.byref(atoms),
                                            ctypes.byref(count)):
                continue
            known = [atoms[i] for i in range(count.value)]
            self.lib.XFree(atoms)
            if self.ping_atom in known:
                return window
        return None

    def ping(self, window, stamp):
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=self.protocols,
                              format=32)
        event.data[0], event.data[1], event.data[2] = self.ping_atom, stamp, window
        self.lib.XSendEvent(self.display, window, 0, 0, ctypes.byref(event))

    def is_answered(self, stamp):
        event = ClientMessage()
        found = False
        while self.lib.XPending(self.display):
            self.lib.XNextEvent(self.display, ctypes.byref(event))
            found |= event.type == CLIENT_MESSAGE and event.data[1] == stamp
        return found

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


class Answers:
    """Pings one window, one at a time, and keeps when each was sent and how long it was without an
    answer for certain: who asks may be kept waiting by a busy machine as well."""

    def __init__(self, screen):
        self.screen = screen
        self.window = None
        self.stamp = 0
        self.sent = None
        self.missed = None
        self.times = []

    def poll(self):
        if self.window is None:
            self.window = self.screen.find_window()
        now = time.monotonic()
        if self.sent is not None and self.screen.is_answered(self.stamp):
            self.times.append((self.sent, self.missed - self.sent))
            self.sent = None
        self.missed = now
        if self.sent is None and self.window is not None:
            self.stamp += 1
            self.sent = self.missed = time.monotonic()
            self.screen.ping(self.window, self.stamp)

    def prompt_from(self, work):
        """The moment from which no answer had to wait for more than a little work."""
        return max((sent + took for sent, took in self.times
                    if work.until(sent + took) - work.until(sent) > PROMPT), default=0)

    def slowest_after(self, moment):
        return max((took - max(0, moment - sent) for sent, took in self.times
                    if sent + took > moment), default=0)


class Work:
    """How much processor time the main thread of a program had when, how long it had waited for
    a processor, and when it was busy last."""

    def __init__(self, pid, began):
        self.path = pathlib.Path(f'/proc/{pid}/task/{pid}/schedstat')
        self.samples = [(began, 0.0, 0.0)]
        self.first = 0      # of the slice that ends now
        self.rest = began

    def poll(self, now):
        used, queued = (int(word) / 1e9
                        for word in self.path.read_text(encoding='ascii').split()[:2])
        self.samples.append((now, used, queued))
        while now - self.samples[self.first][0] > SLICE:
            self.first += 1
        if used - self.samples[self.first][1] > BUSY * SLICE:
            self.rest = now

    def until(self, moment):
        return max((used for when, used, _ in self.samples if when <= moment), default=0)

    def queued_until(self, moment):
        return max((queued for when, _, queued in self.samples if when <= moment), default=0)


def watch(screen, began, pid):
    """Milliseconds to the first change, to the last picture with prompt answers, of the main
    thread's waiting for a processor and of its work until then, of the slowest answer after that,
    and to the end of work."""
    empty = screen.read()
    pictures = [(began, empty)]
    answers = Answers(screen)
    work = Work(pid, began)
    while (len(pictures) == 1
           or time.monotonic() - max(work.rest, pictures[1][0]) < REST):
        now = time.monotonic()
        data = screen.read()
        work.poll(now)
        answers.poll()
        if data != pictures[-1][1]:
            pictures.append((now, data))
        if now - began > PATIENCE:
            raise TimeoutError('no window')
        time.sleep(0.004)
    last = pictures[-1][1]
    usable = pictures[-1][0]
    for when, data in reversed(pictures[1:]):
        if not is_alike(data, last):
            break
        usable = when
    usable = max(usable, answers.prompt_from(work))
    return ((pictures[1][0] - began) * 1000, (usable - began) * 1000,
            work.queued_until(usable) * 1000, work.until(usable) * 1000,
            answers.slowest_after(usable) * 1000, (work.rest - began) * 1000)


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
        seen = watch(screen, began, program.pid)
    finally:
        program.terminate()
        _, _, used = os.wait4(program.pid, 0)
        program.returncode = 0
    shutil.rmtree(home, ignore_errors=True)
    time.sleep(0.3)
    return *seen, (used.ru_utime + used.ru_stime) * 1000


def measure(screen, commands, folder, renderer):
    """What watch() and the processor tell for each command, a row a round."""
    for command in commands.values():
        start_once(screen, command, folder, renderer)
    results = {name: [] for name in commands}
    for number in range(ROUNDS):
        turns = list(commands.items())
        for name, command in turns if number % 2 == 0 else reversed(turns):
            results[name].append(start_once(screen, command, folder, renderer))
    return results


def compare(results, name, other, value):
    """The median of how much more `name` took than `other`, in the same round."""
    return statistics.median(value(row) - value(base)
                             for row, base in zip(results[name], results[other]))


def judge(results):
    def usable(row):
        return row[1] - row[2]

    good = True
    if EDITOR in results:
        later = compare(results, 'millrace', EDITOR, usable)
        print(f'  {"later" if later > 0 else "earlier"} than {EDITOR} by {abs(later):.0f} ms')
        good = later <= 0
    more = compare(results, 'millrace, 500', 'millrace', usable)
    work = compare(results, 'millrace, 500', 'millrace', lambda row: row[3])
    clock = compare(results, 'millrace, 500', 'millrace', lambda row: row[1])
    print(f'  500 resources: {more:.0f} ms more, {work:.0f} ms of them work of the main thread; '
          f'by the clock, with others at work, {clock:.0f}')
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
        print(f'{"ms":20} {"renderer":9} {"first":>8} {"usable":>8} {"queued":>8} {"work":>8} '
              f'{"answer":>8} '
              f'{"at rest":>8} {"processor":>10}')
        for renderer in RENDERERS:
            results = measure(screen, commands, folder, renderer)
            for name, rows in results.items():
                row = [statistics.median(column) for column in zip(*rows)]
                numbers = ' '.join(f'{number:8.0f}' for number in row[:-1])
                print(f'{name:20} {renderer:9} {numbers} {row[-1]:10.0f}', flush=True)
            good = judge(results) and good
    return 0 if good else 1


if __name__ == '__main__':
    if os.environ.get('MILLRACE_STAGE') != '1':
        os.environ['MILLRACE_STAGE'] = '1'
        os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', f'-screen 0 {SIZE[0]}x{SIZE[1]}x24 -noreset',
                               'dbus-run-session', '--', sys.executable, *sys.argv])
    sys.exit(main(*sys.argv[1:]))
