#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rules.py CLI: every rule has a wrong example that it alone complains of, and a sound right one."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / 'data' / 'rules'
FAMILIES = {'syntax', 'template', 'trigger', 'filter', 'table', 'function', 'role'}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def list_rules(cli):
    """The id, severity and family of each rule."""
    return [line.split()[:3] for line in run(cli, 'explain').stdout.splitlines()]


def check(cli, file):
    done = run(cli, 'check', '--format=json', str(file))
    return json.loads(done.stdout)['files'][0]['problems'] if done.stdout else [{'rule': done.stderr}]


def complain_of_wrong(cli, rule, severity):
    """What is to be said against the wrong example of a rule."""
    problems = check(cli, EXAMPLES / rule / 'wrong.yaml')
    told = [p for p in problems if p['rule'] == rule]
    others = [p['rule'] for p in problems if p['rule'] != rule and p['severity'] != 'info']
    if len(told) != 1:
        yield f'wrong.yaml is told of {len(told)} times'
    elif told[0]['severity'] != severity:
        yield f'wrong.yaml is told of as {told[0]["severity"]}'
    if others:
        yield f'wrong.yaml also has {others}'


def complain_of_right(cli, rule):
    problems = check(cli, EXAMPLES / rule / 'right.yaml')
    bad = [p['rule'] for p in problems if p['rule'] == rule or p['severity'] != 'info']
    if bad:
        yield f'right.yaml has {bad}'


def complain_of_text(cli, rule):
    done = run(cli, 'explain', rule)
    if done.returncode != 0 or not done.stdout.startswith(rule + ' ('):
        yield 'explain does not tell of it'
    if 'Wrong:' not in done.stdout or 'Right:' not in done.stdout:
        yield 'explain shows no examples'


def main(cli):
    rules = list_rules(cli)
    names = [rule for rule, _severity, _family in rules]
    failed = 0
    print(f'1..{len(rules) + 2}')
    for number, (rule, severity, family) in enumerate(rules, 1):
        faults = [*complain_of_wrong(cli, rule, severity), *complain_of_right(cli, rule),
                  *complain_of_text(cli, rule)]
        if family not in FAMILIES:
            faults.append(f'{family} is no family')
        print(f'{"not ok" if faults else "ok"} {number} {rule}')
        for fault in faults:
            print(f'# {fault}')
        failed += bool(faults)

    folders = sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir())
    ordered = names == sorted(names)
    same = folders == names
    print(f'{"ok" if ordered else "not ok"} {len(rules) + 1} the rules are sorted')
    print(f'{"ok" if same else "not ok"} {len(rules) + 2} each folder of examples is of a rule')
    return 1 if failed or not ordered or not same else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
