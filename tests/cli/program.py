#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs millrace-cli where golden cases cannot: on a terminal, in another language, over files
whose mode or links must stay."""

import os
import pathlib
import pty
import re
import stat
import subprocess
import sys

import tap

# Some tests work in a folder of their own.
PROGRAM = os.path.abspath(sys.argv[1])
VERSION, LOCALES = sys.argv[2:]

STACK = '''Resources:
  Echo:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 300
'''


def run(*arguments, **environment):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                          check=False, timeout=30, env=dict(os.environ, **environment))


def run_on_terminal(*arguments, **environment):
    """What the program writes to a terminal that is its standard error."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([PROGRAM, *map(str, arguments)], stderr=theirs,
                             stdout=subprocess.DEVNULL,
                             env=dict(os.environ, TERM='xterm', **environment))
    child.wait(timeout=30)
    os.close(theirs)
    text = b''
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    return text


def write_stack(folder, text=STACK):
    path = folder / 'stack.yaml'
    path.write_text(text)
    return path


def version(folder):
    done = run('--version')
    lines = done.stdout.splitlines()
    assert lines[0] == f'millrace-cli {VERSION}', done.stdout
    assert re.fullmatch(r'Resource types: \d{4}-\d\d-\d\d, @aws-cdk/\S+ \S+', lines[1]), done.stdout
    assert re.fullmatch(r'IAM actions: \d{4}-\d\d-\d\d, @cloud-copilot/\S+ \S+', lines[2])
    assert len(lines) == 3, done.stdout
    assert done.returncode == 0


def links_no_toolkit(folder):
    listed = subprocess.run(['ldd', PROGRAM], capture_output=True, text=True, check=True).stdout
    for name in ('libgtk', 'libgdk', 'libadwaita', 'libX11', 'libwayland'):
        assert name not in listed, listed


def colors_on_a_terminal(folder):
    path = write_stack(folder, 'Resources: {}\nAWSTemplateFormatVersion: "2010-09-09"\n')
    assert b'\033[' in run_on_terminal('check', path)
    assert b'\033[' in run_on_terminal('check', path, NO_COLOR='')
    assert b'\033[' not in run_on_terminal('check', path, NO_COLOR='1')
    assert b'\033[' not in run_on_terminal('check', '--color=never', path)
    assert b'\033[' in run_on_terminal('check', '--color=always', path, NO_COLOR='1')
    assert '\033[' not in run('check', path).stderr


def mode_and_link_stay(folder):
    path = write_stack(folder)
    link = folder / 'link.yaml'
    link.symlink_to('stack.yaml')
    path.chmod(0o600)
    assert run('set', link, 'Echo.Properties.Timeout', '30').returncode == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == STACK.replace('300', '30')


def what_is_right_is_not_touched(folder):
    path = write_stack(folder)
    os.utime(path, (1000, 1000))
    assert run('set', path, 'Echo.Properties.Timeout', '300').returncode == 0
    assert path.stat().st_mtime == 1000


def set_and_unset_gives_every_byte(folder):
    for starter in ('echo-trigger', 'tidy-trigger'):
        path = folder / f'{starter}.yaml'
        assert run('new', f'--starter={starter}', '-o', path).returncode == 0
        before = path.read_bytes()
        graph = run('graph', path).stdout
        for line in graph.splitlines():
            if '"type"' not in line:
                continue
            name = line.split('"')[3]
            place = f'{name}.Properties.NotThereYet'
            assert run('set', path, place, '{A: [1, !Ref B], C: "x"}').returncode == 0
            assert path.read_bytes() != before
            assert run('unset', path, place).returncode == 0
            assert path.read_bytes() == before, name


def diff_can_be_applied(folder):
    path = write_stack(folder)
    done = run('set', '--diff', 'stack.yaml', 'Echo.Properties.Role', '!GetAtt R.Arn')
    assert done.returncode == 2, 'no such file here'
    diff = subprocess.run([PROGRAM, 'set', '--diff', 'stack.yaml', 'Echo.Properties.Role',
                           '!GetAtt R.Arn'], cwd=folder, capture_output=True, check=True).stdout
    assert path.read_text() == STACK
    subprocess.run(['git', 'apply', '-'], cwd=folder, input=diff, check=True,
                   env=dict(os.environ, GIT_CEILING_DIRECTORIES=str(folder.parent)))
    timeout = '      Timeout'
    assert path.read_text() == STACK.replace(timeout, '      Role: !GetAtt R.Arn\n' + timeout)


def speaks_german(folder):
    if not list(pathlib.Path(LOCALES).glob('de/LC_MESSAGES/*.mo')):
        return 'the translations are not built'
    path = write_stack(folder, 'Resources: {}\nAWSTemplateFormatVersion: "2010-09-09"\n')
    done = run('check', path, MILLRACE_LOCALE_DIR=LOCALES, LANGUAGE='de')
    assert ' Fehler: ' in done.stderr, done.stderr
    data = run('check', '--format=json', path, MILLRACE_LOCALE_DIR=LOCALES, LANGUAGE='de').stdout
    assert '"severity": "error"' in data, data
    return None


def needs_no_home_and_no_display(folder):
    path = write_stack(folder)
    bare = {'PATH': '/nowhere', 'LC_ALL': 'C.UTF-8'}
    for name in ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS'):
        bare[name] = os.environ.get(name, '')
    done = subprocess.run([PROGRAM, 'export', '--to=svg', str(path)], capture_output=True,
                          check=False, timeout=30, env=bare, cwd='/')
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b'<'), done.stdout[:80]


TESTS = [version, links_no_toolkit, colors_on_a_terminal, mode_and_link_stay,
         what_is_right_is_not_touched, set_and_unset_gives_every_byte, diff_can_be_applied,
         speaks_german, needs_no_home_and_no_display]


if __name__ == '__main__':
    sys.exit(tap.run(TESTS))
