#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest is whole: what it runs, what it builds, and a checksum for each source."""

import re

import yaml

from lint import Offences, read

PATH = 'flatpak/io.github.millrace.Millrace.yml'
APPLICATION_ID = 'io.github.millrace.Millrace'
BUILD_SYSTEMS = {'meson', 'autotools', 'cmake', 'cmake-ninja', 'simple', 'qmake'}
# Millrace has no use for the network, so its sandbox has none.
REFUSED = ('--share=network', '--filesystem=host', '--socket=session-bus', '--device=all')


def check_source(module, source, offences):
    name = module['name']
    kind = source.get('type')
    if kind == 'archive':
        if not str(source.get('url', '')).startswith('https://'):
            offences.add(PATH, f'{name}: an archive without an https address')
        if not re.fullmatch(r'[0-9a-f]{64}', str(source.get('sha256', ''))):
            offences.add(PATH, f'{name}: an archive without a SHA-256')
    elif kind == 'git':
        if not re.fullmatch(r'[0-9a-f]{40}', str(source.get('commit', ''))):
            offences.add(PATH, f'{name}: a git source without a commit')
    elif kind != 'dir':
        offences.add(PATH, f'{name}: a source of type {kind}')


def main():
    offences = Offences()
    manifest = yaml.safe_load(read(PATH))
    for key in ('app-id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'modules'):
        if key not in manifest:
            offences.add(PATH, f'no {key}')
    if manifest.get('app-id') != APPLICATION_ID:
        offences.add(PATH, f'app-id is not {APPLICATION_ID}')
    if manifest.get('command') != 'millrace':
        offences.add(PATH, 'command is not millrace')
    if not isinstance(manifest.get('runtime-version'), str):
        offences.add(PATH, 'runtime-version is not quoted')
    for argument in manifest.get('finish-args', []):
        if argument in REFUSED:
            offences.add(PATH, f'asks for {argument}')
    modules = manifest.get('modules', [])
    names = [m.get('name') for m in modules]
    if len(set(names)) != len(names) or names[-1:] != ['millrace']:
        offences.add(PATH, 'modules are named twice, or millrace is not the last of them')
    for module in modules:
        if module.get('buildsystem', 'autotools') not in BUILD_SYSTEMS:
            offences.add(PATH, f'{module.get("name")}: no such buildsystem')
        if not module.get('sources'):
            offences.add(PATH, f'{module.get("name")}: no sources')
        for source in module.get('sources', []):
            check_source(module, source, offences)
    offences.finish()


main()
