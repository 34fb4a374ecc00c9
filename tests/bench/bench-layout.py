#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the layout of large templates beside plain `dot` on the same graph, and looks at what is
drawn: how many lines cross each other, also when Graphviz leads them around the same cards, and
how many run through a card that is not theirs, which none may. The processor's time counts, so
that the machine may be busy.

bench-layout.py LAYOUT-TIMES SAMPLE: copies of the sample, each a small graph of its own, templates
in which everything hangs together by one role, and others that hang together in one way or another.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

import bench_drawing
from bench_templates import chain, copies_of, hub, one_role, web

# Of the layout alone, in milliseconds: the designer must not be felt to think.
LIMITS_MS = {500: 100.0, 5000: 1000.0}
# Plain dot takes minutes for more; so do leading lines around cards and counting crossings.
MAX_DOT_NODES = 1000
MAX_COUNTED_NODES = 200


def time_dot(path):
    if shutil.which('dot') is None:
        return None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(['dot', '-Tplain', path], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=600)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def say(value, width, digits=0):
    return f'{value:{width}.{digits}f}' if value is not None else f'{"-":>{width}}'


def measure(program, name, text, folder):
    """TRUE when it took too long, or a line runs through a card."""
    template, graph, drawing = folder / 'template.yaml', folder / 'graph.dot', folder / 'drawing'
    template.write_text(text, encoding='utf-8')
    output = subprocess.run([program, str(template), str(graph), str(drawing)], check=True,
                            stdout=subprocess.PIPE, timeout=600).stdout
    nodes, edges, diagram, layout, routes, drag, svg = (float(word) for word in output.split())
    cards, lines = bench_drawing.read(drawing)
    covered = bench_drawing.count_covered(cards, lines)
    dot = time_dot(str(graph)) if nodes <= MAX_DOT_NODES else None
    crossings = dots = None
    if nodes <= MAX_COUNTED_NODES:
        crossings = bench_drawing.count_crossings(lines)
        theirs = bench_drawing.dot_lines(cards, lines, folder / 'placed.dot')
        dots = bench_drawing.count_crossings(theirs) if theirs is not None else None
    print(f'{name:18} {nodes:5.0f} {edges:5.0f} {diagram:8.1f} {layout:8.1f} {routes:8.1f} '
          f'{drag:6.1f} {svg:8.1f} {say(dot, 8)} {say(dot / layout if dot else None, 8, 1)} '
          f'{covered:7} {say(crossings, 7)} {say(dots, 7)}', flush=True)
    limit = next((most for size, most in LIMITS_MS.items() if nodes <= size + 10), None)
    return covered > 0 or (limit is not None and layout > limit)


def main(program, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    print(f'{"milliseconds":18} {"nodes":>5} {"edges":>5} {"diagram":>8} {"layout":>8} '
          f'{"routes":>8} {"drag":>6} {"svg":>8} {"dot":>8} {"dot/ours":>8} {"covered":>7} '
          f'{"crossed":>7} {"by dot":>7}')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        failed = [measure(program, words, template, folder) for words, template in (
            ('sample', text),
            ('125 copies', copies_of(text, 125)),
            ('1250 copies', copies_of(text, 1250)),
            ('10 under one role', one_role(10)),
            ('40 under one role', one_role(40)),
            ('200 under one role', one_role(200)),
            ('2000 under one', one_role(1999)),
            ('chain', chain(500)),
            ('long chain', chain(5000)),
            ('hub', hub(500)),
            ('large hub', hub(5000)),
            ('small web', web(60)),
            ('web', web(500)),
            ('large web', web(5000)),
        )]
    return 1 if any(failed) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
