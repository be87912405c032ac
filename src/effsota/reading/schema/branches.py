"""Which parts of a schema a value is meant for: references followed, branches chosen by shape or method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from effsota.reading.pointer import parts_of

Node = dict[str, Any]
SCALAR_TYPES = frozenset({"string", "number", "integer", "boolean"})


def follow(node: Node, root: Node) -> Node:
    """Return what a local `$ref` leads to, or the node itself.

    Raises:
        KeyError: if it leads nowhere, or round in a circle.
    """
    passed: set[str] = set()
    while "$ref" in node:
        if node["$ref"] in passed:
            raise KeyError(node["$ref"])
        passed.add(node["$ref"])
        node = target_of(node["$ref"], root)
    return node


def alternatives(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (key, others): the key is required unless one of the others stands."""
    others: list[str] = []
    while "if" in node and "then" in node:
        others += node["if"].get("not", {}).get("required", ())
        node = node["then"]
    for key in node.get("required", ()) if others else ():
        yield key, tuple(others)


def target_of(ref: str, root: Node) -> Any:
    """Return the node that a local reference names, which may be a reference itself.

    Raises:
        KeyError: if it names nothing.
    """
    target: Any = root
    for part in parts_of(ref):
        target = target[part]
    return target


def expand(node: Node, value: object, root: Node) -> Iterator[Node]:
    """Return every part of a schema that speaks about `value`, branches chosen."""
    yield node
    if "$ref" in node:
        yield from expand(follow({"$ref": node["$ref"]}, root), value, root)
    for part in node.get("allOf", ()):
        yield from expand(part, value, root)
    for keyword in ("oneOf", "anyOf"):
        chosen = choose(node[keyword], value, root) if keyword in node else None
        if chosen is not None:
            yield from expand(chosen, value, root)


def types_of(node: Node, root: Node) -> frozenset[str]:
    """Return the JSON Schema types that a node accepts."""
    node = follow(node, root)
    if "type" in node:
        return frozenset([node["type"]] if isinstance(node["type"], str) else node["type"])
    if "oneOf" in node or "anyOf" in node:
        branches = [*node.get("oneOf", ()), *node.get("anyOf", ())]
        return frozenset().union(*(types_of(branch, root) for branch in branches))
    if "properties" in node:
        return frozenset({"object"})
    return frozenset({"array"}) if "items" in node else SCALAR_TYPES


def fits(value: object, types: frozenset[str]) -> bool:
    """Tell whether a mapping, list or text is of one of the types (a text may write a number)."""
    if isinstance(value, dict):
        return "object" in types
    return "array" in types if isinstance(value, list) else bool(types & SCALAR_TYPES)


def choose(branches: Sequence[Node], value: object, root: Node) -> Node | None:
    """Return the branch that was meant, None where no branch has the shape of `value`."""
    meant = [branch for branch in branches if fits(value, types_of(branch, root))]
    if len(meant) < 2 or not isinstance(value, dict):
        return meant[0] if meant else None
    key, names = discriminator(meant, root)
    if key is None:
        return max(meant, key=lambda branch: len(value.keys() & follow(branch, root).get("properties", {})))
    name = value.get(key)
    return names.get(name) if isinstance(name, str) else None


def discriminator(branches: Sequence[Node], root: Node) -> tuple[str | None, Mapping[Any, Node]]:
    """Return the key whose fixed value tells the branches apart, and the branch of each value."""
    for key in follow(branches[0], root).get("properties", {}):
        named = {_constant(branch, key, root): branch for branch in branches}
        if None not in named and len(named) == len(branches):
            return key, named
    return None, {}


def _constant(branch: Node, key: str, root: Node) -> str | None:
    found: str | None = follow(branch, root).get("properties", {}).get(key, {}).get("const")
    return found
