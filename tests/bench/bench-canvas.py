#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what a frame of the canvas costs, at 500 and 5,000 cards.

bench-canvas.py CANVAS-FRAMES SAMPLE WHAT: of "copies" of the sample, which the limits are for, or
of "one-role" that everything shares, the worst there is. The processor time of the process a
frame, by renderer: GTK's GL renderer over Mesa's driver that draws nothing (what is left for the
processor where there is a graphics card), over Mesa's software driver, and cairo. A display of its
own is started. Where frames are slow, fewer are measured.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from bench_renderers import RENDERERS
from bench_templates import copies_of, one_role

# Of the process, in milliseconds, for the GL renderer without its drawing: median and 99th
# percentile.
LIMITS = {500: (4.0, 12.0), 5000: (6.0, 24.0)}


def run(program, path, extra):
    environment = dict(os.environ, GDK_BACKEND='x11', GTK_A11Y='none',
                       GSETTINGS_BACKEND='memory', **extra)
    done = subprocess.run(['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset',
                           program, str(path)],
                          env=environment, stdout=subprocess.PIPE, timeout=600, check=True)
    return [line.split('\t') for line in done.stdout.decode().splitlines()]


def measure(program, name, limits, path):
    """Prints a table; whether the limits hold."""
    good = True
    for renderer, extra in RENDERERS:
        (kind,), *rows = run(program, path, extra)
        for motion, frames, median, last, main_median, main_last in rows:
            over = (renderer == 'GL' and limits is not None
                    and (float(median) > limits[0] or float(last) > limits[1]))
            good = good and not over
            print(f'{name:16} {renderer:15} {motion:12} {frames:>6} {median:>8} {last:>8} '
                  f'{main_median:>8} {main_last:>8} {"over" if over else ""}', flush=True)
        print(f'  ({kind})')
    return good


def main(program, sample, what):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    print(f'{"ms a frame":16} {"renderer":15} {"motion":12} {"frames":>6} {"median":>8} {"99 %":>8} '
          f'{"main":>8} {"99 %":>8}')
    with tempfile.TemporaryDirectory() as folder:
        good = True
        templates = {'copies': (('500', copies_of(text, 125), LIMITS[500]),
                                ('5000', copies_of(text, 1250), LIMITS[5000])),
                     'one-role': (('500, one role', one_role(200), None),
                                  ('5000, one role', one_role(2000), None))}
        for name, template, limits in templates[what]:
            path = pathlib.Path(folder) / 'template.yaml'
            path.write_text(template, encoding='utf-8')
            good = measure(program, name, limits, path) and good
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
