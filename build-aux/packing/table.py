# SPDX-License-Identifier: GPL-3.0-or-later
"""The container of the packed tables: docs/catalogue.md describes it byte by byte."""

import struct

MAGIC = b'MILLRACE'
VERSION = 1
HEADER = struct.Struct('<8s4sIIIII')
SECTION = struct.Struct('<III')


class Strings:
    """A pool of texts that end in NUL. Offset 0 is the empty text, which also stands for none.

    A text that ends another one is kept as its tail, so offsets are known only after `pack`.
    """

    def __init__(self):
        self.texts = {''}
        self.offsets = {}

    def add(self, text):
        self.texts.add(text)
        return text

    def pack(self):
        pool, previous, start = bytearray(b'\0'), None, 0
        ends_first = sorted(self.texts - {''}, key=lambda text: text[::-1], reverse=True)
        for text in ends_first:
            if previous is None or not previous.endswith(text):
                previous, start = text, len(pool)
                pool += text.encode('ascii') + b'\0'
            self.offsets[text] = start + len(previous) - len(text)
        self.offsets[''] = 0
        return bytes(pool)


class Lists:
    """Runs of 32-bit words; equal runs are kept once."""

    def __init__(self):
        self.words = []
        self.starts = {}

    def add(self, run):
        run = tuple(run)
        if run not in self.starts:
            self.starts[run] = len(self.words)
            self.words += run
        return self.starts[run]


def pack_records(layout, records, offset_of):
    """Packs tuples after a struct layout; a text among the values becomes its offset."""
    record = struct.Struct('<' + layout)
    packed = b''.join(record.pack(*(offset_of[value] if isinstance(value, str) else value
                                    for value in values)) for values in records)
    return packed, len(records), record.size


def pack_table(kind, source, strings, sections):
    """One table as bytes. `sections`: (layout, records) in the order that the reader knows."""
    for text in (source['date'], source['title']):
        strings.add(text)
    pool = strings.pack()
    parts = [(pool, len(pool), 1)]
    parts += [pack_records(layout, records, strings.offsets) for layout, records in sections]
    at = HEADER.size + SECTION.size * len(parts)
    directory, body = b'', b''
    for data, count, width in parts:
        directory += SECTION.pack(at + len(body), count, width)
        body += data + b'\0' * (-len(data) % 4)
    head = HEADER.pack(MAGIC, kind, VERSION, at + len(body), len(parts),
                       strings.offsets[source['date']], strings.offsets[source['title']])
    return head + directory + body
