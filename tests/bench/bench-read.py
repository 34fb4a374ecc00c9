#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what reading and one edit cost beside libyaml's bare events, in one run.

bench-read.py READ-TIMES SAMPLE: on 500 and on 5,000 resources like the sample's, and on dense ones.
"""

import pathlib
import subprocess
import sys
import tempfile

from bench_templates import copies_of, one_role

HEADS = ('KiB', 'libyaml ms', 'nodes', 'template', 'edit', 'edit/template', 'memory/file')


def main(read_times, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    files = {
        '500 resources': copies_of(text, 125),
        '5,000 resources': copies_of(text, 1250),
        '502 dense ones': one_role(200),
        '5,002 dense ones': one_role(2000),
    }
    print(f'{"":17}' + ''.join(f'{head:>14}' for head in HEADS))
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / 'template.yaml'
            path.write_text(content, encoding='utf-8')
            done = subprocess.run([read_times, str(path)], check=True, capture_output=True, text=True)
            print(f'{name:17}' + ''.join(f'{figure:>14}' for figure in done.stdout.split()))


main(*sys.argv[1:])
