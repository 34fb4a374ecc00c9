# SPDX-License-Identifier: GPL-3.0-or-later
"""What an event of a function or a state machine of AWS SAM takes, which depends on its Type.

The package has the events of some years ago. These facts are of the AWS SAM Developer Guide
(EventSource, and a page for each Type) and of what the transform takes (1.110.0), by hand.
"""

MAPPING = 'AWS::Lambda::EventSourceMapping'
RULE = 'AWS::Events::Rule'
SCHEDULE = 'AWS::Scheduler::Schedule'
KAFKA = f'{MAPPING}.AmazonManagedKafkaEventSourceConfig'
DOCUMENTDB = f'{MAPPING}.DocumentDBEventSourceConfig'
FILTER = 'AWS::Logs::SubscriptionFilter'

# A property is a name, with "!" when it is needed, and what it is: the same as a property of a
# resource, a plain type, a list or map of it, one of several values, a nested type below, "own" for
# what the package says of that event, or a text that takes what a resource gives
# ("-> AWS::SQS::Queue.Arn").
NESTED = {
    'ApiAuth': {'ApiKeyRequired': 'boolean', 'AuthorizationScopes': 'list of string',
                'Authorizer': 'string', 'InvokeRole': 'string', 'OverrideApiAuth': 'boolean',
                'ResourcePolicy': 'json'},
    'DeadLetterConfig': {'Arn': f'{RULE}.Targets.DeadLetterConfig.Arn', 'QueueLogicalId': 'string',
                         'Type': ['SQS']},
    'DestinationConfig': {'OnFailure': 'OnFailure'},
    'EventTarget': {'Id!': 'string'},
    'OnFailure': {'Destination': f'{MAPPING}.DestinationConfig.OnFailure.Destination',
                  'Type': ['Kafka', 'S3', 'SNS', 'SQS']},
    'RequestParameter': {'Caching': 'boolean', 'Required': 'boolean'},
    'SqsSubscription': {'BatchSize': 'integer', 'Enabled': 'boolean',
                        'QueueArn!': '-> AWS::SQS::Queue.Arn', 'QueuePolicyLogicalId': 'string',
                        'QueueUrl!': '-> AWS::SQS::Queue.QueueUrl'},
}


def of(resource, names):
    return {name: f'{resource}.{name.rstrip("!")}' for name in names.split()}


POLLED = of(MAPPING, 'BatchSize Enabled FilterCriteria KmsKeyArn MaximumBatchingWindowInSeconds')
BEGUN = of(MAPPING, 'StartingPosition StartingPositionTimestamp')
STARTED = of(MAPPING, 'StartingPosition! StartingPositionTimestamp')
RETRIED = of(MAPPING, 'BisectBatchOnFunctionError FunctionResponseTypes MaximumRecordAgeInSeconds'
                      ' MaximumRetryAttempts MetricsConfig')
RETRIED['DestinationConfig'] = 'DestinationConfig'
STREAMED = POLLED | STARTED | RETRIED | of(MAPPING, 'ParallelizationFactor TumblingWindowInSeconds')
TOPICS = (POLLED | RETRIED
          | of(MAPPING, 'LoggingConfig ProvisionedPollerConfig SourceAccessConfigurations Topics!')
          | of(KAFKA, 'ConsumerGroupId SchemaRegistryConfig'))
RULED = (of(RULE, 'EventBusName State')
         | of(f'{RULE}.Targets', 'Input InputPath InputTransformer RetryPolicy')
         | {'DeadLetterConfig': 'DeadLetterConfig', 'RuleName': f'{RULE}.Name',
            'Target': 'EventTarget'})
PLANNED = (of(RULE, 'Description Name State') | of(f'{RULE}.Targets', 'Input RetryPolicy')
           | {'Schedule!': f'{RULE}.ScheduleExpression', 'DeadLetterConfig': 'DeadLetterConfig',
              'Enabled': 'boolean'})
