# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a drawing is: lines through cards, and lines that cross each other."""

import collections
import subprocess

STEPS = 8        # straight pieces of one cubic
SQUARE = 240.0   # side of the squares by which things are found


def read(path):
    """Cards (x, y, width, height) and lines (from, to, points) of what layout-times wrote."""
    cards, lines = [], []
    for line in path.read_text(encoding='ascii').splitlines():
        word, *rest = line.split()
        if word == 'card':
            cards.append(tuple(map(float, rest)))
        else:
            numbers = list(map(float, rest[2:]))
            lines.append((int(rest[0]), int(rest[1]), list(zip(numbers[::2], numbers[1::2]))))
    return cards, lines


def pieces(points):
    """The straight pieces of cubics."""
    last = points[0]
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i:i + 4]
        for step in range(1, STEPS + 1):
            t = step / STEPS
            s = 1 - t
            here = tuple(s * s * s * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k]
                         + t * t * t * d[k] for k in (0, 1))
            if here != last:
                yield last, here
            last = here


def squares(a, b):
    left, right = sorted((int(a[0] // SQUARE), int(b[0] // SQUARE)))
    top, bottom = sorted((int(a[1] // SQUARE), int(b[1] // SQUARE)))
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crosses(a, b, c, d):
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def count_crossings(lines):
    """Pairs of lines that cross; those with an end in common are not looked at."""
    places = collections.defaultdict(list)
    found = set()
    for number, (start, end, points) in enumerate(lines):
        for a, b in pieces(points):
            for square in squares(a, b):
                for other, c, d in places[square]:
                    if other != number and (other, number) not in found and crosses(a, b, c, d):
                        found.add((other, number))
                places[square].append((number, a, b))
    ends = [{start, end} - {-1} for start, end, _ in lines]
    return sum(1 for one, other in found if not ends[one] & ends[other])


def count_covered(cards, lines):
    """Lines that run through a card that is not theirs."""
    places = collections.defaultdict(list)
    for number, (x, y, width, height) in enumerate(cards):
        for square in squares((x, y), (x + width, y + height)):
            places[square].append(number)
    covered = 0
    for start, end, points in lines:
        hit = False
        for a, b in pieces(points):
            for square in squares(a, b):
                for number in places[square]:
                    x, y, width, height = cards[number]
                    hit = hit or (number not in (start, end) and
                                  any(x < px < x + width and y < py < y + height
                                      for px, py in (a, b, ((a[0] + b[0]) / 2,
                                                            (a[1] + b[1]) / 2))))
        covered += hit
    return covered


def dot_lines(cards, lines, path):
    """How Graphviz leads the same lines around the same cards; None when it does not."""
    edges = [(start, end) for start, end, _ in lines if start >= 0 and end >= 0]
    height = max(y + h for _, y, _, h in cards)
    with path.open('w', encoding='ascii') as out:
        out.write('digraph { splines=true; node [shape=box, label="", fixedsize=true];\n')
        for number, (x, y, w, h) in enumerate(cards):
            out.write(f'{number} [pos="{x + w / 2},{height - y - h / 2}", width={w / 72}, '
                      f'height={h / 72}];\n')
        for start, end in edges:
            out.write(f'{start} -> {end};\n')
        out.write('}\n')
    try:
        plain = subprocess.run(['neato', '-n2', '-Tplain', path], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, timeout=60, check=True).stdout
    except (FileNotFoundError, subprocess.SubprocessError):
        return None
    found = []
    for line in plain.decode('ascii').splitlines():
        words = line.split()
        if words[0] == 'edge':
            count = int(words[3])
            numbers = [float(word) * 72 for word in words[4:4 + 2 * count]]
            found.append((int(words[1]), int(words[2]), list(zip(numbers[::2], numbers[1::2]))))
    return found
