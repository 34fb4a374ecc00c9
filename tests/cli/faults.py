#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""faults.py CLI: every known mistake, made in a trigger that works, is told by its rule and there.

The mistakes are those that public threads ask about under "why does my trigger not fire?". A row
makes one of them in the stack below, as texts to replace, and names the rule and the path.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from faults_table import FAULTS, SOUND, STACK


def check(cli, folder, name, text):
    path = Path(folder) / name
    path.write_text(text, encoding='utf-8')
    done = subprocess.run([cli, 'check', '--format=json', str(path)], capture_output=True,
                          text=True, timeout=60, check=False)
    return json.loads(done.stdout)['files'][0]['problems'] if done.stdout else []


def mutate(text, changes):
    """The stack with a mistake, or None where a text to replace is not in it just once."""
    for old, new in changes:
        if text.count(old) != 1:
            return None
        text = text.replace(old, new)
    return text


def judge(fault, problems):
    """What is to be said against what was told of a fault; None when all is well."""
    told = [(p['rule'], p['severity'], p['path']) for p in problems]
    if (fault.rule, fault.severity, fault.path) not in told:
        return f'expected {fault.rule} ({fault.severity}) at {fault.path}, told {told}'
    # One cause, one finding: what follows from the mistake is evidence, not alarm.
    others = [t for t in told if t[0] != fault.rule and t[1] != 'info' and t[0] not in fault.also]
    return f'also told {others}' if others else None


def main(cli):
    failed = 0
    print(f'1..{len(FAULTS) + len(SOUND)}')
    with tempfile.TemporaryDirectory(prefix='millrace-faults-') as folder:
        for number, (name, changes) in enumerate(SOUND.items(), 1):
            text = mutate(STACK, changes)
            bad = ['not a change of the stack'] if text is None else [
                (p['rule'], p['path']) for p in check(cli, folder, 'sound.yaml', text)
                if p['severity'] != 'info']
            print(f'{"not ok" if bad else "ok"} {number} sound: {name}')
            for line in bad:
                print('#', line)
            failed += bool(bad)
        for number, fault in enumerate(FAULTS, len(SOUND) + 1):
            text = mutate(STACK, fault.changes)
            complaint = 'not a change of the stack' if text is None else judge(
                fault, check(cli, folder, 'fault.yaml', text))
            print(f'{"not ok" if complaint else "ok"} {number} {fault.name}')
            if complaint:
                print('#', complaint)
            failed += bool(complaint)
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
