"""What to write where a key is missing, or its value is of another kind: an example that can be pasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from effsota.problems import Refusal
from effsota.reading.schema.branches import Node, follow, types_of
from effsota.reading.schema.formats import FORMATS, number_in
from effsota.text.yaml_flow import to_yaml_flow


def write_key(key: str, node: Node, root: Node) -> str:
    """Return what a hint says of a missing key: an example, or all choices where there are several."""
    choices = choices_of(node, root)
    if len(choices) > 1:
        return write_choice(key, choices)
    example = example_of(node, root)
    return f"write the key {key}" if example is None else f"write {to_yaml_flow({key: example})[1:-1]}"


def write_choice(key: str, choices: list[str]) -> str:
    """Return what a hint says of a key that takes one of several words."""
    return f"write {key} with one of: {', '.join(choices)}"


def choices_of(node: Node, root: Node) -> list[str]:
    """Return the words between which a key lets one choose."""
    return [str(each) for each in _merged(node, root).get("enum", ())]


def example_of(node: Node, root: Node) -> Any:
    """Return the first example of a node, None where it has none."""
    merged = _merged(node, root)
    return next(iter(merged.get("examples", ())), merged.get("const"))


def _merged(node: Node, root: Node) -> Node:
    """Return a node with what its references say, the nearest first."""
    found, passed = dict(node), set[str]()
    while node.get("$ref", "") not in {"", *passed}:
        passed.add(node["$ref"])
        name = node["$ref"].rpartition("/")[2]
        node = root.get("$defs", {}).get(name, {})
        found = {**node, **found}
    return found


def described(key: str, root: Node) -> Node:
    """Return the first description of a key in a schema; an empty one where there is none."""
    mappings = (root, *root.get("$defs", {}).values())
    return next((each["properties"][key] for each in mappings if key in each.get("properties", {})), {})


def wrap(text: str, node: Node, root: Node) -> Any:
    """Return the mapping or list that a text was probably meant to stand in; None where nothing says so."""
    node = follow(node, root)
    for branch in (node, *node.get("oneOf", ())):
        meant = follow(branch, root)
        if "properties" in meant:
            return _wrap_in_mapping(text, meant, root)
        if "items" in meant:
            items = follow(meant["items"], root)
            item = _wrap_in_mapping(text, items, root) if "properties" in items else text
            is_text = "properties" in items or "string" in types_of(items, root)
            return [item] if item is not None and is_text and "oneOf" not in items else None
    return None


def _wrap_in_mapping(text: str, node: Node, root: Node) -> Any:
    known: Mapping[str, Node] = node.get("properties", {})
    key = next(_keys_for(text, node, root), None)
    if key is None:
        return None
    others = [each for each in node.get("required", ()) if each != key]
    examples = {each: example_of(known[each], root) for each in others}
    return {each: {**examples, key: text}[each] for each in known if each == key or each in examples}


def _keys_for(text: str, node: Node, root: Node) -> Iterator[str]:
    """Yield the keys of a mapping that can hold a text as it stands, those with a form of their own first."""
    required = node.get("required", ())
    known = {key: follow(each, root) for key, each in node.get("properties", {}).items()}
    for key, each in known.items():
        if each.get("format", "line") not in {"line", "block"} and "format" in each:
            parsed = FORMATS[each["format"]].parse(text) if each["format"] in FORMATS else Refusal("", "")
            if not isinstance(parsed, Refusal):
                yield key
        elif key not in required and required:
            continue  # a number may be any of them: what has to be there would be made up beside it
        elif each.get("type") in ("number", "integer") and not isinstance(number_in(text, each), Refusal):
            yield key
    for key in required:
        if known[key].get("format") == "line":
            yield key


def mappings_of(root: Node) -> list[tuple[str, Node]]:
    """Return the mappings of a schema, as a person calls them (compute, publication), each with its keys."""
    return list(_mappings(root, root, "", frozenset()))


def _mappings(node: Node, root: Node, name: str, passed: frozenset[str]) -> Iterator[tuple[str, Node]]:
    ref = node.get("$ref", "")
    if ref in passed:
        return
    passed |= {ref} - {""}
    node = {**follow(node, root), **{k: v for k, v in node.items() if k != "$ref"}}
    if name and "properties" in node:
        yield name, node["properties"]
    for each in (*node.get("oneOf", ()), *([node["items"]] if "items" in node else ())):
        yield from _mappings(each, root, f"an item of {name}" if "items" in node else name, passed)
    for inner, each in node.get("properties", {}).items():
        yield from _mappings(each, root, inner, passed)
