# SPDX-License-Identifier: GPL-3.0-or-later
"""What a template says, read without the program: and whether a form's field shows that.

The text is parsed by PyYAML to nodes, so that every value keeps how it is written. A field says in
its accessible description which place of the template it shows.
"""

import glob
import json
import os
import re

import pyatspi
import yaml

NOTHING_CHOSEN = ("None", "Choose…")
ROWS = (pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_TEXT)
VALUE_ROLES = (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
STEP = re.compile(r'\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?([^.\[\]]+)')
STANDARD = "tag:yaml.org,2002:"
# The stack's own texts have a short place.
PLACE = re.compile(r"(?:Resources|Parameters|Outputs|Conditions|Mappings)\b[.\[]"
                   r"|(?:Description|Transform)$")
TYPES_OF_KEYS = {"S": "String", "N": "Number", "B": "Binary"}
# What was typed and refused stays where it was typed, and is told to be that.
REFUSED = "Not taken: "
ZERO_WIDTH_SPACE = "\u200b"


class Unknown(Exception):
    """The template says it in a way that is not worked out here: twice, by an alias, by a merge."""


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    pass


def compose(text):
    """The root node; NULL when there is none, or when it cannot be read."""
    try:
        return yaml.compose(text, Loader)
    except yaml.YAMLError:
        pass
    try:
        return yaml.compose(json.dumps(json.loads(text)), Loader)
    except (yaml.YAMLError, ValueError):
        return None


def steps_of(path):
    """The keys and indexes of "Resources.A.Properties.B[0]["c.d"]"."""
    steps = []
    for quoted, index, key in STEP.findall(path):
        if index:
            steps.append(int(index))
        else:
            steps.append(re.sub(r"\\(.)", r"\1", quoted) if quoted else key)
    return steps


def is_document(node):
    """A text, or an Fn::Sub, that is a document of its own, whose parts have rows as well."""
    if isinstance(node, yaml.MappingNode) and [k.value for k, _ in node.value] == ["Fn::Sub"]:
        node = node.value[0][1]
    return isinstance(node, yaml.ScalarNode) and node.value.lstrip().startswith("{")


def find(root, path):
    """The node at @path, or NULL."""
    node = root
    for step in steps_of(path):
        if is_document(node):
            raise Unknown(path)
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            keys = [key.value for key, _ in node.value]
            if keys.count(step) > 1 or "<<" in keys:
                raise Unknown(path)
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
        if node is None:
            return None
    return node


def shape(node):
    """The same for two nodes that say the same in other styles."""
    tag = "" if node.tag.startswith(STANDARD) else node.tag
    if isinstance(node, yaml.ScalarNode):
        return tag, node.value
    if isinstance(node, yaml.SequenceNode):
        return tag, [shape(item) for item in node.value]
    return tag, [(key.value, shape(value)) for key, value in node.value]


def scalars(node):
    if isinstance(node, yaml.ScalarNode):
        return [node.value]
    if isinstance(node, yaml.SequenceNode):
        return [word for item in node.value for word in scalars(item)]
    return [word for _, value in node.value for word in scalars(value)]


def is_literal(node):
    return isinstance(node, yaml.ScalarNode) and node.tag.startswith(STANDARD)


def read_labels(source_root):
    """How forms call what a property can be: from the tables that they are made from."""
    labels = {}
    pair = re.compile(r'\{ "([^"]*)", (?:N_\()?"([^"]*)"\)? \}')
    for path in glob.glob(os.path.join(source_root, "src", "gui", "panels", "*.c")):
        with open(path, encoding="utf-8") as file:
            for value, label in pair.findall(file.read()):
                labels.setdefault(value, set()).add(label)
    return labels


def literal_at(node, *steps):
    """What is written below @node; NULL where there is nothing. Unknown: it is no literal."""
    for step in steps:
        if not isinstance(node, yaml.MappingNode) or not node.tag.startswith(STANDARD):
            raise Unknown(step)
        keys = [key.value for key, _ in node.value]
        if keys.count(step) > 1 or any(k == "<<" or k.startswith(("Fn::", "Ref")) for k in keys):
            raise Unknown(step)
        node = next((value for key, value in node.value if key.value == step), None)
        if node is None:
            return None
    if not is_literal(node):
        raise Unknown(steps[-1])
    return node.value


def items_at(root, path):
    """The items of a list, each a map."""
    node = find(root, path)
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode) or not node.tag.startswith(STANDARD):
        raise Unknown(path)
    return node.value


