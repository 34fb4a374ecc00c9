#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An include may only walk downwards, and the core knows neither GTK nor a terminal."""

import re

from lint import Offences, project_files, read

# Lowest first; rooms of one row do not know each other.
CORE = [{'text'}, {'syntax'}, {'template'}, {'iam'}, {'offer', 'proof'},
        {'change', 'diagram'}, {'rules'}, {'export', 'stream'}, {'document'}]
WINGS = {
    'cli': set().union(*CORE),
    'gui/common': set().union(*CORE),
    'gui/canvas': set().union(*CORE) | {'gui/common'},
    'gui/panels': set().union(*CORE) | {'gui/common'},
    'gui/app': set().union(*CORE) | {'gui/common', 'gui/canvas', 'gui/panels'},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
NOT_IN_CORE = re.compile(r'^(gtk|gdk|gsk|adwaita|gtksource|pango|glib/gi18n|libintl|locale\.h|stdio\.h)')
PRINTS = re.compile(r'\b(g_print|g_printerr|printf|fprintf|puts|fputs|perror)\s*\(')
# What one file alone may see: Graphviz keeps state that two threads must not share.
GRAPHVIZ = re.compile(r'^(graphviz/)?(gvc|cgraph)\.h$')


def room_of(path):
    parts = path.parts
    if parts[1] == 'core':
        return parts[2]
    if parts[1] == 'gui':
        return f'gui/{parts[2]}'
    return parts[1]


def allowed_for(room):
    if room in WINGS:
        return WINGS[room]
    lower = set()
    for row in CORE:
        if room in row:
            return lower
        lower |= row
    return None


def check_file(path, rooms, offences):
    room, text = room_of(path), read(path)
    allowed = allowed_for(room)
    if allowed is None:
        offences.add(path, f'no room is called {room}: tests/lint/layers.py lists them')
        return
    in_core = path.parts[1] == 'core'
    for match in INCLUDE.finditer(text):
        line = text.count('\n', 0, match.start(2)) + 1
        name = match.group(2)
        target = rooms.get(name.rsplit('/', 1)[-1]) if match.group(1) == '"' else None
        if target and target != room and target not in allowed:
            offences.add(path, f'{room} may not include {name}, which is of {target}', line)
        if in_core and match.group(1) == '<' and NOT_IN_CORE.match(name):
            offences.add(path, f'the core may not include <{name}>', line)
        if GRAPHVIZ.match(name) and path.as_posix() != 'src/core/diagram/cfn-dot.c':
            offences.add(path, f'only diagram/cfn-dot.c may include <{name}>', line)
    if in_core:
        for match in PRINTS.finditer(text):
            line = text.count('\n', 0, match.start()) + 1
            offences.add(path, f'the core never prints: {match.group(1)}', line)


def main():
    offences, rooms = Offences(), {}
    sources = [p for p in project_files('*.c', '*.h') if p.parts[0] == 'src']
    for path in sources:
        if path.suffix == '.h':
            if path.name in rooms:
                offences.add(path, f'{rooms[path.name]} has a header of that name too')
            rooms[path.name] = room_of(path)
    for path in sources:
        check_file(path, rooms, offences)
    offences.finish()


main()
