# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates with mistakes in them, as slips of the pen, of the mouse and of a merge make them."""

import re

VALUES = (
    '', '~', 'null', '""', "''", '0', '-1', '1.5', '1e99', '010', '12:30', '2012-10-17', 'yes',
    'true', '"true"', '*', '"*"', '[]', '{}', '[a, [b]]', '{a: {b: c}}', '[1, 2, 3]', '|', '>',
    '!Ref X', '!Ref AWS::NoValue', '!Ref AWS::Region', '!GetAtt A.B', '!GetAtt Table.StreamArn',
    '!GetAtt [Table, Arn]', '!Sub "${A.B}${"', '!Sub ["${x}", {x: [1]}]', '!If [C, a, b]',
    '!If [C, !Ref "AWS::NoValue", [1]]', '!Join ["", [a, !Ref X]]', '!Join []', '!Select [9, [a]]',
    '!Split [",", 1]', '!FindInMap [M, a, b]', '!Base64 x', '!ImportValue x', '!Equals [a, a]',
    '!Not []', '!Condition C', '!Nonsense x', '{Fn::Transform: {Name: x}}', '{Ref: [a]}',
    '{"Fn::GetAtt": "A.B", x: y}', '"{{resolve:ssm:x}}"', '"{{resolve:secretsmanager:"', '*anchor',
    '"arn:aws:dynamodb:eu-west-1:123456789012:table/x/stream/2020"', '"arn:aws:sqs:::q.fifo"',
    '"${aws:username}"', 'index.handler', 'nodejs8.10', 'python3.13', 'PAY_PER_REQUEST',
    '"{\\"dynamodb\\": {\\"NewImage\\": {\\"a\\": [1, {\\"exists\\": 1}]}}}"', "'{\"eventName\": []}'",
    'AWS::Lambda::Function', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::IAM::Role',
    'AWS::IAM::Policy', 'AWS::SQS::Queue', 'AWS::Lambda::EventSourceMapping',
    'AWS::Serverless::Function', 'Custom::Thing', 'AWS::Nothing::Here', '\U0001f600',
)
KEYS = (
    '? [a, b]', 'Ref', 'Fn::If', 'Fn::Sub', 'Fn::ForEach::L', 'Fn::Transform', '<<', 'Type',
    'Properties', 'Condition', 'Conditions', 'DependsOn', 'Metadata', 'Resources', 'Outputs',
    'Parameters', 'Mappings', 'Rules', 'Transform', 'Statement', 'Action', 'Resource', 'Policies',
    'Filters', 'Pattern', 'StreamSpecification', 'KeySchema', 'EventSourceArn', 'FunctionName',
)
SIGNS = '[]{}:,#"\'&*!|>-? \t0a\\\u00e9\U0001f600'
ENTRY = re.compile(r'^(\s*(?:- )*)("?[^\s:"#{}\[\],]+(?:::[^\s:"]+)*"?):(?:(\s)(.*))?$')
NAME = re.compile(r'\b[A-Z][A-Za-z0-9]{3,}\b')


def indent_of(line):
    return len(line) - len(line.lstrip(' '))


def block_at(lines, first):
    """The end of what belongs to a line, by its indentation."""
    end = first + 1
    while end < len(lines) and (not lines[end].strip()
                                or indent_of(lines[end]) > indent_of(lines[first])):
        end += 1
    return end


def drop_line(rnd, lines, at, _others):
    del lines[at]


def drop_block(rnd, lines, at, _others):
    del lines[at:block_at(lines, at)]


def repeat_block(rnd, lines, at, _others):
    end = block_at(lines, at)
    lines[end:end] = lines[at:end]


