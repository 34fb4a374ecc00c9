#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names every file with a string that people see, in order, and no other.

With --write it is made so.
"""

import re
import sys

from lint import ROOT, Offences, project_files, read

MARKED_C = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext)\s*\(\s*(?:\w+\s*,\s*)?"')
MARKED_XML = re.compile(r'translatable="(?:yes|true)"')
COMMENT = re.compile(r'/\*.*?\*/', re.S)


def is_translated(path):
    if path.parts[0] not in ('src', 'ui', 'data'):
        return False
    if path.suffix in ('.c', '.h'):
        return bool(MARKED_C.search(COMMENT.sub('', read(path))))
    if path.suffix == '.ui':
        return bool(MARKED_XML.search(read(path)))
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml'))


def main():
    offences = Offences()
    lines = read('po/POTFILES').splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    if listed != sorted(set(listed)):
        offences.add('po/POTFILES', 'not sorted, or a file stands in it twice')
    wanted = {p.as_posix() for p in project_files() if is_translated(p)}
    if '--write' in sys.argv:
        head = [line for line in lines if line.startswith('#')]
        (ROOT / 'po/POTFILES').write_text('\n'.join(head + sorted(wanted)) + '\n', encoding='utf-8')
        return
    for name in sorted(wanted - set(listed)):
        offences.add('po/POTFILES', f'{name} has strings to translate and is not in it')
    for name in sorted(set(listed) - wanted):
        offences.add('po/POTFILES', f'{name} has nothing to translate, or is gone')
    for language in read('po/LINGUAS').split():
        if not (ROOT / 'po' / f'{language}.po').is_file():
            offences.add('po/LINGUAS', f'no {language}.po')
    offences.finish()


main()
