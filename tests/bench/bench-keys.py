#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what follows a key in the source, or an entry in a form, at 500 resources.

bench-keys.py KEY-TIMES MILLRACE-CLI SAMPLE: processor time of the main thread until the window shows
new canvas, outline and problems, with the share of each stage, for GTK's GL renderer over Mesa's
driver that draws nothing and for cairo; for the first also of the template as JSON. A display of its
own is started.

Processors differ, and one that is shared is slow now and fast then: what a loop of Python takes is
told before and after.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

from bench_renderers import RENDERERS
from bench_templates import copies_of

ROUNDS = os.environ.get('MILLRACE_ROUNDS', '60')
LIMIT = 16.0      # milliseconds of the main thread at the 95th percentile, for GL
LIMIT_OF_LIST = 10.0  # of the list of what could be written
LEAST = 0.05      # a stage that takes less is not worth a word


def tell_speed():
    """Prints the processor time of a loop, in milliseconds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        total = 0
        for number in range(3_000_000):
            total += number * number
        times.append(f'{(time.process_time() - began) * 1000:.0f}')
    print('a loop of Python:', ', '.join(times), flush=True)


def run(program, path, home, extra):
    environment = dict(os.environ, GDK_BACKEND='x11', GTK_A11Y='none', GSETTINGS_BACKEND='memory',
                       HOME=home, **extra)
    done = subprocess.run(['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset',
                           'dbus-run-session', '--', program, str(path), ROUNDS],
                          env=environment, stdout=subprocess.PIPE, timeout=600, check=True)
    return [line.split('\t') for line in done.stdout.decode().splitlines()]


def tell(renderer, row):
    """Prints a case; its total at the 95th percentile."""
    name, *rest = row
    columns = [(rest[i], *(float(number) for number in rest[i + 1:i + 4]))
               for i in range(0, len(rest), 4)]
    _, median, last, largest = columns[0]
    limit = LIMIT_OF_LIST if name == 'completion list' else LIMIT
    over = renderer != 'cairo' and last > limit
    print(f'{renderer:7} {name:28} {median:7.1f} {last:7.1f} {largest:7.1f} '
          f'{"over" if over else ""}')
    parts = [f'{stage} {median:.1f}, {last:.1f}' for stage, median, last, _ in columns[1:]
             if last >= LEAST]
    print('        ' + '; '.join(parts), flush=True)
    return not over


def main(program, cli, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    good = True
    tell_speed()
    print('milliseconds of the main thread: median, 95th percentile, largest')
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'template.yaml'
        path.write_text(copies_of(text, 125), encoding='utf-8')
        for renderer, extra in RENDERERS:
            if renderer != 'GL in software':
                for row in run(program, path, folder, extra):
                    good = tell(renderer, row) and good
        json = path.with_suffix('.json')
        subprocess.run([cli, 'export', path, '--to=json', '-o', json], check=True)
        for row in run(program, json, folder, dict(RENDERERS)['GL']):
            good = tell('GL JSON', row) and good
    tell_speed()
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
