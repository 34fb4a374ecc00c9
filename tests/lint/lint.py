# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the project's files, and a list of offences to fail with."""

import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def project_files(*patterns):
    """The project's own files (tracked or about to be), as paths relative to the root, sorted."""
    if (ROOT / '.git').exists() and shutil.which('git'):
        listing = subprocess.run(
            ['git', '-c', f'safe.directory={ROOT}', 'ls-files', '-z', '--cached', '--others',
             '--exclude-standard'],
            cwd=ROOT, check=True, capture_output=True, text=True).stdout
        names = {name for name in listing.split('\0') if name}
    else:
        names = {p.relative_to(ROOT).as_posix() for p in ROOT.rglob('*') if p.is_file()}
        names = {n for n in names if not n.startswith(('_build', '.git/')) and '__pycache__' not in n}
    paths = sorted(pathlib.PurePosixPath(name) for name in names)
    paths = [p for p in paths if (ROOT / p).is_file()]
    return [p for p in paths if not patterns or any(p.match(pattern) for pattern in patterns)]


def read(path):
    return (ROOT / path).read_text(encoding='utf-8')


class Offences:
    """Collects what is wrong; `finish` prints it and ends the test."""

    def __init__(self):
        self.lines = []

    def add(self, path, text, line=None):
        place = f'{path}:{line}' if line else f'{path}'
        self.lines.append(f'{place}: {text}')

    def finish(self):
        for line in self.lines:
            print(line)
        sys.exit(1 if self.lines else 0)
