"""A schema as a commented YAML file: what is required stands, what is optional stands behind a #."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from effsota.reading.schema.addresses import schema_line
from effsota.text.yaml_writer import as_texts, to_yaml

Node = dict[str, Any]
WIDTH = 100
# The schema's examples are records that exist; a template saved as it is must not repeat one.
OWN = {"model": "My model", "publication": {"title": "My paper", "url": "https://example.org/my-paper"}}
HEAD = """\
# A submission, filled in with an example: write your own values over it, and save it as
# submissions/<track>/<name>.yaml. Keys behind a # are optional: to use one, take away its #
# and those of the lines that belong to it. What each key means stands above it.
"""


def render_template(schema: Mapping[str, Any]) -> str:
    """Return the template of a file: it is valid as it stands, and with every # before a key taken away."""
    parts = _Parts(schema.get("$defs", {}), schema)
    return schema_line("submission") + HEAD + "".join(f"{line}\n" for line in parts.lines())


class _Parts:
    """The schema with its definitions, asked for the lines of each key."""

    def __init__(self, definitions: Mapping[str, Node], schema: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._schema = schema

    def lines(self) -> Iterator[str]:
        required = {key for node in _conditions(self._schema) for key in node.get("required", ())}
        for key, node in self._schema.get("properties", {}).items():
            yield ""
            yield from _comment(node.get("description", ""))
            # A result is required wherever a track has a metric, so the template shows one.
            mark = "" if key in required or key == "result" else "#"
            yield from (mark + line for line in _yaml({key: OWN.get(key) or self._example(node)}))
            yield from self._other_methods(node)

    def _other_methods(self, node: Node) -> Iterator[str]:
        """Yield the other branches of a list's items, each by an example of its required keys."""
        shown = node.get("examples", [[{}]])[0]
        branches = self._follow(node.get("items", {})).get("oneOf", ())
        for branch in map(self._follow, branches):
            keys = branch["properties"]
            example = {key: self._example(keys[key]) for key in _needed(branch)}
            if example["method"] != shown[0]["method"]:
                yield from _comment(f"Or: {branch['title']}. {branch['description']}", indent=2)
                _, *lines = _yaml({"": [example]})
                yield from (f"#{line}" for line in lines)

    def _example(self, node: Node) -> Any:
        return as_texts(self._follow(node)["examples"][0])

    def _follow(self, node: Node) -> Node:
        name = node.get("$ref", "").removeprefix("#/$defs/")
        return {**self._definitions.get(name, {}), **node}


def _conditions(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a node, and what it asks where something else does not stand."""
    yield node
    if "then" in node:
        yield from _conditions(node["then"])


def _needed(branch: Node) -> list[str]:
    unless = branch.get("then", {}).get("required", [])
    precision = ["precision"] if "hardware" in unless else []
    return [key for key in branch["properties"] if key in {*branch["required"], *unless, *precision}]


def _yaml(data: Mapping[str, Any]) -> list[str]:
    return to_yaml(data).splitlines()


def _comment(text: str, *, indent: int = 0) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) >= WIDTH:
            yield f"{' ' * indent}# {line}"
            line = ""
        line = f"{line} {word}".strip()
    if line:
        yield f"{' ' * indent}# {line}"
