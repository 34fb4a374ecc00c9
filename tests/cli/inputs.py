#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives millrace-cli what it is not made for: no files, strange names, templates cut off.

inputs.py CLI WRITE_FORMS STARTERS
"""

import os
import pathlib
import socket
import subprocess
import sys

import tap

PROGRAM, WRITE_FORMS = map(os.path.abspath, sys.argv[1:3])
STARTERS = pathlib.Path(sys.argv[3])
STACK = 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n'


def commands(path):
    """Every command that reads a file."""
    yield ['check', path]
    yield ['check', '--format=json', path]
    yield ['fix', path]
    for form in ('yaml', 'json', 'svg'):
        yield ['export', f'--to={form}', path]
    yield ['graph', path]
    yield ['set', path, 'Metadata.M', '1']
    yield ['unset', path, 'Metadata.M']
    yield ['add', path, 'AWS::SNS::Topic']
    yield ['remove', path, 'A']
    yield ['rename', path, 'A', 'B']
    yield ['iam', path, 'A', 'sqs:SendMessage']


def run(command, **options):
    return subprocess.run([PROGRAM, *command], stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, timeout=30, **options)


def assert_refused(path, words, **options):
    """No command takes `path`, and each says why in one line that begins with its name."""
    for command in commands(path):
        done = run(command, **options)
        lines = done.stderr.decode().splitlines()
        assert done.returncode == 2, (command, done)
        assert len(lines) == 1 and words in lines[0], (command, lines)


def no_such_file(folder):
    assert_refused(folder / 'none.yaml', 'there is no such file')


def folders(folder):
    for command in commands(folder):
        if command[0] != 'check':
            done = run(command)
            assert done.returncode == 2, command
            assert b'this is a folder, not a file' in done.stderr, done.stderr


def devices(folder):
    for name in ('/dev/zero', '/dev/full'):
        assert_refused(name, 'this is a pipe or a device, not a file')


def pipe_without_writer(folder):
    os.mkfifo(folder / 'pipe.yaml')
    assert_refused(folder / 'pipe.yaml', 'this is a pipe or a device, not a file')
    (folder / 'stack.yaml').write_text(STACK)
    assert run(['check', folder]).returncode == 0, 'a folder that holds a pipe'


def endpoint(folder):
    with socket.socket(socket.AF_UNIX) as endpoint_:
        endpoint_.bind(str(folder / 's'))
        assert_refused(folder / 's', 'this is a pipe or a device, not a file')


def links_in_a_circle(folder):
    (folder / 'a.yaml').symlink_to('b.yaml')
    (folder / 'b.yaml').symlink_to('a.yaml')
    assert_refused(folder / 'a.yaml', 'this link leads to itself')


def below_a_file(folder):
    (folder / 'a.yaml').write_text(STACK)
    assert_refused(folder / 'a.yaml' / 'b', 'is no folder')


def not_allowed(folder):
    path = folder / 'a.yaml'
    path.write_text(STACK)
    path.chmod(0)
    folder.chmod(0o755)
    if os.geteuid() != 0:
        assert_refused(path, 'permission denied')
        return None

    # The superuser may read everything, so somebody else has to try.
    if not os.access(PROGRAM, os.X_OK) or run(['--version'], user=65534).returncode != 0:
        return 'nobody else may run the program'
    assert_refused(path, 'permission denied', user=65534)
    return None


def too_large(folder):
    path = folder / 'a.yaml'
    with path.open('wb') as file:
        file.truncate(200 * 1024 * 1024)
    assert_refused(path, 'The file is larger than 16 MB')


def standard_input_by_its_names(folder):
    for name in ('-', '/dev/stdin'):
        done = subprocess.run([PROGRAM, 'export', '--to=yaml', name], input=STACK.encode(),
                              capture_output=True, check=False, timeout=30)
        assert done.returncode == 0 and done.stdout == STACK.encode(), (name, done)


def strange_names(folder):
    for name in (b'line\nend.yaml', b'bad\xff.yaml', b'esc\x1b[31m.yaml', b' .yaml', b'%s%n.yaml'):
        path = os.fsencode(folder) + b'/' + name
        with open(path, 'wb') as file:
            file.write(STACK.encode())
        for command in commands(path):
            done = run(command)
            assert done.returncode in (0, 1, 2), (command, done)
            done.stdout.decode()
            assert '\x1b' not in done.stderr.decode(), (command, done.stderr)

        with open(path, 'wb') as file:
            file.write(b'Resources: [')
        done = run(['graph', path])
        assert done.returncode == 2 and b':1:' in done.stderr.splitlines()[0], done.stderr


def every_form_stays(folder):
    subprocess.run([WRITE_FORMS, str(folder)], check=True)
    forms = sorted(folder.iterdir())
    assert len(forms) > 50
    for path in forms:
        before = path.read_bytes()
        form = 'json' if path.name.startswith('json') else 'yaml'
        done = run(['export', f'--to={form}', path])
        assert done.returncode == 0 and done.stdout == before, (path.name, done)
        done = run(['export', f'--to={form}', '--check', '-o', path, path])
        assert done.returncode == 0, (path.name, done)
        place = 'Resources.A.Properties.Name'
        assert run(['set', path, place, 'old']).returncode == 0, path.name
        assert path.read_bytes() == before, path.name
        assert run(['set', path, place, 'new']).returncode == 0, path.name
        assert path.read_bytes() == before.replace(b'old', b'new', 1), path.name
        assert run(['set', path, place, 'old']).returncode == 0, path.name
        assert path.read_bytes() == before, path.name


def cut_off(folder):
    for name in ('echo-trigger', 'tidy-trigger'):
        whole = (STARTERS / f'{name}.yaml').read_bytes()
        path = folder / f'{name}.yaml'
        path.write_bytes(whole)
        json = run(['export', '--to=json', path]).stdout
        for suffix, data in (('yaml', whole), ('json', json)):
            path = folder / f'cut.{suffix}'
            for end in range(1, len(data), len(data) // 12):
                path.write_bytes(data[:end])
                for command in (['check', path], ['graph', path], ['export', '--to=svg', path],
                                ['fix', '--diff', path], ['set', '--diff', path, 'Metadata.M', '1']):
                    done = run(command)
                    assert done.returncode in (0, 1, 2), (end, command, done)
                    assert done.returncode == 0 or done.stderr, (end, command)
                    done.stderr.decode()


if __name__ == '__main__':
    sys.exit(tap.run([no_such_file, folders, devices, pipe_without_writer, endpoint,
                      links_in_a_circle, below_a_file, not_allowed, too_large,
                      standard_input_by_its_names, strange_names, every_form_stays, cut_off]))
