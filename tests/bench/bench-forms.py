#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms open within a frame: the main thread's time for each of the pattern's types in a template of
500 resources, from the selection to the form, for the first frame with it, and the longest step
after that, while what is not in sight follows."""

import subprocess
import sys

GOAL = 16.0
COLUMNS = "built", "longest", "frame", "longest", "later", "longest"


def main():
    program = sys.argv[1]
    result = subprocess.run(['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset', program],
                            capture_output=True, text=True, check=True)
    print(f'{"form":34}' + ''.join(f' {name:>8}' for name in COLUMNS) + '   ms')
    rows = [line.split() for line in result.stdout.splitlines()][1:]
    for name, *times in rows:
        print(f'{name:34}' + ''.join(f' {float(t):8.2f}' for t in times))
    for column in 0, 2, 4:
        worst = max(float(row[1 + column]) for row in rows)
        print(f'{COLUMNS[column]}: at most {worst:.2f} ms of {GOAL:.0f}')


main()
