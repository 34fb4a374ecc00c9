#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mutations.py CLI: checks and repairs templates with random mistakes in them.

The templates are the starters and the inputs of golden cases. MILLRACE_MUTANTS says how many of
them are made (120), MILLRACE_SEED which ones (1), and MILLRACE_KEEP in which folder those are kept
of which something does not hold.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import mutants

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(sys.argv[1])
COUNT = int(os.environ.get('MILLRACE_MUTANTS', '120'))
SEED = os.environ.get('MILLRACE_SEED', '1')
KEEP = os.environ.get('MILLRACE_KEEP')
SEVERITIES = ('info', 'warning', 'error')
LINE_END = re.compile('\r\n|\r|\n')


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, check=False, timeout=120)


def read_json(done):
    return json.loads(done.stdout.decode('utf-8'))


class Place:
    """The lines of a text, in which each place that is told has to be."""

    def __init__(self, text):
        self.lines = LINE_END.split(text.removeprefix('\ufeff'))

    def has(self, line, column):
        # A line may be told of up to where it ends.
        return (1 <= line <= len(self.lines)
                and 1 <= column <= len(self.lines[line - 1]) + 2)

    def complain(self, problem):
        start = problem['line'], problem['column']
        end = problem['end_line'], problem['end_column']
        if not (self.has(*start) and self.has(*end) and start <= end):
            yield f'{problem["rule"]} stands at {start}..{end}, which is not in the file'
        for evidence in problem['evidence']:
            if not self.has(evidence['line'], evidence['column']):
                yield f'evidence of {problem["rule"]} is not in the file: {evidence}'


def complain_of_problem(problem, rules):
    if problem['severity'] not in SEVERITIES or problem['rule'] not in rules:
        yield f'there is no {problem["severity"]} {problem["rule"]}'
    if not problem['message'].strip() or re.search(r'\{\d\}|\(null\)', problem['message']):
        yield f'{problem["rule"]} says: {problem["message"]}'


def complain_of_check(path, text, rules):
    """What does not hold of `check`, and how many problems of each severity there are."""
    done = run('check', '--format=json', path)
    if done.returncode not in (0, 1, 2):
        return [f'check ends with {done.returncode}: {done.stderr[-2000:]!r}'], None
    files = read_json(done)['files']
    if done.returncode == 2:
        return [] if done.stderr and not files else ['check fails without saying why'], None

    problems = files[0]['problems']
    complaints = []
    counts = dict.fromkeys(SEVERITIES, 0)
    seen = set()
    place = Place(text)
    for problem in problems:
        complaints += complain_of_problem(problem, rules)
        complaints += place.complain(problem)
        counts[problem['severity']] += 1
        same = problem['rule'], problem['line'], problem['column'], problem['message']
        if same in seen:
            complaints.append(f'told twice: {same}')
        seen.add(same)
    if done.returncode != (1 if counts['error'] else 0):
        complaints.append(f'check ends with {done.returncode}, but tells of {counts}')
    return complaints, counts


def complain_of_formats(path, counts):
    """The other formats tell of as much."""
    done = run('check', '--format=sarif', path)
    told = sum(counts.values())
    results = [result for result in read_json(done)['runs'][0]['results']
               if not result['suppressions']]
    if len(results) != told:
        yield f'sarif tells of {len(results)} instead of {told}'
    lines = run('check', '--format=github', path).stdout.decode().splitlines()
    if len(lines) != told:
        yield f'github tells of {len(lines)} instead of {told}'


def complain_of_fix(path, before, rules):
    """A repair never makes more problems, and leaves nothing to repair that it could."""
    out = path.with_name('fixed-' + path.name)
    done = run('fix', '-o', out, path)
    if done.returncode not in (0, 1, 2):
        return [f'fix ends with {done.returncode}: {done.stderr[-2000:]!r}']
    if done.returncode == 2:
        # What cannot be read is not repaired.
        return [] if done.stderr and not out.exists() else ['fix fails without saying why']

    text = out.read_bytes().decode('utf-8')
    complaints, after = complain_of_check(out, text, rules)
    if after is None:
        return [*complaints, 'what fix wrote is no template']
    # An error may have hidden something: of a misspelt type nothing else is told, beside a filter
    # with a misspelt key, one that never matches is only a part. So each error that is gone may
    # show another one, or make one of a warning; but there are never more of both together.
    if after['error'] + after['warning'] > before['error'] + before['warning']:
        complaints.append(f'fix makes problems: {before} become {after}')
    if b'too much to repair' not in done.stderr:
        run('fix', out)
        if out.read_bytes().decode('utf-8') != text:
            complaints.append('fix finds more to repair in what it wrote')
    return complaints


def judge(path, text, rules):
    try:
        path.write_bytes(text.encode('utf-8', 'surrogatepass'))
        complaints, counts = complain_of_check(path, text, rules)
        if counts is not None:
            complaints += complain_of_formats(path, counts)
            complaints += complain_of_fix(path, counts, rules)
    except (ValueError, KeyError, IndexError, subprocess.SubprocessError) as error:
        complaints = [f'{type(error).__name__}: {error}']
    return complaints


def keep(name, text):
    if KEEP:
        os.makedirs(KEEP, exist_ok=True)
        (pathlib.Path(KEEP) / name).write_bytes(text.encode('utf-8'))


def main():
    names = [*ROOT.glob('data/starters/*.yaml'), *ROOT.glob('tests/golden/inputs/*.y*ml'),
             *ROOT.glob('tests/golden/cases/check/*.yaml')]
    texts = [name.read_text(encoding='utf-8') for name in sorted(names)]
    rules = {line.split()[0] for line in run('explain').stdout.decode().splitlines() if line}
    failed = 0
    print(f'1..{COUNT}')
    with tempfile.TemporaryDirectory(prefix='millrace-mutants-') as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        made = [mutants.make(random.Random(f'{SEED}/{number}'), texts) for number in range(COUNT)]
        # The comment makes a template of it whatever else is lost.
        made = [text if text.startswith('\ufeff') else '# AWS::\n' + text for text in made]
        paths = [pathlib.Path(folder) / f'{SEED}-{number}.yaml' for number in range(COUNT)]
        for number, complaints in enumerate(pool.map(judge, paths, made, [rules] * COUNT)):
            print(f'{"not ok" if complaints else "ok"} {number + 1} {paths[number].stem}')
            for complaint in complaints:
                print('#', complaint.replace('\n', '\n# '))
            if complaints:
                keep(paths[number].name, made[number])
                failed += 1
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
