"""A schema as its own readers need it: what a definition is called says how its text is read.

The published files name no format but those of JSON Schema: a strict validator refuses a format that it does
not know, and one that knows another format of that name refuses what is right. A text of the definition
`time` is a time, one of `count` a number or a text that writes one; other validators have their patterns.
"""

from __future__ import annotations

import json
from typing import Any

from effsota.reading.schema.branches import Node
from effsota.reading.schema.formats import FORMATS


def read_schema(data: bytes) -> Any:
    """Return the schema that `data` (JSON) holds, each definition with the format that its name means.

    Raises:
        ValueError: if this is no JSON.
    """
    root = json.loads(data)
    if not isinstance(root, dict) or not isinstance(root.get("$defs"), dict):
        return root
    named = {name: _named(name, node) for name, node in root["$defs"].items()}
    return {**root, "$defs": named}


def _named(name: str, node: Any) -> Any:
    if name not in FORMATS or not isinstance(node, dict):
        return node
    node = _fold(node)
    return {**node, "format": name} if node.get("type") in ("string", *_FOLDED) else node


_FOLDED = (["number", "string"], ["boolean", "number", "string"])


def _fold(node: Node) -> Node:
    """Return a number or a text as one node: to us, a number is a text as well, and so is true."""
    branches = node.get("oneOf")
    if not isinstance(branches, list) or not all(isinstance(each, dict) for each in branches):
        return node
    kinds = [each.get("type") for each in branches]
    if kinds not in _FOLDED:
        return node
    said = {key: value for branch in branches for key, value in branch.items()}
    return {**{key: value for key, value in node.items() if key != "oneOf"}, **said, "type": kinds}
