#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the house style that a machine can see."""

import re

from lint import ROOT, Offences, project_files, read

COLUMNS = 100
SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
LATER = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
# Where a machine's own folders, or notes that are not part of the project, would shine through.
FOREIGN = re.compile('|'.join([r'/wor' r'k/', r'\.\./shar' r'ed', r'\bshar' r'ed/(design|facts)',
                               r'/tmp/bas' r'h_jobs', r'/hom' r'e/\w+/', r'/roo' r't/']))
BINARY = {'.png', '.ico', '.gz', '.table'}


def check_c(path, lines, offences):
    if SPDX not in lines[0]:
        offences.add(path, 'the first line is not the SPDX line', 1)
    if path.suffix == '.h' and path.parts[0] == 'src' and '#pragma once' not in lines:
        offences.add(path, 'no #pragma once')
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            offences.add(path, f'{len(line)} columns, {COLUMNS} are allowed', number)
        if '\t' in line:
            offences.add(path, 'a tab', number)
        if LATER.search(line):
            offences.add(path, 'a note to do something later: do it, or say when in an issue', number)


def check_any(path, text, offences):
    for match in FOREIGN.finditer(text):
        line = text.count('\n', 0, match.start()) + 1
        offences.add(path, f'a path of somebody\'s machine: {match.group()}', line)


def main():
    offences = Offences()
    for name in ('.clang-format', '.editorconfig', 'LICENSE'):
        if not (ROOT / name).is_file():
            offences.add(name, 'missing')
    for path in project_files():
        if path.suffix in BINARY:
            continue
        # Golden inputs may be ill-encoded on purpose; they are data, not prose.
        text = (ROOT / path).read_bytes().decode('utf-8', 'replace')
        check_any(path, text, offences)
        lines = text.split('\n')
        if path.suffix in ('.c', '.h') and not path.match('data/starters/*'):
            check_c(path, lines, offences)
        if path.suffix in ('.c', '.h', '.py', '.build', '.ui', '.css'):
            for number, line in enumerate(lines, 1):
                if line != line.rstrip():
                    offences.add(path, 'blanks at the end of the line', number)
    offences.finish()


main()
