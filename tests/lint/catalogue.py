#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The packed tables are small, whole, and made of what data/catalogue/sources.json says."""

import json
import struct

from lint import ROOT, Offences, read

FOLDER = 'data/catalogue'
RAW_BYTES = 3_000_000
HEADER = struct.Struct('<8s4sIIIII')
SECTION = struct.Struct('<III')
KINDS = {'resources': b'CFNR', 'actions': b'IAMA'}
# Prose has sentences; names, values and ARNs have none.
SENTENCE = b'. '


def text_at(data, offset):
    start = SECTION.unpack_from(data, HEADER.size)[0] + offset
    return data[start:data.index(b'\0', start)].decode('ascii')


def check_table(name, source, offences):
    path = f'{FOLDER}/{name}.table'
    data = (ROOT / path).read_bytes()
    magic, kind, _, size, sections, date, title = HEADER.unpack_from(data)
    if (magic, kind, size) != (b'MILLRACE', KINDS[name], len(data)):
        offences.add(path, 'no whole table of this kind')
        return 0
    for number in range(sections):
        offset, count, width = SECTION.unpack_from(data, HEADER.size + SECTION.size * number)
        if offset + count * width > size:
            offences.add(path, f'section {number} goes past the end')
    if (text_at(data, date), text_at(data, title)) != (source['date'], source['title']):
        offences.add(path, 'not of the date or source that sources.json says')
    if source['title'] != f'{source["package"]} {source["version"]}':
        offences.add(f'{FOLDER}/sources.json', f'{name}: the title is not package and version')
    pool, count, _ = SECTION.unpack_from(data, HEADER.size)
    if SENTENCE in data[pool:pool + count]:
        offences.add(path, 'holds prose')
    return len(data)


def main():
    offences = Offences()
    sources = json.loads(read(f'{FOLDER}/sources.json'))
    total = sum(check_table(name, sources[name], offences) for name in KINDS)
    print(f'{total} bytes of {RAW_BYTES}')
    if total > RAW_BYTES:
        offences.add(FOLDER, f'{total} bytes, {RAW_BYTES} are allowed')
    offences.finish()


main()
