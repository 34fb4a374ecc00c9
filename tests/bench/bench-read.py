#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what reading, one edit and checking cost beside libyaml's bare events of the same bytes.

bench-read.py READ-TIMES SAMPLE: the sample, 500 and 5,000 resources like its, and dense ones.
"""

import pathlib
import subprocess
import sys
import tempfile

from bench_templates import copies_of, one_role

WIDTH = 12
# What each column promises at most; docs/testing.md tells how to read them.
LIMITS = {'nodes': 2.0, 'again': 0.2, 'template': 3.0, 'edit/read': 0.5, 'check/read': 1.0,
          'memory': 12.0, 'with all': None}
GROWTH = {'nodes': 1.15, 'template': 1.15, 'edit/read': 2.0, 'check/read': 1.5}


def figures_of(read_times, path):
    done = subprocess.run([read_times, str(path)], check=True, capture_output=True, text=True)
    return {name: float(value) for name, value in map(str.split, done.stdout.splitlines())}


def show(name, cells):
    print(f'{name:18}' + ''.join(f'{cell:>{WIDTH}}' for cell in cells), flush=True)


def ratios(one):
    return {
        'nodes': one['nodes'] / one['events'],
        'again': one['again'] / one['nodes'],
        'template': one['template'] / one['events'],
        'edit/read': one['edit'] / one['template'],
        'check/read': (one['proof'] + one['findings']) / one['template'],
        'memory': one['tree-bytes'] / one['bytes'],
        'with all': one['all-bytes'] / one['bytes'],
    }


def shares(one):
    """Where the time goes, each part as a share of what the bare events take."""
    return {
        'libyaml': 1.0,
        'nodes': (one['nodes'] - one['events']) / one['events'],
        'references': one['references'] / one['events'],
        'template': (one['template'] - one['nodes'] - one['references']) / one['events'],
        'habits': one['habits'] / one['events'],
        'comparing': (one['write'] - one['again'] - one['habits']) / one['events'],
        'proof': one['proof'] / one['events'],
        'findings': one['findings'] / one['events'],
    }


def show_ratios(rows):
    print('Times the bare events; again: nodes after a letter, times all nodes; edit, check: times reading to a template; memory: times the file')
    show('', ['KiB', 'libyaml ms', *LIMITS])
    show('at most', ['', '', *('' if most is None else f'{most:.1f}' for most in LIMITS.values())])
    for name, one in rows.items():
        show(name, [f'{one["bytes"] / 1024:.0f}', f'{one["events"]:.2f}',
                    *(f'{value:.2f}' for value in ratios(one).values())])


def show_growth(rows, small, large):
    few, many = ratios(rows[small]), ratios(rows[large])
    show(f'ten times {small.split()[-1]}',
         ['', '', *(f'{many[key] / few[key]:.2f}' for key in GROWTH)])


def show_shares(rows):
    print('\nWhere the time goes, times the bare events; of an edit: habits, then splices and comparing;'
          '\nof a check: proof, then findings')
    show('', shares(next(iter(rows.values()))))
    for name, one in rows.items():
        show(name, [f'{value:.2f}' for value in shares(one).values()])


def main(read_times, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    files = {
        'sample': text,
        '500 resources': copies_of(text, 125),
        '5,000 resources': copies_of(text, 1250),
        '502 dense': one_role(200),
        '5,002 dense': one_role(2000),
    }
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / 'template.yaml'
            path.write_text(content, encoding='utf-8')
            rows[name] = figures_of(read_times, path)
    show_ratios(rows)
    print('Five thousand beside five hundred')
    show('at most', ['', '', *(f'{most:.2f}' for most in GROWTH.values())])
    show_growth(rows, '500 resources', '5,000 resources')
    show_growth(rows, '502 dense', '5,002 dense')
    show_shares(rows)


main(*sys.argv[1:])
