#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starters' index, their bundle and their translations agree, and the sample is the sample."""

import configparser
import re

import yaml

from lint import ROOT, Offences, read

FOLDER = 'data/starters'


class Loader(yaml.SafeLoader):
    """Reads `!GetAtt A.B` as {'Fn::GetAtt': 'A.B'}, as CloudFormation does."""


def long_form(loader, suffix, node):
    return {suffix if suffix == 'Ref' else f'Fn::{suffix}': loader.construct_scalar(node)}


Loader.add_multi_constructor('!', long_form)

SAMPLE = {
    'EchoFunction': ('AWS::Lambda::Function', {
        'Handler': 'index.handler', 'Role': {'Fn::GetAtt': 'LambdaRole.Arn'}, 'Timeout': 300,
        'Runtime': 'nodejs22.x'}),
    'LambdaRole': ('AWS::IAM::Role', {'Path': '/'}),
    'DataTable': ('AWS::DynamoDB::Table', {
        'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'S'}],
        'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}],
        'ProvisionedThroughput': {'ReadCapacityUnits': 1, 'WriteCapacityUnits': 1},
        'StreamSpecification': {'StreamViewType': 'NEW_IMAGE'}}),
    'DataTableStream': ('AWS::Lambda::EventSourceMapping', {
        'BatchSize': 1, 'Enabled': True, 'StartingPosition': 'LATEST',
        'EventSourceArn': {'Fn::GetAtt': 'DataTable.StreamArn'},
        'FunctionName': {'Fn::GetAtt': 'EchoFunction.Arn'}}),
}
ALLOWED = [
    (['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], 'arn:aws:logs:*:*:*'),
    (['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator',
      'dynamodb:ListStreams'], '*'),
]


def check_sample(offences):
    path = f'{FOLDER}/echo-trigger.yaml'
    resources = yaml.load(read(path), Loader)['Resources']
    if list(resources) != list(SAMPLE):
        offences.add(path, f'other resources than {list(SAMPLE)}')
        return
    for name, (kind, properties) in SAMPLE.items():
        if resources[name]['Type'] != kind:
            offences.add(path, f'{name} is no {kind}')
        for key, value in properties.items():
            if resources[name]['Properties'].get(key) != value:
                offences.add(path, f'{name}.{key} is not {value!r}')
    role = resources['LambdaRole']['Properties']
    trust = role['AssumeRolePolicyDocument']['Statement']
    if [(s['Principal'], s['Action']) for s in trust] != [
            ({'Service': 'lambda.amazonaws.com'}, 'sts:AssumeRole')]:
        offences.add(path, 'LambdaRole trusts somebody else')
    policies = {p['PolicyName']: p['PolicyDocument']['Statement'] for p in role['Policies']}
    allowed = [(s['Action'], s['Resource']) for s in policies.get('LambdaRolePolicy', [])]
    if allowed != ALLOWED:
        offences.add(path, 'LambdaRolePolicy allows something else')
    code = resources['EchoFunction']['Properties']['Code']['ZipFile']
    if 'console.log' not in code or "callback(null, 'done')" not in code:
        offences.add(path, 'the code does not log the event and call back')


def main():
    offences = Offences()
    index = configparser.ConfigParser(interpolation=None)
    index.optionxform = str
    index.read_string(read(f'{FOLDER}/starters.ini'))
    bundle = re.findall(r'<file>([^<]+)</file>', read(f'{FOLDER}/starters.gresource.xml'))
    wanted = []
    for starter in index.sections():
        wanted += [index[starter]['Title'], index[starter]['Description']]
        file = index[starter]['File']
        if file not in bundle:
            offences.add(f'{FOLDER}/starters.gresource.xml', f'{file} is not in it')
        if not (ROOT / FOLDER / file).is_file():
            offences.add(f'{FOLDER}/starters.ini', f'no {file}')
        else:
            yaml.load(read(f'{FOLDER}/{file}'), Loader)
    if re.findall(r'^N_\("(.*)"\)$', read(f'{FOLDER}/strings.h'), re.M) != wanted:
        offences.add(f'{FOLDER}/strings.h', 'not the titles and descriptions of starters.ini')
    check_sample(offences)
    offences.finish()


main()
