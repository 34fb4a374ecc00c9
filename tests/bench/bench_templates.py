# SPDX-License-Identifier: GPL-3.0-or-later
"""Large templates for the benchmarks, made from small ones."""

import random
import re

TABLE = '''  Table{n}:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{{AttributeName: id, AttributeType: S}}]
      KeySchema: [{{AttributeName: id, KeyType: HASH}}]
      StreamSpecification: {{StreamViewType: NEW_AND_OLD_IMAGES}}
'''

TRIGGER = '''  Function{n}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt SharedRole.Arn
      Code: {{ZipFile: x}}
  Trigger{n}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Table{table}.StreamArn
      FunctionName: !Ref Function{n}
      StartingPosition: LATEST
      DestinationConfig: {{OnFailure: {{Destination: !GetAtt Failures.Arn}}}}
'''

SHARED = '''Resources:
  Failures: {Type: AWS::SQS::Queue}
  SharedRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}
      Policies:
        - PolicyName: all
          PolicyDocument:
            Version: '2012-10-17'
            Statement: {Effect: Allow, Action: ['dynamodb:*', 'sqs:SendMessage'], Resource: '*'}
'''


def copies_of(text, count):
    """One template with `count` copies of the resources of `text`, numbered from 1."""
    head, body = re.split(r'^Resources:\n', text, maxsplit=1, flags=re.M)
    names = re.findall(r'^  (\w+):', body, re.M)
    pattern = re.compile(r'\b(' + '|'.join(sorted(names, key=len, reverse=True)) + r')\b')
    numbered = [pattern.sub(lambda match: f'{match.group(1)}{number}', body)
                for number in range(1, count + 1)]
    return head + 'Resources:\n' + ''.join(numbered)


def one_role(count):
    """`count` triggers on half as many tables; all share one role and one failure queue."""
    tables = max(1, count // 2)
    return (SHARED + ''.join(TABLE.format(n=n) for n in range(tables))
            + ''.join(TRIGGER.format(n=n, table=n % tables) for n in range(count)))


OTHER = """  Item{n}:
    Type: AWS::SSM::Parameter
    Properties: {{Type: String, Value: x}}
"""


def chain(count):
    """`count` resources, each of which waits for the one before."""
    return 'Resources:\n' + ''.join(
        OTHER.format(n=n) + (f'    DependsOn: Item{n - 1}\n' if n else '')
        for n in range(count))


def hub(count):
    """All resources but one refer to that one."""
    return 'Resources:\n' + ''.join(
        OTHER.format(n=n) + ('    DependsOn: Item0\n' if n else '') for n in range(count))


def web(count):
    """One connected part: each resource waits for two of the 40 before it."""
    chosen = random.Random(count)

    def waits(n):
        others = sorted({chosen.randrange(max(0, n - 40), n) for _ in range(2)}) if n else []
        return f'    DependsOn: [{", ".join(f"Item{other}" for other in others)}]\n'

    return 'Resources:\n' + ''.join(OTHER.format(n=n) + (waits(n) if n else '')
                                    for n in range(count))
