#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts parse, are executable, and Python is the system's: it alone has the modules."""

import ast
import os
import subprocess

from lint import ROOT, Offences, project_files, read


def shell_of(path, first):
    if first.startswith('#!'):
        return 'bash' if 'bash' in first else 'sh' if first.rstrip().endswith('sh') else None
    if path.parts[:2] == ('data', 'completions') or path.name == 'environment':
        return 'bash'
    return None


def main():
    offences = Offences()
    for path in project_files():
        if path.suffix in ('.png', '.po', '.table', '.in') \
                or path.parts[:2] == ('tests', 'golden') and path.suffix != '.py' or path.parts[:3] == ('tests', 'fuzz', 'corpus'):
            continue
        text = read(path)
        first = text.split('\n', 1)[0]
        shell = shell_of(path, first)
        if shell:
            done = subprocess.run([shell, '-n', str(ROOT / path)], capture_output=True, text=True,
                                  check=False)
            if done.returncode:
                offences.add(path, done.stderr.strip())
        if path.suffix == '.py' or 'python' in first and first.startswith('#!'):
            ast.parse(text, str(path))
            if first.startswith('#!') and first != '#!/usr/bin/python3':
                offences.add(path, 'not the system\'s /usr/bin/python3')
        if first.startswith('#!') and path.parts[0] in ('build-aux', '.ci') \
                and not os.access(ROOT / path, os.X_OK):
            offences.add(path, 'not executable')
    offences.finish()


main()
