"""A schema compiled to one function: it types a document that is right, and stops at the first that is not.

The quick path: nearly every file is right, and nobody has to be told why. What the function refuses goes to
`careful`, which explains; both give the same verdict. The schema stays the one description of the shape: a
schema that says more than is compiled here has no quick path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from effsota.reading.schema.branches import (
    SCALAR_TYPES,
    Node,
    discriminator,
    fits,
    follow,
    target_of,
    types_of,
)
from effsota.reading.schema.compiled_values import (
    MisfitError,
    NotCompiledError,
    Test,
    Typing,
    refuse,
    tests_of_text,
    type_scalar_of,
    type_text_of,
)
from effsota.reading.schema.formats import FORMATS
from effsota.reading.schema.limits_of_values import LIMITS

_ANNOTATIONS: Mapping[str, type | tuple[type, ...]] = {
    "$schema": str,
    "$id": str,
    "$comment": str,
    "$defs": dict,
    "title": str,
    "description": str,
    "examples": list,
    "default": object,
}
# What a schema may say of itself: the one language that is compiled, and an address that is one beyond doubt.
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ADDRESS = re.compile(r"https://[a-z0-9.-]+(?:/[A-Za-z0-9._~-]*)*")
_NUMBER = (int, float)
_KEYWORDS: Mapping[str, type | tuple[type, ...]] = {
    "$ref": str,
    "type": (str, list),
    "format": str,
    "enum": list,
    "const": object,
    "pattern": str,
    "minLength": int,
    "maxLength": int,
    **dict.fromkeys(LIMITS, _NUMBER),
    "properties": dict,
    "additionalProperties": (dict, bool),
    "propertyNames": dict,
    "required": list,
    "minProperties": int,
    "maxProperties": int,
    "items": dict,
    "minItems": int,
    "maxItems": int,
    "uniqueItems": bool,
    "oneOf": list,
    "if": dict,
    "then": dict,
    "not": dict,
}
_OF_TYPE: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        {"properties", "additionalProperties", "propertyNames", "required", "minProperties", "maxProperties"}
    ),
    "array": frozenset({"items", "minItems", "maxItems", "uniqueItems"}),
    "string": frozenset({"format", "enum", "const", "pattern", "minLength", "maxLength"}),
    "number": frozenset({"enum", "const", *LIMITS}),
    "integer": frozenset({"enum", "const", *LIMITS}),
    "boolean": frozenset({"enum", "const"}),
    "folded": frozenset({"format", "pattern", "minLength", "maxLength", *LIMITS}),
}
_OF_ANY = frozenset({"type", "if", "then", "not"})


def compile_schema(root: Node, *, is_late: bool = False) -> Typing | None:
    """Return what types a document by a schema or raises `MisfitError`; None where there is no quick path.

    Late, a definition is compiled for the first value that is held against it: few of them are, for one file.
    Where it says what is not compiled, that value is a misfit.
    """
    try:
        return _Compiler(root, is_late=is_late).compile(root)
    except (NotCompiledError, RecursionError):
        return None


class _Compiler:
    """Compiles the nodes of one schema, each target of a reference once."""

    def __init__(self, root: Node, *, is_late: bool) -> None:
        self._root, self._is_late = root, is_late
        self._targets: dict[str, Typing] = {}

    def compile(self, node: Any) -> Typing:
        says = _spoken(node)
        if "oneOf" in says and says <= {"oneOf", "required", "type"}:
            tests = self._tests(node, says - {"oneOf"})
            if "type" in says:
                tests.append(_is_of(types_of(node, self._root)))
            return _tested(self._choose(node["oneOf"]), tests)
        if "$ref" in says or "oneOf" in says:
            if len(says) > 1:
                raise NotCompiledError(says)
            return self._refer(node["$ref"])
        kind = node.get("type")
        if isinstance(kind, list) and node.get("format") in FORMATS:
            kind = "folded"  # a number to every validator, and a text such as 14.8T, which has a format
        if kind is None:
            return _tested(lambda value: value, self._tests(node, says))
        if not isinstance(kind, str) or kind not in _OF_TYPE or not says <= _OF_TYPE[kind] | _OF_ANY:
            raise NotCompiledError(kind)
        return _tested(self._typing(kind, node), self._conditions(node))

    def _typing(self, kind: str, node: Node) -> Typing:
        if kind == "object":
            return self._mapping(node)
        if kind == "array":
            return self._list(node)
        return type_text_of(node) if kind in {"string", "folded"} else type_scalar_of(kind, node)

    def _refer(self, ref: str) -> Typing:
        if ref not in self._targets:
            # A node that refers to itself finds this, which by then leads on to what was compiled.
            def lead_on(value: Any) -> Any:
                if self._targets[ref] is lead_on:
                    self._compile_late(ref)
                return self._targets[ref](value)

            self._targets[ref] = lead_on
            if not self._is_late:
                self._compile_target(ref)
        return self._targets[ref]

    def _compile_target(self, ref: str) -> None:
        try:
            follow({"$ref": ref}, self._root)  # round in a circle it leads nowhere
            self._targets[ref] = self.compile(target_of(ref, self._root))
        except (KeyError, TypeError) as error:
            raise NotCompiledError(ref) from error

    def _compile_late(self, ref: str) -> None:
        try:
            self._compile_target(ref)
        except (NotCompiledError, RecursionError) as error:
            raise MisfitError from error

    def _tests(self, node: Node, says: frozenset[str]) -> list[Test]:
        """Return the tests of a node without a type, which asks nothing of a value of another kind."""
        if not says <= {"required", "enum", "const", "pattern", "maxLength"} | _OF_ANY:
            raise NotCompiledError(says)
        needed = frozenset(_texts(node.get("required", [])))
        tests = [*tests_of_text(node), *self._conditions(node)]
        if needed:
            tests.append(lambda value: not isinstance(value, dict) or needed <= value.keys())
        return tests

    def _conditions(self, node: Node) -> list[Test]:
        tests: list[Test] = []
        if "not" in node:
            refused = self._passes(node["not"])
            tests.append(lambda value: not refused(value))
        if "if" in node and "then" in node:
            holds, follows = self._passes(node["if"]), self._passes(node["then"])
            tests.append(lambda value: not holds(value) or follows(value))
        return tests

    def _passes(self, node: Node) -> Test:
        says = _spoken(node)
        if not says & {"type", "$ref", "oneOf"}:  # it types nothing
            return _all_of(self._tests(node, says))
        typing = self.compile(node)

        def passes(value: Any) -> bool:
            try:
                typing(value)
            except MisfitError:
                return False
            return True

        return passes

    def _choose(self, branches: Sequence[Node]) -> Typing:
        # What compiles is a mapping whose references lead somewhere: only then may it be asked for its kind.
        typings = list(map(self.compile, branches))
        kinds = [types_of(branch, self._root) for branch in branches]
        mappings = [at for at, kind in enumerate(kinds) if "object" in kind]
        of_list = next((typings[at] for at, kind in enumerate(kinds) if "array" in kind), refuse)
        of_text = next((typings[at] for at, kind in enumerate(kinds) if kind & SCALAR_TYPES), refuse)
        of_mapping = typings[mappings[0]] if mappings else refuse
        if len(mappings) > 1:
            of_mapping = self._tell_apart([(branches[at], typings[at]) for at in mappings])

        def choose(value: Any) -> Any:
            if isinstance(value, dict):
                return of_mapping(value)
            return of_list(value) if isinstance(value, list) else of_text(value)

        return choose

    def _tell_apart(self, branches: Sequence[tuple[Node, Typing]]) -> Typing:
        """Return what chooses by the key whose fixed value tells the branches apart."""
        key, names = discriminator([branch for branch, _ in branches], self._root)
        if key is None:
            raise NotCompiledError(branches)
        by_node = {id(branch): typing for branch, typing in branches}
        by_name = {name: by_node[id(branch)] for name, branch in names.items()}

        def tell(value: Any) -> Any:
            name = value.get(key)
            return by_name.get(name, refuse)(value) if isinstance(name, str) else refuse(value)

        return tell

    def _mapping(self, node: Node) -> Typing:
        typings = {key: self.compile(each) for key, each in node.get("properties", {}).items()}
        needed = frozenset(_texts(node.get("required", [])))
        other = node.get("additionalProperties")
        if other is None or other is True:
            raise NotCompiledError(node)
        of_others = refuse if other is False else self.compile(other)
        name = self.compile(node["propertyNames"]) if "propertyNames" in node else None
        fewest, most = node.get("minProperties", 0), node.get("maxProperties", float("inf"))

        def type_mapping(value: Any) -> Any:
            if not isinstance(value, dict) or not needed <= value.keys() or not fewest <= len(value) <= most:
                raise MisfitError
            if name is not None:
                for key in value:
                    name(key)
            return {key: typings.get(key, of_others)(item) for key, item in value.items()}

        return type_mapping

    def _list(self, node: Node) -> Typing:
        if "items" not in node:
            raise NotCompiledError(node)
        typing, is_unique = self.compile(node["items"]), node.get("uniqueItems", False)
        fewest, most = node.get("minItems", 0), node.get("maxItems", float("inf"))

        def type_list(value: Any) -> Any:
            if not isinstance(value, list) or not fewest <= len(value) <= most:
                raise MisfitError
            if is_unique and len(set(map(repr, value))) < len(value):
                raise MisfitError
            return [typing(item) for item in value]

        return type_list


def _spoken(node: Any) -> frozenset[str]:
    """Return the keywords by which a node asks something; each must hold what the keyword takes."""
    if not isinstance(node, dict):
        raise NotCompiledError(node)
    for key, value in node.items():
        kind = _ANNOTATIONS.get(key) or _KEYWORDS.get(key)
        is_truth = isinstance(value, bool) and kind in {int, _NUMBER}
        if kind is None or not isinstance(value, kind) or is_truth:
            raise NotCompiledError(key)
    if node.get("$schema", _DIALECT) != _DIALECT or ("$id" in node and not _ADDRESS.fullmatch(node["$id"])):
        raise NotCompiledError(node)
    return frozenset(node.keys() - _ANNOTATIONS.keys())


def _texts(items: Sequence[Any]) -> Sequence[str]:
    if not all(isinstance(item, str) for item in items):
        raise NotCompiledError(items)
    return items


def _is_of(types: frozenset[str]) -> Test:
    return lambda value: fits(value, types)


def _all_of(tests: Sequence[Test]) -> Test:
    return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)


def _tested(typing: Typing, tests: Sequence[Test]) -> Typing:
    if not tests:
        return typing
    passes = _all_of(tests)

    def type_tested(value: Any) -> Any:
        if passes(value):
            return typing(value)
        raise MisfitError

    return type_tested
