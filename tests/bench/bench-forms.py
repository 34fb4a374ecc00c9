#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms open within a frame: the main thread's time for each of the pattern's types in a template of
500 resources, from the selection to the form, and for the first frame with it."""

import subprocess
import sys

GOAL = 16.0


def main():
    program = sys.argv[1]
    result = subprocess.run(['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset', program],
                            capture_output=True, text=True, check=True)
    print(f'{"form":34} {"built":>8} {"longest":>8} {"frame":>8} {"longest":>8}   ms')
    rows = [line.split() for line in result.stdout.splitlines()][1:]
    for name, *times in rows:
        print(f'{name:34}' + ''.join(f' {float(t):8.2f}' for t in times))
    worst = max(float(row[1]) for row in rows)
    print(f'slowest form: {worst:.2f} ms of {GOAL:.0f}')


main()
