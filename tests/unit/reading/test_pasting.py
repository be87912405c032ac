"""What a hint tells to write can be pasted: the fault is gone, and nothing else is broken by it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from effsota.problems import Located, Refusal
from effsota.reading.document import VOCABULARY, parse_document
from effsota.reading.schema import Schema, check_shape, load_schema
from effsota.reading.schema.branches import follow
from tests.present import present

ROOT = Path(__file__).parents[3]
ODD = (
    "79.2",
    "https://example.org/a",
    "words",
    ["words"],
    {"odd": "words"},
    "33%",
    "1,5",
    "FP16",
    "2020-3-1",
)
KINDS = (
    "submission",
    "track",
    "tracker",
    "decisions",
    "hardware",
    "reference-trends",
    "published-rates",
    "thresholds",
)


@cache
def schema_of(kind: str) -> Schema:
    """Return a schema of the repository."""
    schema = load_schema((ROOT / "schema" / f"{kind}.schema.json").read_bytes())
    assert not isinstance(schema, Refusal)
    return schema


def faults_of(data: Any, kind: str) -> list[Located]:
    """Return what is wrong with the shape of a file that holds the data."""
    parsed = parse_document(json.dumps(data, indent=1).encode(), limits=VOCABULARY)
    assert parsed.document is not None
    return [*parsed.faults, *check_shape(parsed.document, schema_of(kind)).faults]


def texts(value: Any) -> Any:
    """Return data with every number as the text that a file holds."""
    if isinstance(value, dict):
        return {key: texts(each) for key, each in value.items()}
    return [texts(each) for each in value] if isinstance(value, list) else str(value)


def wholes(kind: str) -> Iterator[Any]:
    """Yield data that between them hold every mapping of a schema, each with what it needs at least."""
    root = schema_of(kind).root
    needed = {key: example(root["properties"][key], root) for key in root.get("required", ())}
    for key, node in root["properties"].items():
        for each in [*node.get("examples", ()), *follow(node, root).get("examples", ())]:
            whole = {**needed, key: texts(each)}
            if not faults_of(whole, kind):
                yield whole
    for definition in root["$defs"].values():
        yield from (
            {**needed, "compute": [texts({**sample(definition, root)})]}
            for _ in range("method" in definition.get("properties", {}) and kind == "submission")
            if not faults_of({**needed, "compute": [texts(sample(definition, root))]}, kind)
        )


def example(node: dict[str, Any], root: dict[str, Any]) -> Any:
    """Return the first example of a node."""
    return texts([*node.get("examples", ()), *follow(node, root).get("examples", ()), node.get("const")][0])


def sample(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping that has every key for which the schema has an example."""
    found = {}
    for key, each in node["properties"].items():
        examples = [*each.get("examples", ()), *follow(each, root).get("examples", ()), each.get("const")]
        if examples[0] is not None:
            found[key] = examples[0]
    return found


def pointers(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value inside."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in items:
        yield (*at, key)
        yield from pointers(each, (*at, key))


def holder(data: Any, path: tuple[Any, ...]) -> Any:
    """Return what the last key of a path stands in."""
    for key in path[:-1]:
        data = data[key]
    return data


def broken(whole: Any, path: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the data without a value, and with one of each other kind in its place."""
    for other in (None, *ODD):
        data = copy.deepcopy(whole)
        if other is None:
            del holder(data, path)[path[-1]]
        else:
            holder(data, path)[path[-1]] = other
        yield data


def offers(hint: str, key: Any) -> Iterator[str]:
    """Yield what a hint tells to write, as YAML of the place."""
    hint, _, _ = hint.partition("; or what the track ranks by instead: ")
    written = re.fullmatch(r'write ((?:- |"?[a-z_0-9]+"?: ).+)', hint)
    choice = re.match(r"(?:.*\? )?write (?:[a-z_]+ with )?one of: (.+)", hint)
    meant = re.match(r"did you mean (.+?)\?", hint)
    head = "- " if isinstance(key, int) else f"{key}: "
    if written:
        yield written[1]
    elif choice:
        yield from (head + word for word in choice[1].split(", "))
    elif meant:
        yield head + meant[1]


def pasted(data: Any, pointer: str, text: str) -> Any:
    """Return the data with what a hint offers in the place at fault."""
    data, read = copy.deepcopy(data), yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts only
    keys = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    where = data
    for key in keys[:-1]:
        where = where[int(key) if isinstance(where, list) else key]
    if isinstance(where, list):
        where[int(keys[-1])] = read[0]
    else:
        where.update(read)
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_hint_offers_mends_the_fault_and_breaks_nothing(kind: str) -> None:
    """A key taken out, or of another kind, everywhere in every schema."""
    tried, seen = 0, set[str]()
    for whole in present(wholes(kind)):
        for path in pointers(whole):
            # One of the items of a list stands for all, and so does one of the files that hold a key.
            place = "/".join("-" if isinstance(key, int) else key for key in path)
            for data in broken(whole, path) if place not in seen else ():
                faults = faults_of(data, kind)
                for fault in faults if len(faults) == 1 else ():
                    last = fault.pointer.rpartition("/")[2]
                    key = int(last) if isinstance(path[-1], int) and last.isdecimal() else last
                    for offer in offers(fault.hint, key):
                        left = faults_of(pasted(data, fault.pointer, offer), kind)
                        # Which keys a method needs is told once the method is.
                        is_method = fault.pointer.endswith("/method")
                        assert [each for each in left if not is_method or each.pointer == fault.pointer] == []
                        tried += 1
            seen.add(place)
    assert tried > 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_key_is_told_with_something_to_paste(kind: str) -> None:
    """Never with a description alone."""
    told = 0
    for whole in present(wholes(kind)):
        for path in pointers(whole):
            data = copy.deepcopy(whole)
            del holder(data, path)[path[-1]]
            for fault in faults_of(data, kind):
                if fault.rule == "missing-key":
                    told += 1
                    assert [*offers(fault.hint, path[-1])], fault
    assert told > 2
