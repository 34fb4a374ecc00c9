#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file above 900 lines and no function above 80, so that each can be read in one go."""

import ast
import re

from lint import Offences, project_files, read

FILE_LINES = 900
FUNCTION_LINES = 80
# A class_init is a list of properties and signals: long without being involved.
EXEMPT = re.compile(r'_class_init$')
NAME = re.compile(r'^(?:[\w\s*]*?)(\w+)\s*\(')


def c_functions(text):
    """(name, first line, lines) of each function: GNOME's braces stand in the first column."""
    lines = text.split('\n')
    start = None
    for number, line in enumerate(lines):
        if line.startswith('{'):
            head = number - 1
            while head > 0 and lines[head][:1] in (' ', '\t'):
                head -= 1
            match = NAME.match(lines[head])
            before = ' '.join(lines[head:number]).rstrip()
            if match and not before.endswith('='):
                start = (match.group(1), head)
        elif line.startswith('}') and start:
            yield start[0], start[1] + 1, number - start[1] + 1
            start = None


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def main():
    offences = Offences()
    for path in project_files('*.c', '*.h', '*.py'):
        text = read(path)
        count = text.count('\n')
        if count > FILE_LINES:
            offences.add(path, f'{count} lines, {FILE_LINES} are allowed')
        functions = python_functions(text) if path.suffix == '.py' else c_functions(text)
        for name, line, length in functions:
            if length > FUNCTION_LINES and not EXEMPT.search(name):
                offences.add(path, f'{name} has {length} lines, {FUNCTION_LINES} are allowed', line)
    offences.finish()


main()
