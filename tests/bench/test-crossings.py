#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No more lines cross each other than when this was written.

test-crossings.py LAYOUT-TIMES ROOT: the starters, all kinds of cards, and made templates. Each line
of the limits is as many as there are; `dot`, leading its lines around the same cards, had 0, 1, 4,
0, 88, 0, 0 and 43. Whoever changes the layout may lower them, and has to say why when raising one.
"""

import pathlib
import subprocess
import sys
import tempfile

import bench_drawing
from bench_templates import chain, copies_of, hub, one_role, web


def make_cases(root):
    """Name, template, most crossings."""
    starters = root / 'data' / 'starters'
    echo = (starters / 'echo-trigger.yaml').read_text(encoding='utf-8')
    return (
        ('echo-trigger', echo, 0),
        ('tidy-trigger', (starters / 'tidy-trigger.yaml').read_text(encoding='utf-8'), 1),
        ('kinds', (root / 'tests' / 'gui' / 'render' / 'inputs' / 'kinds.yaml')
         .read_text(encoding='utf-8'), 4),
        ('ten copies', copies_of(echo, 10), 0),
        ('10 under one role', one_role(10), 93),
        ('chain', chain(40), 0),
        ('hub', hub(40), 0),
        ('web', web(30), 43),
    )


def count(program, text, folder):
    template, drawing = folder / 'template.yaml', folder / 'drawing'
    template.write_text(text, encoding='utf-8')
    subprocess.run([program, str(template), str(folder / 'graph.dot'), str(drawing)], check=True,
                   stdout=subprocess.DEVNULL, timeout=60)
    return bench_drawing.count_crossings(bench_drawing.read(drawing)[1])


def main(program, root):
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for words, text, most in make_cases(pathlib.Path(root)):
            crossings = count(program, text, pathlib.Path(name))
            print(f'{words}: {crossings} crossings, at most {most}')
            failed = failed or crossings > most
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