def read_table(root, name):
    """What the form of a table shows in rows that are no property: (the type of the sort key, that
    of the partition key, the view of its stream), each NULL where there is none."""
    properties = f'Resources["{name}"].Properties'
    keys = {literal_at(item, "KeyType"): literal_at(item, "AttributeName")
            for item in items_at(root, properties + ".KeySchema")}
    types = {literal_at(item, "AttributeName"): literal_at(item, "AttributeType")
             for item in items_at(root, properties + ".AttributeDefinitions")}
    stream = find(root, properties + ".StreamSpecification")
    view = literal_at(stream, "StreamViewType") if stream is not None else None
    if stream is not None and view is None:
        raise Unknown(properties)
    return types.get(keys.get("RANGE")), types.get(keys.get("HASH")), view


def _says(text, node):
    """Whether a line shows @node: a literal as it is, all else in YAML."""
    if node is None:
        return text == ""
    if is_literal(node) and "\n" not in node.value:
        return text == node.value
    typed = compose(text)
    return typed is not None and shape(typed) == shape(node)


def _get_function(node):
    """The function that makes @node, in the short or in the long form; NULL: none does."""
    if not node.tag.startswith(STANDARD):
        return node.tag.removeprefix("!")
    keys = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    if len(keys) == 1 and (keys[0] == "Ref" or keys[0].startswith("Fn::")):
        return keys[0].removeprefix("Fn::")
    return None


def _tells_function(text, node):
    """Whether @text tells in short what makes @node: "If IsProd", "Orders.Arn", "Select"."""
    function = _get_function(node)
    words = scalars(node)
    return function is not None and (
        text == function or text in words or text == ".".join(words)
        or (function == "If" and words and text == f"If {words[0]}"))


def _counts(text, node):
    """Whether a row above others tells of @node: how much it is, what makes it, or the whole in
    short."""
    if node is not None and _tells_function(text, node):
        return True
    if node is None or isinstance(node, yaml.ScalarNode):
        return text in ("Not set", "Needed, not set")
    count = re.fullmatch(r"(\d+) (?:items?|entry|entries)", text)
    if count and int(count[1]) == len(node.value):
        return True
    whole = compose(f"[{text}]" if isinstance(node, yaml.SequenceNode) else f"{{{text}}}")
    return whole is not None and shape(whole)[1] == shape(node)[1]


