#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times `millrace-cli check` as a whole process, beside libyaml's bare reading of the same file.

bench-check.py CLI YAML-EVENTS SAMPLE: on the sample, on 125 copies of it, which are the 500 resources
that CloudFormation allows, and on ten times that, which it does not; then on 1,000 files at once,
for which as many processors as there are should be busy. Times are those of the processor, as
others may use it as well.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from bench_templates import copies_of

COPIES = 125
FILES = 1000
ROUNDS = 15
# Far above what it takes: this is to notice a stage that grows with the square of its input.
LIMIT_SECONDS = 2.0


def run(command):
    """Runs it to its end; gives the seconds of processor that it took."""
    with open(os.devnull, 'wb') as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 2 or process.returncode < 0:
        sys.exit(f'{command} ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime


def seconds(*commands):
    """The lower quartile of a few runs of each, in turns, so that whatever else the machine does
    hits all of them alike."""
    rounds = [[run(command) for command in commands] for _ in range(ROUNDS)]
    return [sorted(times)[ROUNDS // 4] for times in zip(*rounds)]


def time_many(cli, text, folder):
    """Says how many processors one call keeps busy with many files, each of ten copies."""
    for number in range(FILES):
        (folder / f'{number}.yaml').write_text(copies_of(text, 10), encoding='utf-8')
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([cli, 'check', folder], stderr=subprocess.DEVNULL, check=False)
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / elapsed
    print(f'{FILES} files: {elapsed:.2f} s, {busy:.2f} of {os.cpu_count()} processors busy')


def main(cli, events, sample):
    text = pathlib.Path(sample).read_text(encoding='utf-8')
    with tempfile.TemporaryDirectory() as folder:
        rows = [('sample', sample)]
        for copies in (COPIES, 10 * COPIES):
            large = pathlib.Path(folder) / f'{copies}.yaml'
            large.write_text(copies_of(text, copies), encoding='utf-8')
            rows.append((f'{copies} copies', str(large)))
        print('file           KiB   check ms  libyaml ms  ratio  above libyaml ms')
        slowest = 0.0
        for name, path in rows:
            size = pathlib.Path(path).stat().st_size / 1024
            check, bare = seconds([cli, 'check', path], [events, path])
            slowest = max(slowest, check)
            print(f'{name:12} {size:5.0f} {check * 1000:10.1f} {bare * 1000:11.1f} '
                  f'{check / bare:6.1f} {(check - bare) * 1000:17.1f}')
        many = pathlib.Path(folder) / 'many'
        many.mkdir()
        time_many(cli, text, many)
    return 1 if slowest > LIMIT_SECONDS else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
