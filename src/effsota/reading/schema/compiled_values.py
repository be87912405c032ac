"""What a schema asks of a single value, compiled: of a text, a number, a truth value."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from effsota.problems import Refusal
from effsota.reading.schema.branches import Node
from effsota.reading.schema.formats import FORMATS, parse_as
from effsota.reading.schema.limits_of_values import LIMITS, equals

Typing = Callable[[Any], Any]
Test = Callable[[Any], bool]
# Texts of one definition that are remembered with what they are read as.
_MOST_REMEMBERED = 1024


class MisfitError(Exception):
    """A value is not what the schema asks."""


class NotCompiledError(Exception):
    """A schema says what is not compiled here."""


def refuse(value: Any) -> Any:
    """Take no value."""
    raise MisfitError(value)


def tests_of_text(node: Node) -> list[Test]:
    """Return what a node asks of a text; of a mapping or a list, only that it is an allowed value."""
    tests: list[Test] = []
    if "enum" in node or "const" in node:
        allowed = [*node.get("enum", [node.get("const")])]
        words = frozenset(each for each in allowed if isinstance(each, str))
        others = [each for each in allowed if not isinstance(each, str)]
        if not all(isinstance(each, (bool, int, float)) for each in others):
            raise NotCompiledError(allowed)
        tests.append(
            lambda value: (
                isinstance(value, str) and (value in words or any(equals(value, each) for each in others))
            )
        )
    if "pattern" in node:
        try:
            search = re.compile(node["pattern"]).search
        except re.error as error:
            raise NotCompiledError(node) from error
        tests.append(lambda value: not isinstance(value, str) or search(value) is not None)
    if "minLength" in node or "maxLength" in node:
        fewest, most = node.get("minLength", 0), node.get("maxLength", float("inf"))
        tests.append(lambda value: not isinstance(value, str) or fewest <= len(value) <= most)
    return tests


def type_text_of(node: Node) -> Typing:
    """Return what types a text as a node asks."""
    tests, limits = tests_of_text(node), _limits_of(node)
    named = node.get("format")
    # A text without a form of its own is a line, as `careful` has it.
    is_line = named is None and not node.keys() & {"enum", "const"}
    format_ = FORMATS.get("line" if named is None else named) if is_line or named is not None else None

    def type_text(text: str) -> Any:
        for test in tests:
            if not test(text):
                raise MisfitError
        if format_ is None:
            return text
        parsed = format_.parse(text)
        if isinstance(parsed, Refusal) or not (limits is None or limits(parsed)):
            raise MisfitError
        return text if is_line else parsed

    return _remembering(type_text)


def type_scalar_of(kind: str, node: Node) -> Typing:
    """Return what types a text that writes a number or a truth value."""
    tests, limits, kinds = tests_of_text(node), _limits_of(node), (kind,)

    def type_scalar(text: str) -> Any:
        parsed = parse_as(text, kinds)
        if isinstance(parsed, Refusal) or not all(test(text) for test in tests):
            raise MisfitError
        if limits is not None and not limits(float(parsed)):
            raise MisfitError
        return parsed

    return _remembering(type_scalar)


def _remembering(type_text: Callable[[str], Any]) -> Typing:
    """Return what types a text, and takes nothing else; what comes of a text is remembered.

    Two of three texts of a tracker stood in it before: titles, links and names of sources. What comes of one
    follows from it and its node alone, and cannot be changed.
    """
    type_known = lru_cache(maxsize=_MOST_REMEMBERED)(type_text)

    def type_value(value: Any) -> Any:
        return type_known(value) if isinstance(value, str) else refuse(value)

    return type_value


def _limits_of(node: Node) -> Test | None:
    """Return what tells whether a number keeps the limits of a node, None where it has none."""
    limits = [(holds, node[keyword]) for keyword, holds in LIMITS.items() if keyword in node]
    return None if not limits else lambda number: all(holds(number, limit) for holds, limit in limits)