class Form:
    """The values that the open form shows, and what the text has in their places."""

    def __init__(self, eye, labels):
        self.eye = eye
        self.labels = labels
        self.n_compared = 0

    def list_differences(self, panel, root):
        """Also of what a person may be typing; see is_typing()."""
        differences = []
        for row, path in self._list_fields(panel, None):
            try:
                node = find(root, path)
            except Unknown:
                continue
            wrong = self._compare(row, node)
            if wrong is not None:
                differences.append(f"{path} is shown as {wrong!r}, and written "
                                   + (repr(shape(node)) if node is not None else "nowhere"))
        return differences

    def list_differences_of_table(self, panel, root, name):
        """Of the rows of a table that have no place, as they are no property."""
        try:
            if literal_at(root, "Resources", name, "Type") != "AWS::DynamoDB::Table":
                return []
            sort_type, key_type, view = read_table(root, name)
        except Unknown:
            return []
        differences = []
        for title, wanted in (("Sort key", TYPES_OF_KEYS.get(sort_type, "None")),
                              ("Type", TYPES_OF_KEYS.get(key_type))):
            label = next((self._label_of(combo) for combo in panel.find_all(pyatspi.ROLE_COMBO_BOX)
                          if combo.name == f"{title} {self._label_of(combo)}"), None)
            if label is not None and wanted is not None:
                self.n_compared += 1
                if label != wanted:
                    differences.append(f"{name}: {title} is shown as {label!r}, not {wanted!r}")
        switch = panel.find("Emit change events", pyatspi.ROLE_CHECK_BOX)
        if switch is not None:
            self.n_compared += 1
            if switch.has(pyatspi.STATE_CHECKED) != (view is not None):
                differences.append(f"{name}: its stream is {view!r}, the switch says otherwise")
        return differences

    def _list_fields(self, node, row):
        """(row, path) of each field. The place is told by the row itself or by what is at its
        end."""
        found = []
        if node.role in map(int, ROWS) and node.children:
            row = node
        if PLACE.match(node.description):
            if len(node.description.splitlines()) == 1:
                found.append((row if row is not None else node, node.description))
        for child in node.children:
            found += self._list_fields(child, row)
        return found

    def _compare(self, row, node):
        """What is shown instead, or NULL."""
        for widget in row.walk():
            if widget.description.startswith(REFUSED):
                return None
            if widget.has(pyatspi.STATE_VISIBLE):
                shown = self._compare_widget(row, widget, node)
                if shown is not None:
                    self.n_compared += 1
                    return None if shown[0] else shown[1]
        return None

    def _compare_widget(self, row, widget, node):
        """(does it show that, what it shows), or NULL when it is nothing that has a value."""
        if widget.role == int(pyatspi.ROLE_SPIN_BUTTON):
            text = self.eye.text_of(widget)
            number = node.value if node is not None and is_literal(node) else ""
            return text is None or node is None or text == number, text
        if widget.role == int(pyatspi.ROLE_CHECK_BOX):
            is_on = widget.has(pyatspi.STATE_CHECKED)
            return node is None or (is_literal(node) and node.value.lower() in (
                ("true", "yes", "on") if is_on else ("false", "no", "off"))), is_on
        if widget.role == int(pyatspi.ROLE_COMBO_BOX):
            label = self._label_of(widget)
            return label is None or self._is_called(label, node), label
        if widget.role in map(int, VALUE_ROLES):
            text = self.eye.text_of(widget)
            return (text is None or text.startswith("*") or _says(text, node)
                    or self._is_code(text, node)), text
        if widget is row and widget.role == int(pyatspi.ROLE_LIST_ITEM):
            return self._compare_parts(row, node)
        return None

    @staticmethod
    def _is_code(text, node):
        """Lines stand as they are, also those of a Sub in either form."""
        if isinstance(node, yaml.MappingNode) and [k.value for k, _ in node.value] == ["Fn::Sub"]:
            node = node.value[0][1]
        return isinstance(node, yaml.ScalarNode) and text == node.value

    @staticmethod
    def _label_of(widget):
        """What is chosen stands behind the title: by itself, or as the only row of a list."""
        chosen = next((node for node in widget.walk() if node.role == int(pyatspi.ROLE_LIST)), None)
        labels = (chosen or widget).find_all(pyatspi.ROLE_LABEL)
        return labels[-1].name if chosen is not None and labels or len(labels) > 1 else None

    def _is_called(self, label, node):
        if node is None or node.tag == STANDARD + "null":
            return label in NOTHING_CHOSEN or label.endswith(" (default)")
        if is_literal(node):
            value = node.value
            return label in (value, value + " (deprecated)") or label in self.labels.get(value, ())
        return (_says(label, node) or _tells_function(label, node)
                or any(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", word)
                       for word in scalars(node)))

    @staticmethod
    def _compare_parts(row, node):
        """A row that has no field in it has two labels: its title and what there is."""
        holds = (pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_CHECK_BOX, *VALUE_ROLES)
        labels = row.find_all(pyatspi.ROLE_LABEL)
        if row.find_all(*holds) or len(labels) != 2:
            return None
        return _counts(labels[1].name, node), labels[1].name
