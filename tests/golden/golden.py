#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs commands and compares all they do with what is written down beside them.

docs/testing.md describes the folders. In short: a family is a folder of cases/; with a script
`cmd` of its own every file in it is a case, else every folder with a `cmd` in it is one.
"""

import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = HERE / 'cases'
# What every case finds in its folder, so that no expected output holds a path of the machine.
SHARED = {'inputs': HERE / 'inputs', 'starters': ROOT / 'data' / 'starters'}
TIMEOUT_SECONDS = 60
DIFF_LINES = 80


class Case:
    """One command with its inputs; what is expected stands in files that begin with `prefix`."""

    def __init__(self, family, name, script, inputs, expected, prefix):
        self.label = f'{family}/{name}' if name else family
        self.name = name
        self.script = script
        self.inputs = inputs
        self.expected = expected
        self.prefix = prefix

    def read_expected(self):
        found = {'stdout': b'', 'stderr': b'', 'status': b'0\n'}
        for path in self.expected_paths():
            key = path.relative_to(self.expected).as_posix()[len(self.prefix):]
            found[key] = path.read_bytes()
        return found

    def expected_paths(self):
        if not self.expected.is_dir():
            return []
        paths = sorted(p for p in self.expected.rglob('*') if p.is_file())
        return [p for p in paths
                if p.relative_to(self.expected).as_posix().startswith(self.prefix)]

    def write_expected(self, actual):
        for path in self.expected_paths():
            path.unlink()
        for key, data in actual.items():
            if data == {'stdout': b'', 'stderr': b'', 'status': b'0\n'}.get(key):
                continue
            path = self.expected / (self.prefix + key)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def families():
    return sorted(p.name for p in CASES.iterdir() if p.is_dir()) if CASES.is_dir() else []


def cases_of(family):
    folder = CASES / family
    if (folder / 'cmd').is_file():
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.name != 'cmd':
                yield Case(family, path.name, folder / 'cmd', [path],
                           folder / 'expected', path.name + '.')
        return
    for path in sorted(folder.iterdir()):
        if (path / 'cmd').is_file():
            inputs = [p for p in sorted(path.iterdir()) if p.name not in ('cmd', 'expected')]
            yield Case(family, path.name, path / 'cmd', inputs, path / 'expected', '')


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(folder.rglob('*')) if p.is_file()}


def copy(source, target):
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def run(case, programs):
    """Everything the case did: its two streams, its status, and the files it made or changed."""
    with tempfile.TemporaryDirectory(prefix='golden-') as scratch:
        work = pathlib.Path(scratch) / 'work'
        home = pathlib.Path(scratch) / 'home'
        work.mkdir()
        home.mkdir()
        for name, source in SHARED.items():
            copy(source, work / name)
        for source in case.inputs:
            copy(source, work / source.name)
        before = contents(work)

        env = dict(os.environ, HOME=str(home), XDG_STATE_HOME=str(home), TMPDIR=scratch,
                   PATH=os.pathsep.join(programs + ['/usr/bin', '/bin']))
        env.pop('DISPLAY', None)
        env.pop('WAYLAND_DISPLAY', None)
        arguments = [case.name] if case.prefix else []
        done = subprocess.run(['sh', '-u', str(case.script), *arguments], cwd=work, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False,
                              timeout=TIMEOUT_SECONDS)

        actual = {'stdout': done.stdout, 'stderr': done.stderr,
                  'status': b'%d\n' % done.returncode}
        after = contents(work)
        for name, data in after.items():
            if before.get(name) != data:
                actual['files/' + name] = data
        for name in before.keys() - after.keys():
            actual['removed/' + name] = b''
        return actual


def differences(expected, actual):
    """Unified diffs of what differs, by stream or file; an empty list where nothing does."""
    lines = []
    for key in sorted(expected.keys() | actual.keys()):
        old, new = expected.get(key), actual.get(key)
        if old == new:
            continue
        if old is None or new is None:
            lines.append(f'{key}: {"not expected" if old is None else "missing"}')
            if not (old or new):
                continue
        old_text = (old or b'').decode('utf-8', 'backslashreplace').splitlines()
        new_text = (new or b'').decode('utf-8', 'backslashreplace').splitlines()
        diff = list(difflib.unified_diff(old_text, new_text, f'expected {key}', f'actual {key}',
                                         lineterm=''))
        if not diff:
            diff = [f'{key}: only line ends or the last newline differ',
                    f'  expected {(old or b"")[-40:]!r}', f'  actual   {(new or b"")[-40:]!r}']
        lines += diff[:DIFF_LINES]
        if len(diff) > DIFF_LINES:
            lines.append(f'… and {len(diff) - DIFF_LINES} more lines')
    return lines


def orphans(family, cases):
    """Expected files in a family of single files whose input is gone."""
    folder = CASES / family / 'expected'
    known = {path for case in cases for path in case.expected_paths()}
    return [p for p in sorted(folder.rglob('*')) if p.is_file() and p not in known]


def run_family(family, programs, update, only):
    cases = [c for c in cases_of(family) if not only or c.name in only]
    stale = [] if only else orphans(family, cases)
    print(f'1..{len(cases) + (1 if stale and not update else 0)}', flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        try:
            actual = run(case, programs)
        except subprocess.TimeoutExpired:
            failed += 1
            print(f'not ok {number} {case.label}\n# no answer in {TIMEOUT_SECONDS} seconds')
            continue
        if update:
            case.write_expected(actual)
        diff = differences(case.read_expected(), actual)
        print(f'{"not ok" if diff else "ok"} {number} {case.label}')
        for line in diff:
            print('#', line)
        sys.stdout.flush()
        failed += bool(diff)
    if stale and update:
        for path in stale:
            path.unlink()
    elif stale:
        failed += 1
        print(f'not ok {len(cases) + 1} {family}: expected files without an input')
        for path in stale:
            print('#', path.relative_to(CASES))
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--list', action='store_true', help='name the families')
    parser.add_argument('--update', action='store_true',
                        help='write what happens now as what is expected; read the diff afterwards')
    parser.add_argument('--programs', action='append', default=[], metavar='DIR',
                        help='where the programs are (default: the build folder src/cli)')
    parser.add_argument('--case', action='append', default=[], help='only this case')
    parser.add_argument('families', nargs='*', help='all of them when none is named')
    options = parser.parse_args()
    if options.list:
        print('\n'.join(families()))
        return 0

    build = pathlib.Path(os.environ.get('MILLRACE_BUILD_ROOT', ROOT / '_build'))
    programs = options.programs or [str(build / 'src' / 'cli')]
    chosen = options.families or families()
    return 1 if sum(run_family(f, programs, options.update, options.case) for f in chosen) else 0


if __name__ == '__main__':
    sys.exit(main())
