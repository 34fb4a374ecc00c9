# SPDX-License-Identifier: GPL-3.0-or-later
"""A trigger that works, and the mistakes that are made in it."""

from collections import namedtuple

# `also` are rules that may complain of something else that the same change brings about.
Fault = namedtuple('Fault', 'name changes rule severity path also', defaults=((),))

STACK = '''AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions:
        - {AttributeName: id, AttributeType: S}
      KeySchema:
        - {AttributeName: id, KeyType: HASH}
      BillingMode: PAY_PER_REQUEST
      StreamSpecification:
        StreamViewType: NEW_AND_OLD_IMAGES
  Failures:
    Type: AWS::SQS::Queue
  WorkerRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {Service: lambda.amazonaws.com}
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
      Policies:
        - PolicyName: stream
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - dynamodb:DescribeStream
                  - dynamodb:GetRecords
                  - dynamodb:GetShardIterator
                Resource: !GetAtt Orders.StreamArn
              - Effect: Allow
                Action: dynamodb:ListStreams
                Resource: '*'
              - Effect: Allow
                Action: sqs:SendMessage
                Resource: !GetAtt Failures.Arn
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      Role: !GetAtt WorkerRole.Arn
      Timeout: 60
      Environment:
        Variables: {STAGE: dev}
      Code:
        ZipFile: |
          def handler(event, context):
              for record in event["Records"]:
                  print(record["eventName"])
  Changes:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: !GetAtt Worker.Arn
      StartingPosition: TRIM_HORIZON
      BatchSize: 100
      MaximumRetryAttempts: 3
      DestinationConfig:
        OnFailure: {Destination: !GetAtt Failures.Arn}
'''

# Places in it.
TABLE = 'Resources.Orders.Properties.'
ROLE = 'Resources.WorkerRole.Properties.'
READ = ROLE + 'Policies[0].PolicyDocument.Statement[0]'
WORKER = 'Resources.Worker.Properties.'
MAPPING = 'Resources.Changes.Properties.'

# Texts in it that are replaced often.
VIEW = '''      StreamSpecification:
        StreamViewType: NEW_AND_OLD_IMAGES
'''
SOURCE = '      EventSourceArn: !GetAtt Orders.StreamArn\n'
POSITION = '      StartingPosition: TRIM_HORIZON\n'
RETRIES = '      MaximumRetryAttempts: 3\n'
BATCH = '      BatchSize: 100\n'
TARGET = '      FunctionName: !GetAtt Worker.Arn\n'
DESTINATION = '''      DestinationConfig:
        OnFailure: {Destination: !GetAtt Failures.Arn}
'''
RUNTIME = '      Runtime: python3.13\n'
CODE = '''          def handler(event, context):
              for record in event["Records"]:
                  print(record["eventName"])
'''
HANDLER = '      Handler: index.handler\n'
STREAM_STATEMENT = '''              - Effect: Allow
                Action:
                  - dynamodb:DescribeStream
                  - dynamodb:GetRecords
                  - dynamodb:GetShardIterator
                Resource: !GetAtt Orders.StreamArn
'''
LIST_STATEMENT = '''              - Effect: Allow
                Action: dynamodb:ListStreams
                Resource: '*'
'''
SEND_STATEMENT = '''              - Effect: Allow
                Action: sqs:SendMessage
                Resource: !GetAtt Failures.Arn
'''
QUEUE = '    Type: AWS::SQS::Queue\n'
END = '        OnFailure: {Destination: !GetAtt Failures.Arn}\n'


def after(old, new):
    """The change that puts a text behind another."""
    return [(old, old + new)]


def filtered(*patterns):
    """The change that gives the mapping filters."""
    lines = ['      FilterCriteria:\n        Filters:\n']
    lines += [f"          - Pattern: '{pattern}'\n" for pattern in patterns]
    return after(RETRIES, ''.join(lines))


def in_javascript(text):
    """The changes that make the function one of Node.js."""
    return [(RUNTIME, '      Runtime: nodejs24.x\n'),
            (CODE, ''.join(f'          {line}\n' for line in text.splitlines()))]


def in_python(text):
    return [(CODE, ''.join(f'          {line}\n' for line in text.splitlines()))]


TELLS_FAILURES = '''def handler(event, context):
    failures = []
    return {"batchItemFailures": failures}
'''

