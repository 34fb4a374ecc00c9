# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as tests, each with an empty folder, and says so in TAP."""

import pathlib
import subprocess
import sys
import tempfile


def run(tests):
    """What the process is to end with. A test gives back why it was skipped, if it was."""
    failed = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix='millrace-cli-') as folder:
            try:
                skipped = test(pathlib.Path(folder))
                print(f'ok {number} {test.__name__}' + (f' # SKIP {skipped}' if skipped else ''))
            except (AssertionError, subprocess.SubprocessError, OSError) as error:
                failed += 1
                print(f'not ok {number} {test.__name__}\n# {error!r}')
        sys.stdout.flush()
    return 1 if failed else 0
