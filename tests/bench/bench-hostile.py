#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the command line files that were made to hurt, and says how long and how much it took.

bench-hostile.py CLI: each must be answered with a message within 2 seconds and 512 MB.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

LIMIT_SECONDS = 2.0
LIMIT_MIB = 512
MIB = 1024 * 1024


def resources(count, body):
    return 'Resources:\n' + ''.join(f'  R{n}: {body}\n' for n in range(count))


def bomb(levels, width):
    lines = ['a0: &a0 [' + ', '.join(['x'] * width) + ']']
    lines += [f'a{n}: &a{n} [' + ', '.join([f'*a{n - 1}'] * width) + ']' for n in range(1, levels)]
    return '\n'.join(lines) + '\nResources: {R: {Type: *a' + str(levels - 1) + '}}\n'


def one_line_json(count):
    entries = ','.join(f'"R{n}":{{"Type":"AWS::SNS::Topic"}}' for n in range(count))
    return '{"Resources":{' + entries + '}}'


def circle(count, body):
    """Resources of which each refers to the next, as `body` says, and the last to the first."""
    return 'Resources:\n' + ''.join(
        f'  R{n}: {{Type: AWS::SNS::Topic, {body.format((n + 1) % count)}}}\n'
        for n in range(count))


def conditions(count):
    lines = [f'  C{n}: !Not [{{Condition: C{(n + 1) % count}}}]' for n in range(count)]
    return 'Conditions:\n' + '\n'.join(lines) + '\nResources: {R: {Type: A, Condition: C0}}\n'


def nested_ifs(depth):
    return 'Conditions: {C: !Equals [a, b]}\nResources: {R: {Type: A, Properties: {P: ' \
        + '{"Fn::If": [C, ' * depth + 'x' + ', y]}' * depth + '}}}\n'


def mappings(count, body=''):
    """Functions with a stream mapping and a role of their own, which may do nothing."""
    return 'Resources:\n' + ''.join(f'''  T{n}:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{{AttributeName: a, AttributeType: S}}]
      KeySchema: [{{AttributeName: a, KeyType: HASH}}]
  L{n}: {{Type: AWS::IAM::Role, Properties: {{AssumeRolePolicyDocument: {{}}}}}}
  R{n}:
    Type: AWS::Lambda::Function
    Properties: {{Code: {{ZipFile: x}}, Role: !GetAtt L{n}.Arn, Timeout: "a"{body}}}
  M{n}:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {{FunctionName: !Ref R{n}, EventSourceArn: !GetAtt T{n}.StreamArn}}
''' for n in range(count))


def policy(count):
    """A role of many statements, each of which is to be matched letter by letter."""
    return 'Resources:\n  R0:\n    Type: AWS::IAM::Role\n    Properties:\n' \
        + '      AssumeRolePolicyDocument: {}\n      Policies:\n        - PolicyName: P\n' \
        + '          PolicyDocument:\n            Statement:\n' + ''.join(
            '              - {Effect: Allow, Action: "sqs:' + '*e' * 20 + f'*z{n}", '
            'Resource: "arn:*:*:*:*:*"}\n' for n in range(count))


