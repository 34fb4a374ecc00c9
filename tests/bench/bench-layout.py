#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the layout of large templates beside plain `dot` on the same graph.

bench-layout.py LAYOUT-TIMES SAMPLE: copies of the sample, each a small graph of its own, and a
template in which everything hangs together by one role, which is the harder thing to draw.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from bench_templates import copies_of, one_role

# Of the layout alone, in milliseconds for 500 resources: the designer must not be felt to think.
LIMIT_MS = 100.0
# Plain dot takes minutes for more than this.
MAX_DOT_NODES = 2500


def time_dot(path):
    if shutil.which('dot') is None:
        return None
    start = time.perf_counter()
    subprocess.run(['dot', '-Tplain', '-o', '/dev/null', path], check=True,
                   stderr=subprocess.DEVNULL, timeout=600)
    return (time.perf_counter() - start) * 1000


def measure(program, name, text, folder):
    template, graph = folder / 'template.yaml', folder / 'graph.dot'
    template.write_text(text, encoding='utf-8')
    output = subprocess.run([program, str(template), str(graph)], check=True,
                            stdout=subprocess.PIPE, timeout=600).stdout
    nodes, edges, diagram, layout, routes, svg = (float(word) for word in output.split())
    dot = time_dot(str(graph)) if nodes <= MAX_DOT_NODES else None
    beside = f'{dot:8.0f} {dot / layout:8.1f}' if dot is not None else f'{"-":>8} {"-":>8}'
    print(f'{name:18} {nodes:5.0f} {edges:5.0f} {diagram:8.1f} {layout:8.1f} {routes:8.1f} '
          f'{svg:8.1f} {beside}', flush=True)
    return layout if nodes <= 500 else 0.0


def main(program, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    print(f'{"milliseconds":18} {"nodes":>5} {"edges":>5} {"diagram":>8} {"layout":>8} '
          f'{"routes":>8} {"svg":>8} {"dot":>8} {"dot/ours":>8}')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        slowest = max(
            measure(program, 'sample', text, folder),
            measure(program, '125 copies', copies_of(text, 125), folder),
            measure(program, '1250 copies', copies_of(text, 1250), folder),
            measure(program, '40 under one role', one_role(40), folder),
            measure(program, '200 under one role', one_role(200), folder),
        )
    return 1 if slowest > LIMIT_MS else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