SOUND = {
    'as it is': [],
    'in JavaScript': in_javascript('exports.handler = async (event) => {};'),
    'with a filter': filtered('{"dynamodb": {"NewImage": {"total": {"N": ["1"]}}}}'),
    'with failures by record': in_python(TELLS_FAILURES)
    + after(RETRIES, '      FunctionResponseTypes: [ReportBatchItemFailures]\n'),
    'without a window, with LATEST': [(POSITION, '      StartingPosition: LATEST\n')],
}

FAULTS = [
    Fault('1 the table has no stream', [(VIEW, '')],
          'table-has-no-stream', 'error', MAPPING + 'EventSourceArn'),
    Fault('2 the ARN of the table', [(SOURCE, '      EventSourceArn: !GetAtt Orders.Arn\n')],
          'not-a-stream-arn', 'error', MAPPING + 'EventSourceArn'),
    Fault('2 the name of the table', [(SOURCE, '      EventSourceArn: !Ref Orders\n')],
          'not-a-stream-arn', 'error', MAPPING + 'EventSourceArn'),
    Fault('3 StreamEnabled', after(VIEW, '        StreamEnabled: true\n'),
          'unknown-property', 'error', TABLE + 'StreamSpecification.StreamEnabled'),
    Fault('4 a view type that does not exist',
          [('NEW_AND_OLD_IMAGES', 'NEW_AND_OLD_IMAGE')],
          'unknown-value', 'error', TABLE + 'StreamSpecification.StreamViewType'),
    Fault('5 a filter on an image that the stream does not have',
          [('NEW_AND_OLD_IMAGES', 'KEYS_ONLY')]
          + filtered('{"dynamodb": {"NewImage": {"total": {"N": ["1"]}}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('5 code that reads an image that the stream does not have',
          [('NEW_AND_OLD_IMAGES', 'KEYS_ONLY'),
           ('record["eventName"]', 'record["dynamodb"]["NewImage"]')],
          'image-not-in-stream', 'warning', WORKER + 'Code.ZipFile',
          also=('removals-have-no-new-image',)),
    Fault('6 the ARN of a stream written out',
          [(SOURCE, '      EventSourceArn: arn:aws:dynamodb:eu-west-1:123456789012:table/O/stream/'
            '2026-01-01T00:00:00.000\n')],
          'stream-arn-written-out', 'warning', MAPPING + 'EventSourceArn',
          also=('role-cannot-read-stream',)),
    Fault('7 a stream of another region than the function',
          [(SOURCE, '      EventSourceArn: arn:aws:dynamodb:eu-west-1:123456789012:table/O/stream/'
            '2026-01-01T00:00:00.000\n'),
           (TARGET, '      FunctionName: arn:aws:lambda:eu-central-1:123456789012:function:F\n')],
          'stream-is-elsewhere', 'error', MAPPING + 'EventSourceArn',
          also=('stream-arn-written-out',)),
    Fault('8 no StartingPosition', [(POSITION, '')],
          'missing-property', 'error', 'Resources.Changes'),
    Fault('9 AT_TIMESTAMP', [(POSITION, '      StartingPosition: AT_TIMESTAMP\n')],
          'unknown-value', 'error', MAPPING + 'StartingPosition'),
    Fault('10 LATEST', [(POSITION, '      StartingPosition: LATEST\n')],
          'starts-with-latest', 'info', MAPPING + 'StartingPosition'),
    Fault('12 the same mapping again',
          after(END, '''  Again:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: !Ref Worker
      StartingPosition: LATEST
'''), 'mapping-is-doubled', 'error', 'Resources.Again'),
    Fault('13 three readers', after(END, ''.join(f'''  Worker{n}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      Role: !GetAtt WorkerRole.Arn
      Code: {{S3Bucket: code, S3Key: {n}.zip}}
  Changes{n}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: !Ref Worker{n}
      StartingPosition: TRIM_HORIZON
''' for n in (2, 3))), 'too-many-readers', 'warning',
          'Resources.Changes3.Properties.EventSourceArn'),
    Fault('14 not enabled', after(RETRIES, '      Enabled: false\n'),
          'mapping-is-disabled', 'warning', MAPPING + 'Enabled'),
    Fault('15 no concurrency', after(HANDLER, '      ReservedConcurrentExecutions: 0\n'),
          'function-never-runs', 'warning', WORKER + 'ReservedConcurrentExecutions'),
    Fault('16 no permission to read', [(STREAM_STATEMENT, '')],
          'role-cannot-read-stream', 'error', ROLE + 'Policies[0].PolicyDocument'),
    Fault('16 one of the permissions is missing',
          [('                  - dynamodb:GetRecords\n', '')],
          'role-cannot-read-stream', 'error', READ),
    Fault('16 a Deny takes it back',
          after(LIST_STATEMENT, '''              - Effect: Deny
                Action: dynamodb:Get*
                Resource: '*'
'''), 'role-cannot-read-stream', 'error', ROLE + 'Policies[0].PolicyDocument.Statement[2]'),
    Fault('17 the policy names the table',
          [('Resource: !GetAtt Orders.StreamArn', 'Resource: !GetAtt Orders.Arn')],
          'role-cannot-read-stream', 'error', READ + '.Resource'),
    Fault('17 an action on the table in a statement on the stream',
          [('dynamodb:GetShardIterator\n', 'dynamodb:GetShardIterator\n'
            '                  - dynamodb:Query\n')],
          'action-does-not-fit', 'warning', READ + '.Action[3]'),
    Fault('17 the name of the table', [('Resource: !GetAtt Failures.Arn', 'Resource: !Ref Orders')],
          'reference-does-not-fit', 'error',
          ROLE + 'Policies[0].PolicyDocument.Statement[2].Resource',
          also=('role-cannot-write-destination',)),
    Fault('18 the policy for Kinesis',
          [(STREAM_STATEMENT, ''), (LIST_STATEMENT, ''),
           ('AWSLambdaBasicExecutionRole', 'AWSLambdaKinesisExecutionRole')],
          'role-cannot-read-stream', 'error', ROLE + 'Policies[0].PolicyDocument'),
    Fault('18 the policy without logs',
          [('service-role/AWSLambdaBasicExecutionRole', 'AWSLambdaInvocation-DynamoDB')],
          'role-cannot-write-logs', 'warning', 'Resources.WorkerRole'),
    Fault('19 an action that does not exist', [('dynamodb:GetRecords', 'dynamodb:GetRecord')],
          'unknown-action', 'warning', READ + '.Action[1]', also=('role-cannot-read-stream',)),
    Fault('19 an action of another service', [('dynamodb:DescribeStream', 'dynamodb:ListShards')],
          'unknown-action', 'warning', READ + '.Action[0]', also=('role-cannot-read-stream',)),
    Fault('19 the prefix of a client', [('dynamodb:GetRecords', 'dynamodbstreams:GetRecords')],
          'unknown-action', 'warning', READ + '.Action[1]', also=('role-cannot-read-stream',)),
    Fault('20 a policy of its own that may come late',
          [(STREAM_STATEMENT, '')] + after(END, '''  Reads:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: reads
      Roles: [!Ref WorkerRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: [dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator]
            Resource: !Sub '${Orders.Arn}/stream/*'
'''), 'policy-may-come-late', 'warning', 'Resources.Changes'),
    Fault('21 trust for another service',
          [('Service: lambda.amazonaws.com', 'Service: ec2.amazonaws.com')],
          'role-does-not-trust-lambda', 'error',
          ROLE + 'AssumeRolePolicyDocument.Statement[0].Principal'),
    Fault('22 the name of the role', [('!GetAtt WorkerRole.Arn', '!Ref WorkerRole')],
          'role-is-a-name', 'error', WORKER + 'Role'),
    Fault('23 a managed policy without its path',
          [('policy/service-role/AWSLambdaBasic', 'policy/AWSLambdaBasic')],
          'unknown-managed-policy', 'error', ROLE + 'ManagedPolicyArns[0]',
          also=('role-cannot-write-logs',)),
    Fault('23 a managed policy with a path too many',
          [('service-role/AWSLambdaBasicExecutionRole', 'service-role/AmazonDynamoDBFullAccess')],
          'unknown-managed-policy', 'error', ROLE + 'ManagedPolicyArns[0]',
          also=('role-cannot-write-logs',)),
    Fault('23 the name of a managed policy alone',
          [('arn:aws:iam::aws:policy/service-role/AWSLambdaBasic', 'AWSLambdaBasic')],
          'unknown-managed-policy', 'error', ROLE + 'ManagedPolicyArns[0]',
          also=('role-cannot-write-logs',)),
    Fault('24 a key that the role may not use',
          [(VIEW, VIEW + '''      SSESpecification:
        SSEEnabled: true
        SSEType: KMS
        KMSMasterKeyId: !GetAtt Key.Arn
''')] + after(END, '''  Key:
    Type: AWS::KMS::Key
    Properties: {EnableKeyRotation: true}
'''), 'role-cannot-decrypt-stream', 'error', 'Resources.WorkerRole'),
    Fault('25 a filter that is not JSON', filtered('{eventName: [INSERT]}'),
          'filter-is-not-json', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('25 a leaf that is not a list', filtered('{"eventName": "INSERT"}'),
          'filter-leaf-is-not-a-list', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('26 no type', filtered('{"dynamodb": {"NewImage": {"state": ["paid"]}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('27 a comparison of numbers',
          filtered('{"dynamodb": {"NewImage": {"total": {"N": [{"numeric": [">", 5]}]}}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('28 body', filtered('{"body": {"state": ["paid"]}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('28 data', filtered('{"data": {"state": ["paid"]}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('28 eventSource', filtered('{"eventSource": ["aws:dynamodb"]}'),
          'filter-on-unreliable-key', 'warning', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('29 exists where the type is missing',
          filtered('{"dynamodb": {"NewImage": {"state": [{"exists": true}]}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('30 six filters', filtered(*['{"eventName": ["INSERT"]}'] * 6),
          'too-many-filters', 'warning', MAPPING + 'FilterCriteria.Filters'),
    Fault('30 eleven filters', filtered(*['{"eventName": ["INSERT"]}'] * 11),
          'too-many-filters', 'error', MAPPING + 'FilterCriteria.Filters'),
    Fault('31 the old image of what is new',
          filtered('{"eventName": ["INSERT"], "dynamodb": {"OldImage": {"a": {"S": ["b"]}}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('31 the new image of what is gone',
          filtered('{"eventName": ["REMOVE"], "dynamodb": {"NewImage": {"a": {"S": ["b"]}}}}'),
          'filter-never-matches', 'error', MAPPING + 'FilterCriteria.Filters[0].Pattern'),
    Fault('32 a handler in another file', [(HANDLER, '      Handler: app.handler\n')],
          'handler-is-not-index', 'error', WORKER + 'Handler'),
    Fault('33 a handler that the code does not have', [(HANDLER, '      Handler: index.main\n')],
          'handler-not-in-code', 'error', WORKER + 'Handler'),
    Fault('34 the syntax of modules',
          [(RUNTIME, '      Runtime: nodejs22.x\n'),
           (CODE, '          export const handler = async (event) => {};\n')],
          'inline-code-is-a-module', 'error', WORKER + 'Code.ZipFile'),
    Fault('35 a runtime that is no longer made', [(RUNTIME, '      Runtime: python3.7\n')],
          'runtime-is-blocked', 'error', WORKER + 'Runtime'),
    Fault('35 a runtime that is no longer kept', [(RUNTIME, '      Runtime: python3.9\n')],
          'runtime-is-deprecated', 'warning', WORKER + 'Runtime'),
    Fault('36 three seconds for a thousand changes',
          [('      Timeout: 60\n', ''), (BATCH, '      BatchSize: 1000\n')],
          'timeout-is-short', 'info', 'Resources.Worker'),
    Fault('37 retries without end', [(RETRIES, ''), (DESTINATION, '')],
          'retries-without-end', 'info', 'Resources.Changes'),
    Fault('38 removals have no new image',
          [('record["eventName"]', 'record["dynamodb"]["NewImage"]')],
          'removals-have-no-new-image', 'info', WORKER + 'Code.ZipFile'),
    Fault('39 nobody hears of the failures', in_python(TELLS_FAILURES),
          'failures-are-not-heard', 'warning', WORKER + 'Code.ZipFile'),
    Fault('39 nobody tells of the failures',
          after(RETRIES, '      FunctionResponseTypes: [ReportBatchItemFailures]\n'),
          'failures-are-not-told', 'info', MAPPING + 'FunctionResponseTypes'),
    Fault('40 a window without a state', after(RETRIES, '      TumblingWindowInSeconds: 60\n'),
          'window-needs-state', 'error', MAPPING + 'TumblingWindowInSeconds'),
    Fault('41 dead letters of the function',
          [(DESTINATION, '')]
          + after(HANDLER, '      DeadLetterConfig: {TargetArn: !GetAtt Failures.Arn}\n'),
          'dead-letters-of-a-stream', 'warning', WORKER + 'DeadLetterConfig'),
    Fault('42 a queue that keeps the order',
          after(QUEUE, '    Properties: {FifoQueue: true}\n'),
          'destination-is-fifo', 'error', MAPPING + 'DestinationConfig.OnFailure.Destination'),
    Fault('43 no permission to send', [(SEND_STATEMENT, '')],
          'role-cannot-write-destination', 'error', 'Resources.WorkerRole'),
    Fault('44 an age below a minute', after(RETRIES, '      MaximumRecordAgeInSeconds: 30\n'),
          'out-of-range', 'error', MAPPING + 'MaximumRecordAgeInSeconds'),
    Fault('45 a property of queues',
          after(RETRIES, '      ScalingConfig: {MaximumConcurrency: 5}\n'),
          'property-of-other-source', 'error', MAPPING + 'ScalingConfig'),
    Fault('45 a property of brokers', after(RETRIES, '      Queues: [a]\n'),
          'property-of-other-source', 'error', MAPPING + 'Queues'),
    Fault('46 a permission to call that nobody needs', after(END, '''  May:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Worker
      Principal: dynamodb.amazonaws.com
'''), 'permission-without-effect', 'info', 'Resources.May.Properties.Principal'),
    Fault('46 retries of other calls', after(END, '''  Retries:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Worker
      Qualifier: $LATEST
      MaximumRetryAttempts: 1
'''), 'invoke-config-without-effect', 'info', 'Resources.Retries'),
    Fault('47 it writes into the table that it reads',
          after(LIST_STATEMENT, '''              - Effect: Allow
                Action: dynamodb:PutItem
                Resource: !GetAtt Orders.Arn
'''), 'writes-what-it-reads', 'warning', MAPPING + 'EventSourceArn'),
    Fault('48 a network without a way out',
          after(HANDLER, '      VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}\n')
          + [('AWSLambdaBasicExecutionRole', 'AWSLambdaVPCAccessExecutionRole')],
          'vpc-without-way-out', 'info', WORKER + 'VpcConfig'),
    Fault('51 each replica has a stream of its own',
          [('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')]
          + after(VIEW, '      Replicas: [{Region: eu-west-1}, {Region: us-east-1}]\n'),
          'stream-of-one-replica', 'info', MAPPING + 'EventSourceArn'),
    Fault('52 neither on demand nor provisioned', [('      BillingMode: PAY_PER_REQUEST\n', '')],
          'missing-property', 'error', 'Resources.Orders'),
    Fault('53 a key without a type',
          [('{AttributeName: id, AttributeType: S}', '{AttributeName: other, AttributeType: S}')],
          'attribute-not-declared', 'error', TABLE + 'KeySchema[0].AttributeName',
          also=('attribute-not-used',)),
    Fault('53 a type without a key',
          after('        - {AttributeName: id, AttributeType: S}\n',
                '        - {AttributeName: other, AttributeType: S}\n'),
          'attribute-not-used', 'error', TABLE + 'AttributeDefinitions[1].AttributeName'),
    Fault('54 an account number that is read as a number',
          [('Variables: {STAGE: dev}', 'Variables: {ACCOUNT: 012345670123}')],
          'unquoted-text', 'warning', WORKER + 'Environment.Variables.ACCOUNT'),
    Fault('55 a stream of Kinesis',
          [(SOURCE, '      EventSourceArn: !GetAtt Copy.Arn\n'),
           (VIEW, VIEW + '      KinesisStreamSpecification: {StreamArn: !GetAtt Copy.Arn}\n')]
          + after(END, '''  Copy:
    Type: AWS::Kinesis::Stream
    Properties: {ShardCount: 1}
'''), 'role-cannot-read-kinesis', 'error', 'Resources.WorkerRole'),
    Fault('56 a circle', [('Variables: {STAGE: dev}', 'Variables: {MAPPING: !Ref Changes}')],
          'circular-dependency', 'error', WORKER + 'Environment.Variables.MAPPING'),
    Fault('57 a variable of one letter', [('Variables: {STAGE: dev}', 'Variables: {S: dev}')],
          'wrong-form', 'error', WORKER + 'Environment.Variables.S'),
    Fault('58 a version that does not move',
          [(TARGET, '      FunctionName: !Ref Published\n')] + after(END, '''  Published:
    Type: AWS::Lambda::Version
    Properties: {FunctionName: !Ref Worker}
'''), 'mapping-calls-fixed-version', 'info', MAPPING + 'FunctionName'),
    Fault('59 SAM adds no permissions to a role that is given',
          [('Resources:\n  Orders:',
            'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:'),
           (STREAM_STATEMENT, '')] + after(END, '''  Given:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Runtime: python3.13
      Handler: app.handler
      Role: !GetAtt WorkerRole.Arn
      Events:
        Change:
          Type: DynamoDB
          Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: LATEST}
'''), 'role-cannot-read-stream', 'error', ROLE + 'Policies[0].PolicyDocument'),
]