SCHEDULED = (of(SCHEDULE, 'Description EndDate FlexibleTimeWindow GroupName KmsKeyArn Name'
                          ' ScheduleExpression! ScheduleExpressionTimezone StartDate State')
             | of(f'{SCHEDULE}.Target', 'Input RetryPolicy RoleArn')
             | {'DeadLetterConfig': 'DeadLetterConfig', 'OmitName': 'boolean',
                'PermissionsBoundary': 'string'})
ASKED = {'Auth': 'ApiAuth', 'Method!': 'string', 'Path!': 'string', 'Stage': 'string',
         'RestApiId': 'AWS::ApiGateway::Resource.RestApiId'}

EVENTS = {
    'AWS::Serverless::Function': {
        'AlexaSkill': {'SkillId': 'string'},
        'Api': ASKED | {'RequestModel': 'own',
                        'RequestParameters': 'list of string or map of RequestParameter',
                        'ResponseTransferMode': ['BUFFERED', 'STREAM'],
                        'TimeoutInMillis': 'integer'},
        'CloudWatchEvent': RULED | {'Enabled': 'boolean', 'Pattern': 'json'},
        'CloudWatchLogs': of(FILTER, 'FilterPattern! LogGroupName!'),
        'Cognito': {'Trigger!': 'own', 'UserPool!': 'AWS::Cognito::UserPoolClient.UserPoolId'},
        'DocumentDB': POLLED | BEGUN | of(DOCUMENTDB, 'CollectionName DatabaseName! FullDocument')
        | of(MAPPING, 'SourceAccessConfigurations!')
        | {'Cluster!': 'string', 'SecretsManagerKmsKeyId': 'string'},
        'DynamoDB': STREAMED | {'Stream!': '-> AWS::DynamoDB::Table.StreamArn'},
        'EventBridgeRule': RULED | {'Enabled': 'boolean', 'Pattern!': 'json'},
        'HttpApi': {'ApiId': 'AWS::ApiGatewayV2::Route.ApiId', 'Auth': 'own', 'Method': 'string',
                    'Path': 'string', 'PayloadFormatVersion': 'string', 'RouteSettings': 'own',
                    'Stage': 'string', 'TimeoutInMillis': 'integer'},
        'IoTRule': {'AwsIotSqlVersion': 'string', 'Sql!': 'string'},
        'Kinesis': STREAMED | {'Stream!': '-> AWS::Kinesis::Stream.Arn'},
        'MQ': POLLED | of(MAPPING, 'Queues! SourceAccessConfigurations!')
        | {'Broker!': '-> AWS::AmazonMQ::Broker.Arn', 'DynamicPolicyName': 'boolean',
           'SecretsManagerKmsKeyId': 'string'},
        'MSK': TOPICS | STARTED | {'Stream!': '-> AWS::MSK::Cluster.Arn'},
        'S3': {'Bucket!': '-> AWS::S3::Bucket.BucketName', 'Events!': 'own', 'Filter': 'own'},
        'SNS': of('AWS::SNS::Subscription', 'FilterPolicy FilterPolicyScope RedrivePolicy Region')
        | {'Topic!': 'AWS::SNS::Subscription.TopicArn',
           'SqsSubscription': 'boolean or SqsSubscription'},
        'SQS': POLLED | of(MAPPING, 'FunctionResponseTypes MetricsConfig ProvisionedPollerConfig'
                                    ' ScalingConfig') | {'Queue!': '-> AWS::SQS::Queue.Arn'},
        'Schedule': PLANNED | {'RuleName': f'{RULE}.Name'},
        'ScheduleV2': SCHEDULED,
        'SelfManagedKafka': TOPICS | BEGUN | of(MAPPING, 'SourceAccessConfigurations!')
        | {'KafkaBootstrapServers!': 'list of string'},
    },
    'AWS::Serverless::StateMachine': {
        'Api': ASKED | {'UnescapeMappingTemplate': 'boolean'},
        'CloudWatchEvent': RULED | {'Pattern': 'json'},
        'EventBridgeRule': RULED | {'Pattern': 'json'},
        'Schedule': PLANNED | {'RoleArn': f'{SCHEDULE}.Target.RoleArn', 'Target': 'EventTarget'},
        'ScheduleV2': SCHEDULED,
    },
}