def swap_lines(rnd, lines, at, _others):
    other = rnd.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def move_block(rnd, lines, at, _others):
    """To somewhere else, indented as what stands there."""
    end = block_at(lines, at)
    block = lines[at:end]
    del lines[at:end]
    to = rnd.randrange(len(lines) + 1)
    shift = (indent_of(lines[to]) if to < len(lines) else 0) - indent_of(block[0])
    lines[to:to] = [' ' * max(0, indent_of(line) + shift) + line.lstrip(' ') for line in block]


def take_from_other(rnd, lines, at, others):
    """What a merge leaves behind."""
    other = rnd.choice(others)
    first = rnd.randrange(len(other))
    lines[at:at] = other[first:block_at(other, first)]


def change_value(rnd, lines, at, _others):
    found = ENTRY.match(lines[at])
    if found:
        comma = ',' if lines[at].rstrip().endswith(',') else ''
        lines[at] = f'{found[1]}{found[2]}: {rnd.choice(VALUES)}{comma}'
    else:
        dash = re.match(r'^\s*- ', lines[at])
        lines[at] = (dash[0] if dash else '') + rnd.choice(VALUES)


def change_key(rnd, lines, at, _others):
    found = ENTRY.match(lines[at])
    if found:
        lines[at] = f'{found[1]}{rnd.choice(KEYS)}:{" " + found[4] if found[4] else ""}'


def misspell(rnd, lines, at, _others):
    """A word with a letter too much, too few, or of the other case."""
    words = list(NAME.finditer(lines[at]))
    if words:
        word = rnd.choice(words)
        place = rnd.randrange(word.start(), word.end())
        letter = lines[at][place]
        new = rnd.choice((letter * 2, '', letter.swapcase()))
        lines[at] = lines[at][:place] + new + lines[at][place + 1:]


def use_other_name(rnd, lines, at, _others):
    names = NAME.findall('\n'.join(lines))
    words = list(NAME.finditer(lines[at]))
    if words and names:
        word = rnd.choice(words)
        lines[at] = lines[at][:word.start()] + rnd.choice(names) + lines[at][word.end():]


def shift_line(rnd, lines, at, _others):
    lines[at] = rnd.choice(('  ' + lines[at], lines[at][2:], '\t' + lines[at]))


def shift_block(rnd, lines, at, _others):
    for line in range(at, block_at(lines, at)):
        lines[line] = '  ' + lines[line]


def put_sign(rnd, lines, at, _others):
    place = rnd.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rnd.choice(SIGNS) + lines[at][place + rnd.randrange(2):]


def wrap_value(rnd, lines, at, _others):
    """Makes a value conditional, or computed."""
    found = ENTRY.match(lines[at])
    if found and found[4] and not found[4].startswith(('!', '|', '>', '{', '[')):
        form = rnd.choice(('!If [C, %s, !Ref AWS::NoValue]', '!Sub %s', '[%s]', '{a: %s}',
                           '!Select [0, [%s]]', '{Fn::If: [C, %s, %s]}'))
        lines[at] = f'{found[1]}{found[2]}: ' + form.replace('%s', found[4].rstrip(','))


def cut_off(rnd, lines, at, _others):
    del lines[at + 1:]
    lines[at] = lines[at][:rnd.randrange(len(lines[at]) + 1)]


MUTATIONS = (drop_line, drop_block, drop_block, repeat_block, swap_lines, move_block,
             take_from_other, change_value, change_value, change_value, change_value, change_key,
             misspell, misspell, use_other_name, use_other_name, shift_line, shift_block, put_sign,
             wrap_value, wrap_value, cut_off)


def make(rnd, texts):
    """One mutant of one of the texts, with at most five mutations."""
    others = [text.split('\n') for text in texts]
    lines = list(rnd.choice(others))
    for _ in range(rnd.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        if lines:
            rnd.choice(MUTATIONS)(rnd, lines, rnd.randrange(len(lines)), others)
    ending = rnd.choice(('\n',) * 10 + ('\r\n', '\r'))
    return rnd.choice(('',) * 20 + ('\ufeff',)) + ending.join(lines)