def texts():
    """Name of each file that is no template, and a function that makes what is in it."""
    yield 'alias bomb, 60 levels', lambda: bomb(60, 2)
    yield 'alias bomb, 10 wide', lambda: bomb(12, 10)
    yield 'deep [', lambda: 'Resources: ' + '[' * 100000
    yield 'deep {a:', lambda: 'Resources: ' + '{a: ' * 100000
    yield 'deep - -', lambda: 'Resources:\n' + '- ' * 100000
    yield 'deep ? ?', lambda: 'Resources:\n' + '? ' * 100000
    yield 'deep, closed', lambda: 'Resources: ' + '[' * 100000 + ']' * 100000
    yield 'scalar of 200 MB', lambda: 'Resources: ' + 'x' * (200 * MIB)
    yield 'scalar of 15 MB', lambda: 'Resources: ' + 'x' * (15 * MIB)
    yield 'quoted, 15 MB', lambda: 'Resources: "' + 'x\\n' * (5 * MIB) + '"'
    yield 'line of 1 MB', lambda: 'Resources: [' + 'a,' * (MIB // 2) + ']'
    yield 'line, not ASCII', lambda: 'Resources: [' + 'ä,' * (MIB // 3) + ']'
    yield 'JSON on one line, 1 MB', lambda: one_line_json(27000)
    yield 'JSON on one line, 15 MB', lambda: one_line_json(380000)
    yield 'JSON, half pairs', lambda: '{"Resources":[' + ',"\\ud83d"' * 100000 + ']}'
    yield 'list of 7,500,000', lambda: 'Resources: [' + 'a,' * 7500000 + ']'
    yield 'map of 300,000', lambda: 'Resources: {' + ','.join(
        f'k{n}: 1' for n in range(300000)) + '}'
    yield 'duplicate keys', lambda: 'Resources: {' + 'k: 1,' * 200000 + '}'
    yield 'duplicates, not ASCII', lambda: 'Resources: {' + 'ü: 1,' * 200000 + '}'
    yield 'duplicates in small maps', lambda: 'Resources: [' + '{ü: 1, ü: 1},' * 60000 + ']'
    yield 'unknown aliases', lambda: 'Resources: [' + '*a,' * 300000 + ']'
    yield 'anchors', lambda: 'Resources: [' + ','.join(f'&a{n} x' for n in range(200000)) + ']'
    yield 'comments only', lambda: '# c\n' * (3 * MIB)
    yield 'blank lines', lambda: 'Resources:\n' + '\n' * (15 * MIB) + ' A: 1\n'
    yield 'lines of quotes', lambda: 'Resources: "' + '"\n' * (5 * MIB)
    yield 'broken lines', lambda: resources(60000, '{Type: "x')
    yield 'broken in places', lambda: 'Resources:\n' + '  A: {Type: X\n  B:\n    Type: Y\n' * 60000
    yield 'tabs', lambda: 'Resources:\n' + '\tA: 1\n' * 500000
    yield 'documents', lambda: 'Resources: {}\n---\n' * 200000
    yield 'invalid UTF-8', lambda: b'Resources:\n' + b'\xff' * (15 * MIB)
    yield 'NUL bytes', lambda: b'Resources:\n' + b'\0' * (15 * MIB)
    yield 'random bytes', lambda: b'Resources:\n' + os.urandom(15 * MIB)


def templates():
    """The same of those that are templates, or nearly."""
    yield '100,000 resources', lambda: resources(100000, '{Type: AWS::SNS::Topic}')
    yield 'parameters', lambda: 'Parameters:\n' + ''.join(
        f'  P{n}: {{Type: String}}\n' for n in range(100000)) + resources(1, '{Type: A}')
    yield 'circle of references', lambda: circle(10000, 'Properties: {{TopicName: !Ref R{}}}')
    yield 'circle of DependsOn', lambda: circle(10000, 'DependsOn: R{}')
    yield 'circle of conditions', lambda: conditions(5000)
    yield 'Fn::If, 90 deep', lambda: nested_ifs(90)
    yield 'Fn::If, 500 deep', lambda: nested_ifs(500)
    yield 'references to one', lambda: resources(20000, '{Type: A, Properties: {P: !Ref R0}}')
    yield 'Sub of 1 MB', lambda: "Resources: {R: {Type: A, Properties: {P: !Sub '" \
        + '${R}' * (MIB // 4) + "'}}}"
    yield 'Sub, unclosed', lambda: "Resources: {R: {Type: A, Properties: {P: !Sub '" \
        + '${' * (MIB // 2) + "'}}}"


def findings():
    """The same of templates that there is much to say about, or to do."""
    yield '3,000 mappings', lambda: mappings(3000)
    yield 'mappings to one function', lambda: mappings(1) + ''.join(
        f'  X{n}: {{Type: AWS::Lambda::EventSourceMapping, Properties: {{FunctionName: !Ref R0, '
        f'EventSourceArn: !GetAtt T0.StreamArn}}}}\n' for n in range(5000))
    yield '3,000 repairs', lambda: resources(
        3000, '{Type: AWS::SNS::Topic, Properties: {}, DependsOn: [R0, R0]}')
    yield 'properties that are not there', lambda: resources(
        30000, '{Type: AWS::Lambda::Function, Properties: {Timeut: 3, Role: !GetAtt R0.Arm}}')
    yield '50,000 functions', lambda: resources(
        50000, '{Type: AWS::Lambda::Function, Properties: {Runtime: nodejs12.x, Timeout: 901}}')
    yield '100,000 tags', lambda: resources(1, '{Type: AWS::SNS::Topic, Properties: {Tags: ['
        + '{Key: a, Value: b},' * 100000 + ']}}')
    yield '100,000 attributes', lambda: resources(
        1, '{Type: AWS::DynamoDB::Table, Properties: {AttributeDefinitions: ['
        + ','.join(f'{{AttributeName: a{n}, AttributeType: S}}' for n in range(100000)) + ']}}')
    yield '20,000 statements', lambda: policy(20000)
    yield '100,000 actions', lambda: resources(
        1, '{Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: {'
        'Effect: Allow, Resource: "*", Action: [' + 'dynamodb:GetRecords, ' * 100000 + ']}}}]}}')
    yield '100,000 outputs', lambda: resources(1, '{Type: A}') + 'Outputs:\n' + ''.join(
        f'  O{n}: {{Value: !GetAtt R0.TopicArn}}\n' for n in range(100000))
    yield 'AllowedValues', lambda: 'Parameters: {P: {Type: String, Default: a, AllowedValues: [' \
        + ','.join(f'v{n}' for n in range(200000)) + ']}}\n' + resources(1, '{Type: A}')
    yield 'AllowedPattern', lambda: 'Parameters: {P: {Type: String, Default: ' + 'a' * 40 \
        + '!, AllowedPattern: "((a+)+)+$"}}\n' + resources(1, '{Type: A}')
    yield 'one name of 1 MB', lambda: 'Resources:\n  ' + '? ' + 'N' * MIB + '\n  : {Type: ' \
        + 'T' * MIB + '}\n'
    yield 'names in a Join', lambda: 'Resources: {R0: {Type: A, Properties: {P: !Join ["", [' \
        + '!Ref R0,' * 100000 + ']]}}}\n'
    yield 'star of links', lambda: resources(5000, '{Type: A, DependsOn: ['
        + ','.join(f'R{n}' for n in range(20)) + ']}')
    yield 'loops', lambda: 'Resources:\n' + ''.join(
        f'  Fn::ForEach::L{n}: [X, [a, b], {{"T${{X}}{n}": {{Type: AWS::SNS::Topic}}}}]\n'
        for n in range(20000))
    yield 'SAM functions', lambda: 'Transform: AWS::Serverless-2016-10-31\n' + resources(
        5000, '{Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: DynamoDB, '
        'Properties: {Stream: !GetAtt T.StreamArn}}}, Policies: [{DynamoDBReadPolicy: '
        '{TableName: !Ref T}}]}}')


def run(command, source=None):
    """Seconds of the processor, MiB and status of `command`, a process of its own."""
    reader = subprocess.Popen(command, stdin=source or subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (10, 10)))
    _, status, usage = os.wait4(reader.pid, 0)
    reader.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, reader.returncode


def endless(cli):
    """A list that never ends, as it is made: through a pipe."""
    with subprocess.Popen(['/usr/bin/python3', '-c',
                           'import sys\nsys.stdout.write("Resources: [")\n'
                           'while True: sys.stdout.write("a," * 32768)'],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as writer:
        figures = run([cli, 'check', '-'], writer.stdout)
        writer.stdout.close()
        writer.terminate()
    return figures


def commands(path):
    """What each file is given to: every command that reads one, in all its formats."""
    for form in ('text', 'json', 'sarif', 'github'):
        yield ['check', f'--format={form}', path]
    yield ['fix', '--diff', path]
    for form in ('yaml', 'json', 'svg'):
        yield ['export', f'--to={form}', path]
    yield ['graph', path]
    yield ['set', '-o', '-', path, 'Metadata.A', '1']
    yield ['unset', '-o', '-', path, 'R0.Properties']
    yield ['add', '-o', '-', path, 'AWS::Lambda::Function']
    yield ['remove', '-o', '-', path, 'R0']
    yield ['rename', '-o', '-', path, 'R0', 'R']
    yield ['iam', path, 'R0', 'sqs:SendMessage', '*']


def report(name, command, seconds, mib, status):
    is_bad = seconds > LIMIT_SECONDS or mib > LIMIT_MIB or status not in (0, 1, 2)
    what = command[0] + (' ' + command[1].split('=')[1] if '=' in command[1] else '')
    print(f'{name:26} {what:12} {seconds:8.2f} {mib:7.0f} {status:6}'
          f'{"   TOO MUCH" if is_bad else ""}', flush=True)
    return is_bad


def main(cli, *names):
    n_bad = 0
    print(f'{"file":26} {"does":12} {"seconds":>8} {"MiB":>7} {"status":>6}')
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'hostile.yaml'
        for name, content in [*texts(), *templates(), *findings()]:
            if names and name not in names:
                continue
            data = content()
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
            del data
            for command in commands(str(path)):
                n_bad += report(name, command, *run([cli] + command))
    if not names:
        n_bad += report('list without end', ['check', '-'], *endless(cli))
    return 1 if n_bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
