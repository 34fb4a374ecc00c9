#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""commands.py CLI: the manual and the completion know exactly the commands and options there are."""

import os
import re
import subprocess
import sys

from lint import ROOT, Offences, read

MANUAL = 'data/man/millrace-cli.1'
COMPLETION = 'data/completions/millrace-cli'
OPTION = re.compile(r'(?<![\w-])--[a-z][a-z-]*')
# What a shell asks for, and what it should be offered.
ASKED = [
    (['millrace-cli', ''], ['add', 'check', 'connect', 'disconnect', 'explain', 'export',
                            'fix', 'graph', 'iam', 'new', 'remove', 'rename', 'set',
                            'simulate', 'unset']),
    (['millrace-cli', 'ex'], ['explain', 'export']),
    (['millrace-cli', 'explain', 'not-k'], ['not-known']),
    (['millrace-cli', 'export', '--to', '=', ''], ['yaml', 'json', 'svg']),
    (['millrace-cli', 'check', '--fail-on', '=', 'w'], ['warning']),
    (['millrace-cli', 'connect', '--as', '=', 'o'], ['on-failure']),
    (['millrace-cli', 'new', '--starter', '=', 'e'], ['echo-trigger', 'empty']),
    (['millrace-cli', 'check', 'data/starters/t'], ['data/starters/tidy-trigger.yaml']),
    (['millrace-cli', 'new', '--l'], ['--list']),
    (['millrace-cli', '--v'], ['--version']),
    (['millrace-cli', 'check', '--v'], []),
    (['millrace-cli', 'simulate', '--outcomes', '=', 't'], ['timeout', 'throttle']),
]


def help_of(cli, *command):
    return subprocess.run([cli, *command, '--help'], capture_output=True, text=True,
                          check=True).stdout


def commands_of(text):
    """The first words of the lines that are set in below the first line which says 'Commands:'."""
    body = text.split('Commands:', 1)[1]
    return re.findall(r'^  ([a-z]+)\b', body, re.M)


def section_of(manual, command):
    """A command's lines in the manual's synopsis and its own section, as plain words."""
    plain = re.sub(r'\bFl Fl ', '--', manual)
    synopsis = plain.split('.Sh DESCRIPTION')[0].split('.Nm\n')
    parts = [p for p in synopsis if p.startswith(f'.Cm {command}\n')]
    parts += re.findall(rf'^\.Ss [^\n]*\b{command}\b.*?(?=^\.S[sh] )', plain, re.M | re.S)
    return '\n'.join(parts)


def complete(cli, words):
    quoted = ' '.join("'" + word + "'" for word in words)
    script = (f'source "{ROOT / COMPLETION}"; COMP_WORDS=({quoted}); '
              f'COMP_CWORD={len(words) - 1}; _millrace_cli; printf "%s\\n" "${{COMPREPLY[@]}}"')
    done = subprocess.run(['bash', '-c', script], cwd=ROOT, capture_output=True, text=True,
                          check=False,
                          env={'PATH': f'{cli.rsplit("/", 1)[0]}:/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'})
    return done.stdout.split()


def main(cli):
    offences = Offences()
    manual, completion = read(MANUAL), read(COMPLETION)
    top = help_of(cli)
    documented = re.findall(r'^\.Nm\n\.Cm ([a-z]+)', manual, re.M)
    commands = commands_of(top)
    if sorted(set(documented)) != sorted(commands):
        offences.add(MANUAL, f'has {sorted(set(documented))}, not {sorted(commands)}')
    everywhere = set(OPTION.findall(manual.replace('Fl Fl ', '--').split('.Ss check')[0]
                                    .split('.Ss Options')[-1]))
    for command in commands:
        real = set(OPTION.findall(help_of(cli, command)))
        told = set(OPTION.findall(section_of(manual, command)))
        for option in sorted(real - told - everywhere):
            offences.add(MANUAL, f'{command} {option} is not in it')
        for option in sorted(told - real):
            offences.add(MANUAL, f'{command} has no {option}')
        for option in sorted(real):
            if option not in completion and f'{option}=' not in completion:
                offences.add(COMPLETION, f'{command} {option} is not in it')
    for words, wanted in ASKED:
        offered = complete(cli, words)
        if offered != wanted:
            offences.add(COMPLETION, f'{" ".join(words)}: offers {offered}, not {wanted}')
    offences.finish()


main(os.path.abspath(sys.argv[1]))
