# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs CloudFormation's resource types from the npm package @aws-cdk/aws-service-spec.

Names, types and marks are taken; of the texts that explain them, nothing is.
"""

import gzip
import json

from packing.events import add_events
from packing.table import Lists, Strings, pack_table

# In the order of CfnShapeKind.
SHAPES = ['string', 'integer', 'number', 'boolean', 'date-time', 'json', 'tag', 'ref', 'array',
          'map', 'union']
REQUIRED, REPLACES, MAY_REPLACE, DEPRECATED, HAS_MORE = 1, 2, 4, 8, 16
BY_REF, BY_GETATT = 1, 2
STATEFUL, OPEN = 1, 2
# What a nested stack and a custom resource answer to GetAtt is up to whoever wrote them.
OPEN_TYPES = {'AWS::CloudFormation::Stack', 'AWS::CloudFormation::CustomResource'}


def entities(schema, kind):
    return schema[kind]['entities']


def ref_of(resource):
    """What Ref gives, as names of attributes or properties."""
    return resource.get('cfnRefIdentifier') or resource.get('primaryIdentifier') or []


def settle_relation(resource, name):
    """The real attribute or property of `resource` that a relation means by `name`, or None."""
    known = resource['attributes'].keys() | resource['properties'].keys()
    if name in known:
        return name
    if name == 'Id' and len(ref_of(resource)) == 1:
        return ref_of(resource)[0]
    arns = [known for known in resource['attributes'] if known.endswith('Arn') and '.' not in known]
    return arns[0] if name == 'Arn' and len(arns) == 1 else None


class Classes:
    """Which nested types are the same: equal names, and equal properties all the way down."""

    def __init__(self, definitions):
        self.of = {identity: definition['name'] for identity, definition in definitions.items()}
        count = 0
        while count != len(set(self.of.values())):
            count = len(set(self.of.values()))
            numbers = {}
            self.of = {identity: numbers.setdefault(self.describe(definition), len(numbers))
                       for identity, definition in definitions.items()}

    def describe(self, definition):
        facts = [[name, self.describe_property(value)]
                 for name, value in sorted(definition['properties'].items())]
        return json.dumps([definition['name'], facts], sort_keys=True)

    def describe_property(self, value):
        facts = {key: value[key] for key in ('required', 'causesReplacement', 'deprecated',
                                             'defaultValue', 'relationshipRefs') if key in value}
        return [facts, self.describe_type(value['type'])]

    def describe_type(self, value):
        kind = value['type']
        if kind == 'ref':
            return [kind, self.of[value['reference']['$ref']]]
        if kind == 'union':
            return [kind, [self.describe_type(member) for member in value['types']]]
        if kind in ('array', 'map'):
            return [kind, self.describe_type(value['element'])]
        return [kind, value.get('allowedValues')]


class Packer:
    def __init__(self, schema):
        self.definitions = {entity['$id']: entity for entity in entities(schema, 'typeDefinition')}
        self.resources = {entity['cloudFormationType']: entity
                          for entity in entities(schema, 'resource')}
        self.places = {name: place for place, name in enumerate(sorted(self.resources))}
        self.classes = Classes(self.definitions)
        self.strings, self.lists = Strings(), Lists()
        self.shapes, self.objects, self.waiting = {}, {}, []
        self.types, self.object_records, self.properties = [], [], []
        self.extras, self.relations, self.attributes = [], [], []

    def texts(self, values):
        """A run of texts. Their offsets are not known yet, so the run holds the texts."""
        return self.lists.add([self.strings.add(str(value)) for value in values]) if values else 0

    def object_of(self, identity):
        """The number of a nested type; its properties are written when its turn comes."""
        place = self.classes.of[identity]
        if place not in self.objects:
            # The resource types' own objects come first.
            self.objects[place] = len(self.resources) + len(self.objects)
            self.waiting.append(self.definitions[identity])
        return self.objects[place]

    def shape_of(self, value):
        kind, count, argument = value['type'], 0, 0
        if kind == 'ref':
            argument = self.object_of(value['reference']['$ref'])
        elif kind in ('array', 'map'):
            argument = self.shape_of(value['element'])
        elif kind == 'union':
            members = [self.shape_of(member) for member in value['types']]
            count, argument = len(members), self.lists.add(members)
        elif value.get('allowedValues'):
            count, argument = len(value['allowedValues']), self.texts(value['allowedValues'])
        shape = (SHAPES.index(kind), count, argument)
        return self.shapes.setdefault(shape, len(self.shapes))

    def relate(self, relation):
        resource = self.resources.get(relation['cloudFormationType'])
        name = settle_relation(resource, relation['propertyName']) if resource else None
        if name is None:
            return None
        ways = BY_REF if ref_of(resource) == [name] else 0
        ways |= BY_GETATT if name in resource['attributes'] else 0
        return self.places[relation['cloudFormationType']], ways, self.strings.add(name)

    def add_extra(self, value):
        """Facts that few properties have. TRUE when there are any."""
        relations = []
        for relation in map(self.relate, value.get('relationshipRefs', [])):
            if relation and relation not in relations:
                relations.append(relation)
        default = value.get('defaultValue')
        if default is None and not relations:
            return False
        text = '' if default is None else str(default)
        self.extras.append((len(self.properties), self.strings.add(text), len(self.relations),
                            len(relations)))
        self.relations += relations
        return True

    def add_object(self, name, properties):
        self.object_records.append((self.strings.add(name), len(self.properties), len(properties)))
        for key, value in sorted(properties.items()):
            flags = REQUIRED if value.get('required') else 0
            flags |= {'yes': REPLACES, 'maybe': MAY_REPLACE}.get(value.get('causesReplacement'), 0)
            flags |= DEPRECATED if value.get('deprecated', 'NONE') != 'NONE' else 0
            flags |= HAS_MORE if self.add_extra(value) else 0
            self.properties.append((self.strings.add(key), self.shape_of(value['type']), flags))

    def add_type(self, name, resource):
        attributes, ref = resource['attributes'], ref_of(resource)
        flags = STATEFUL if resource.get('isStateful') else 0
        flags |= OPEN if name in OPEN_TYPES else 0
        self.types.append((self.strings.add(name), self.places[name], len(self.attributes),
                           len(attributes), self.texts(ref), len(ref),
                           self.strings.add(resource.get('arnTemplate', '')),
                           self.strings.add(resource.get('cloudFormationTransform', '')), flags))
        self.add_object(name, resource['properties'])
        for key, value in sorted(attributes.items()):
            self.attributes.append((self.strings.add(key), self.shape_of(value['type'])))

    def pack(self, source):
        for name in sorted(self.resources):
            self.add_type(name, self.resources[name])
        for definition in self.waiting:
            self.add_object(definition['name'], definition['properties'])
        return pack_table(b'CFNR', source, self.strings, [
            ('IIIIIIIII', self.types),
            ('III', self.object_records),
            ('IHH', self.properties),
            ('IIII', self.extras),
            ('HHI', self.relations),
            ('II', self.attributes),
            ('HHI', sorted(self.shapes, key=self.shapes.get)),
            ('I', [(word,) for word in self.lists.words]),
        ])


def pack(folder, source):
    with gzip.open(folder / 'package' / 'db.json.gz', 'rt', encoding='utf-8') as file:
        return Packer(add_events(json.load(file)['schema'])).pack(source)