class Events:
    """Puts the events into a schema of the package, which it changes."""

    def __init__(self, schema):
        self.schema = schema
        self.added = {}
        self.definitions = {entity['$id']: entity for entity in self.get_entities('typeDefinition')}
        self.resources = {entity['cloudFormationType']: entity
                          for entity in self.get_entities('resource')}
        self.sources = {name: self.follow(self.resources[name]['properties']['Events'])
                        for name in EVENTS}

    def get_entities(self, kind):
        return self.schema[kind]['entities']

    def follow(self, value):
        """The nested type of a property, or of what is in it."""
        kind = value['type']
        while kind['type'] in ('array', 'map'):
            kind = kind['element']
        return self.definitions[kind['reference']['$ref']]

    def find(self, path):
        """The property at "AWS::Events::Rule.Targets.Input"."""
        resource, *steps = path.split('.')
        found = self.resources[resource]['properties'][steps[0]]
        for step in steps[1:]:
            found = self.follow(found)['properties'][step]
        return found

    def find_own(self, event, name):
        for source in self.sources.values():
            for member in source['properties']['Properties']['type']['types']:
                definition = self.definitions[member['reference']['$ref']]
                if definition['name'] == f'{event}Event' and name in definition['properties']:
                    return definition['properties'][name]
        raise KeyError(f'{event}.{name}')

    def add_definition(self, name, facts):
        identity = f'{name} of SAM {len(self.added)}'
        self.added[name] = {'type': 'ref', 'reference': {'$ref': identity}}
        properties = {}
        for key, fact in facts.items():
            properties[key.rstrip('!')] = self.make_property(name, key, fact)
        self.get_entities('typeDefinition').append({'$id': identity, 'name': name,
                                                    'properties': properties})
        return self.added[name]

    def make_type(self, fact):
        if isinstance(fact, list):
            return {'type': 'string', 'allowedValues': fact}
        if fact.startswith('list of '):
            return {'type': 'array', 'element': self.make_type(fact.removeprefix('list of '))}
        if ' or ' in fact:
            return {'type': 'union', 'types': [self.make_type(one) for one in fact.split(' or ')]}
        if fact.startswith('map of '):
            return {'type': 'map', 'element': self.make_type(fact.removeprefix('map of '))}
        if fact in NESTED:
            return self.added.get(fact) or self.add_definition(fact, NESTED[fact])
        return {'type': fact}

    def make_property(self, owner, key, fact):
        name = key.rstrip('!')
        made = {'required': key != name}
        if fact == 'own':
            return made | {'type': self.find_own(owner.removesuffix('Event'), name)['type']}
        if isinstance(fact, str) and fact.startswith('-> '):
            resource, attribute = fact[3:].split('.')
            return made | {'type': {'type': 'string'}, 'relationshipRefs': [
                {'cloudFormationType': resource, 'propertyName': attribute}]}
        if isinstance(fact, str) and fact.startswith('AWS::'):
            found = self.find(fact)
            return made | {part: found[part] for part in ('type', 'relationshipRefs')
                           if part in found}
        return made | {'type': self.make_type(fact)}

    def add(self):
        made = {resource: [self.add_definition(f'{event}Event', facts)
                           for event, facts in events.items()]
                for resource, events in EVENTS.items()}
        for resource, members in made.items():
            self.sources[resource]['properties'] = {
                'Type': {'type': {'type': 'string', 'allowedValues': list(EVENTS[resource])},
                         'required': True},
                # Some need none: a walk over the properties of the others finds what they lack.
                'Properties': {'type': {'type': 'union', 'types': members}},
            }


def add_events(schema):
    Events(schema).add()
    return schema
