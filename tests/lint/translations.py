#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each language says everything that the source says today, with the same placeholders."""

import gettext
import pathlib
import re
import subprocess
import tempfile

from lint import ROOT, Offences, read

PLACEHOLDER = re.compile(r'\{\d+\}|%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?[hlzjt]*[a-zA-Z%]')

# What has one word in a language, and what it is not called there: a record of a stream is not an
# entry of a list.
TERMS = {
    'de': [(re.compile(r'(?<!DNS )\brecords?\b', re.IGNORECASE),
            re.compile(r'\bEintr[aä]g\w*|(?<!„)\bRecords?\b'))],
}


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def messages(po_text):
    return [line for line in po_text.splitlines() if line.startswith('msgid ')]


def check_placeholders(name, catalogue, offences):
    for source, target in catalogue.items():
        if not source:
            continue
        text = source[0] if isinstance(source, tuple) else source
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(target)):
            offences.add(name, f'other placeholders than in {text!r}: {target!r}')


def check_terms(language, name, catalogue, offences):
    for source, target in catalogue.items():
        text = source[0] if isinstance(source, tuple) else source
        for thing, wrong in TERMS.get(language, ()):
            if thing.search(text) and wrong.search(target):
                offences.add(name, f'another word than elsewhere: {target!r}')


def check_language(language, template, scratch, offences):
    name = f'po/{language}.po'
    compiled = scratch / f'{language}.mo'
    checked = run('msgfmt', '--check', '-o', str(compiled), name)
    if checked.returncode:
        offences.add(name, checked.stderr.strip())
        return
    merged = scratch / f'{language}.po'
    run('msgmerge', '--quiet', '--no-fuzzy-matching', '-o', str(merged), name, str(template))
    for option, word in (('--untranslated', 'not translated'), ('--only-fuzzy', 'fuzzy')):
        for line in messages(run('msgattrib', '--no-obsolete', '--no-wrap', option,
                                 str(merged)).stdout)[1:]:
            offences.add(name, f'{word}: {line[6:]}')
    with open(compiled, 'rb') as stream:
        catalogue = gettext.GNUTranslations(stream)._catalog
    check_placeholders(name, catalogue, offences)
    check_terms(language, name, catalogue, offences)


def main():
    offences = Offences()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        template = scratch / 'millrace.pot'
        made = run('build-aux/make-pot', str(template))
        if made.returncode:
            offences.add('build-aux/make-pot', made.stderr.strip())
        else:
            for line in made.stderr.splitlines():
                offences.add('xgettext', line)
            for language in read('po/LINGUAS').split():
                check_language(language, template, scratch, offences)
    offences.finish()


main()
