#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every XML file is well-formed; .ui files hang together and leave no visible word untranslated."""

import re
import subprocess
import xml.etree.ElementTree as etree

from lint import ROOT, Offences, project_files, read

VISIBLE = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description',
           'heading', 'body', 'secondary-text', 'text'}
REFERENCE = {'model', 'child', 'popover', 'mnemonic-widget', 'group', 'menu-model', 'stack',
             'adjustment', 'buffer', 'key-capture-widget'}
OUTSIDE = re.compile(r'(?:href|src)\s*=\s*"(?!#)|<script|url\(\s*[\'"]?(?!#)')


def check_ui(path, tree, bundled, offences):
    if path.name not in bundled:
        offences.add(path, 'not in a .gresource.xml')
    identifiers = [e.get('id') for e in tree.iter() if e.get('id') and e.tag != 'requires']
    for name in sorted({i for i in identifiers if identifiers.count(i) > 1}):
        offences.add(path, f'two elements have the id {name}')
    for element in tree.iter():
        name = (element.get('name') or '').replace('_', '-')
        text = (element.text or '').strip()
        if element.tag in ('property', 'attribute') and name in VISIBLE and len(element) == 0:
            if re.search(r'[^\W\d_]{2}', text) and text != 'Millrace' and element.get('translatable') is None \
                    and element.get('bind-source') is None:
                offences.add(path, f'{name} {text!r} is not marked translatable="yes" or "no"')
        if element.tag == 'property' and name in REFERENCE and re.fullmatch(r'[a-z]\w+', text):
            if text not in identifiers and element.get('bind-source') is None:
                offences.add(path, f'{name} refers to {text}, which is not in the file')


def main():
    offences = Offences()
    paths = project_files('*.xml', '*.xml.in', '*.ui', '*.svg')
    paths = [p for p in paths if p.parts[:2] != ('tests', 'golden')]
    done = subprocess.run(['xmllint', '--noout', '--nonet', *map(str, paths)], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        offences.add('xmllint', done.stderr.strip())
        offences.finish()
    bundled = set()
    for path in paths:
        if path.name.endswith('.gresource.xml'):
            files = [e.text.strip() for e in etree.fromstring(read(path)).iter('file')]
            bundled |= {name.rsplit('/', 1)[-1] for name in files}
            for name in files:
                if not (ROOT / path.parent / name).is_file():
                    offences.add(path, f'lists {name}, which is not there')
    for path in paths:
        if path.suffix == '.ui':
            check_ui(path, etree.fromstring(read(path)), bundled, offences)
        if path.suffix == '.svg' and OUTSIDE.search(read(path)):
            offences.add(path, 'a script, or a reference to the outside')
    offences.finish()


main()
