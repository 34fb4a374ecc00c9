#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""agreement.py CLI: what the diagram draws and what the stream lab does never contradict each other.

Whatever template of the golden cases and of the known mistakes has a mapping that reads a table:
where an edge of it fails, no record comes further; where all of them hold and nothing is said
against them, none is stopped.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from faults import mutate
from faults_table import FAULTS, STACK

ROOT = pathlib.Path(__file__).resolve().parent.parent
FAMILIES = ['article', 'check', 'graph', 'sound', 'unknowable']
# What the message of an edge that holds goes on with when there is something against it.
BUT = '. But: '


def run(cli, *arguments, text=''):
    return subprocess.run([cli, *arguments], input=text, capture_output=True, text=True,
                          check=False, timeout=60)


def stopped(trace):
    """The mappings that let nothing through to their function."""
    return {hop['mapping'] for hop in trace['hops']
            if hop['kind'] == 'blocked' and hop['to'] is not None}


def edges_of(graph, mapping):
    """The edges that a record of the mapping depends on."""
    edges = [e for e in graph['edges'] if mapping in (e['from'], e['to'])
             and e['kind'] in ('stream', 'invoke', 'assume')]
    functions = {e['to'] for e in edges if e['kind'] == 'invoke'} | {mapping}
    tables = {e['from'] for e in edges if e['kind'] == 'stream'}
    for _ in range(3):
        edges += [e for e in graph['edges'] if e['from'] in functions and e not in edges
                  and e['kind'] in ('assume', 'reference')]
        functions |= {e['to'] for e in edges if e['kind'] == 'reference'}
    roles = {e['to'] for e in edges if e['kind'] == 'assume'}
    edges += [e for e in graph['edges'] if e['kind'] == 'may-read' and e['from'] in roles
              and e['to'] in tables]
    return [e for e in edges if e['kind'] != 'reference']


def compare(cli, path):
    """What contradicts; None where there is nothing to run."""
    sample = run(cli, 'simulate', '--sample', str(path))
    if sample.returncode != 0:
        return None
    done = run(cli, 'simulate', '--events=-', '--to=json', str(path), text=sample.stdout)
    if done.returncode > 1:
        return None
    graph = json.loads(run(cli, 'graph', str(path)).stdout)
    trace = json.loads(done.stdout)
    stops, wrong = stopped(trace), []
    tables = {hop['to'] for hop in trace['hops'] if hop['kind'] == 'write'}
    for edge in graph['edges']:
        if edge['kind'] != 'stream' or edge['from'] not in tables:
            continue
        mapping = edge['to']
        states = {e['state'] for e in edges_of(graph, mapping)}
        own = {e['state'] for e in graph['edges'] if e is edge
               or (e['kind'] == 'invoke' and e['from'] == mapping)}
        careful = any(BUT in e['message'] for e in edges_of(graph, mapping))
        if 'fails' in own and mapping not in stops:
            wrong.append(f'{mapping}: an edge fails, but records come through')
        if 'fails' not in states and not careful and mapping in stops:
            wrong.append(f'{mapping}: all edges hold, but records are stopped')
    return wrong


def templates(folder):
    for family in FAMILIES:
        for path in sorted((ROOT / 'golden' / 'cases' / family).rglob('*')):
            if path.suffix in ('.yaml', '.yml', '.json') and 'expected' not in path.parts:
                yield path.relative_to(ROOT), path
    for fault in FAULTS:
        path = pathlib.Path(folder) / 'stack.yaml'
        path.write_text(mutate(STACK, fault.changes), encoding='utf-8')
        yield fault.name, path


def main(cli):
    failed = compared = 0
    print('1..1')
    with tempfile.TemporaryDirectory(prefix='millrace-agreement-') as folder:
        for name, path in templates(folder):
            wrong = compare(cli, path)
            compared += wrong is not None
            for line in wrong or []:
                failed += 1
                print(f'# {name}: {line}')
    # Should the lab refuse them all, nothing would be compared.
    bad = failed or compared < 300
    print(f'{"not ok" if bad else "ok"} 1 {compared} templates')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
