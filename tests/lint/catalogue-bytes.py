#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packing again gives the same bytes. MILLRACE_PACKAGES names the folder with the packages."""

import json
import os
import pathlib
import subprocess
import sys

from lint import ROOT, read

SKIPPED = 77


def is_there(folder, source):
    name = source['package'].lstrip('@').replace('/', '-')
    return (folder / f'{name}-{source["version"]}.tgz').is_file()


def main():
    folder = pathlib.Path(os.environ.get('MILLRACE_PACKAGES', ''))
    sources = json.loads(read('data/catalogue/sources.json')).values()
    if not folder.name or not all(is_there(folder, source) for source in sources):
        print('skipped: MILLRACE_PACKAGES does not name a folder with the packages')
        sys.exit(SKIPPED)
    done = subprocess.run([ROOT / 'build-aux' / 'update-catalogue', '--check',
                           f'--packages={folder.resolve()}'], check=False)
    sys.exit(done.returncode)


main()
