"""From a JSON Schema to fields: the schema is the only list of what a submission holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.reading.schema.branches import alternatives
from effsota.reading.schema.formats import COUNTS, QUANTITIES
from effsota.showing.forms.form_fields import Bounds, Branch, Field, Phrase, Widget
from effsota.units import Dimension

Node = dict[str, Any]
_KINDS = {"string": "text", "array": "list", "object": "mapping", "number": "text", "integer": "text"}
_SHAPES = {"text": "one value", "list": "a list", "mapping": "a mapping"}
# In a browser's `v` flag a hyphen at the edge of a class must be escaped.
_EDGE_HYPHEN = re.compile(r"(?<=\[)-|-(?=\])")


class Form(Frozen):
    """The fields of a whole file, and the groups that they share, by name."""

    fields: tuple[Field, ...]
    parts: Mapping[str, tuple[Field, ...]]


def build_form(schema: Mapping[str, Any]) -> Form:
    """Return the form of a schema: a field for every property, a part for every mapping it refers to."""
    definitions = schema.get("$defs", {})
    builder = _Builder(definitions)
    parts = {name: builder.fields_of(node) for name, node in definitions.items() if "properties" in node}
    return Form(fields=builder.fields_of(dict(schema)), parts=parts)


def build_part(schema: Mapping[str, Any], name: str) -> tuple[Field, ...]:
    """Return the fields of one mapping that a schema defines; none where it defines none of that name."""
    definitions = schema.get("$defs", {})
    return _Builder(definitions).fields_of(definitions.get(name, {}))


class _Builder(Frozen, kw_only=False):
    definitions: Mapping[str, Node]

    def fields_of(self, node: Node) -> tuple[Field, ...]:
        required, unless = set(node.get("required", ())), dict(alternatives(node))
        return tuple(
            replace(
                self.field(key, self.spelled_out(each)),
                is_required=key in required or key in unless,
                unless=" ".join(unless.get(key, ())) or None,
            )
            for key, each in node.get("properties", {}).items()
        )

    def spelled_out(self, given: Node) -> Node:
        """Return a property; one that is nothing but a reference has its words there, as several share it."""
        return self.definitions[given["$ref"].removeprefix("#/$defs/")] if [*given] == ["$ref"] else given

    def field(self, key: str, given: Node) -> Field:
        """Return the field of one property, its reference followed."""
        name = given.get("$ref", "").removeprefix("#/$defs/")
        base = self.definitions.get(name, {})
        node = {**base, **given}
        example = _example(node)
        field = Field(
            key=key,
            title=node.get("title", ""),
            widget=_widget(node),
            hint=spans(node.get("description", "")),
            example=example,
            asks=_asks(base or node, node, example),
            default=_text(node["default"]) if "default" in node else None,
            bounds=_bounds(node),
            choices=_choices(node),
        )
        return self._deepened(field, node, name)

    def _deepened(self, field: Field, node: Node, name: str) -> Field:
        match field.widget:
            case Widget.GROUP:
                return replace(field, part=name)
            case Widget.LIST:
                return replace(field, item=self._item(field.title, node["items"]))
            case Widget.PAIRS:
                return replace(field, item=self.field("", node["additionalProperties"]))
            case Widget.FIXED:
                return replace(field, default=str(node["const"]))
            case Widget.BRANCHES:
                return self._branched(field, node)
        return field

    def _item(self, title: str, given: Node) -> Field:
        item = self.field("", given)
        if item.widget in {Widget.GROUP, Widget.BRANCHES}:
            name = given.get("$ref", "").removeprefix("#/$defs/")
            return replace(item, title=item.title or name.replace("-", " ").capitalize())
        return replace(item, title=title, hint=())

    def _branched(self, field: Field, node: Node) -> Field:
        branches = tuple(self._branch(each, field) for each in node["oneOf"])
        shared = self._shared_key(node)
        if shared is None:
            return replace(field, branches=branches, label="Written as")
        return replace(field, branches=branches, label=shared["title"], hint=spans(shared["description"]))

    def _shared_key(self, node: Node) -> Node | None:
        """Return the property whose fixed value tells the branches apart, None where there is none."""
        first = self.definitions.get(node["oneOf"][0].get("$ref", "").removeprefix("#/$defs/"), {})
        return next((each for each in first.get("properties", {}).values() if "const" in each), None)

    def _branch(self, given: Node, whole: Field) -> Branch:
        """Return one shape; a single value is called what the whole field is called."""
        field = self.field("", given)
        name = field.part or field.widget.value
        node = {**self.definitions.get(given.get("$ref", "").removeprefix("#/$defs/"), {}), **given}
        kind = _KINDS[node["type"]]
        fixed = next(
            (f"{key}={each['const']}" for key, each in node.get("properties", {}).items() if "const" in each),
            kind,
        )
        title = field.title or _SHAPES[kind]
        content = replace(field, title=field.title or whole.title)
        if kind == "text":
            such = f", such as {whole.example}." if whole.example and field.asks else ""
            content = replace(content, asks=field.asks.removesuffix(".") + such, example=whole.example)
        return Branch(name=name, title=title, fits=fixed, field=content)


def _widget(node: Node) -> Widget:
    told = (
        ("const" in node, Widget.FIXED),
        ("oneOf" in node, Widget.BRANCHES),
        ("enum" in node or node.get("type") == "boolean", Widget.CHOICE),
        ("properties" in node, Widget.GROUP),
        (node.get("type") == "object", Widget.PAIRS),
        (node.get("type") == "array", Widget.LIST),
        (node.get("type") in ("number", "integer") or node.get("format") in COUNTS, Widget.NUMBER),
    )
    written = {"block": Widget.BLOCK, "date": Widget.DATE, "link": Widget.LINK}
    return next((widget for is_so, widget in told if is_so), written.get(node.get("format", ""), Widget.LINE))


def _bounds(node: Node) -> Bounds:
    shape = node.get("format", "line")
    is_positive = shape in QUANTITIES and QUANTITIES[shape] is not Dimension.PERIOD
    pattern = node.get("pattern", "").removeprefix("^").removesuffix("$")
    has_pattern = shape not in {"date", "link", "line", "block"} and bool(pattern)
    return Bounds(
        check=_check(node),
        pattern=_EDGE_HYPHEN.sub(r"\\-", pattern) if has_pattern else None,
        most_characters=node.get("maxLength"),
        above=0 if is_positive else node.get("exclusiveMinimum"),
        least=node.get("minimum"),
        most=node.get("maximum"),
    )


def _check(node: Node) -> str:
    kind, shape = node.get("type"), str(node.get("format", "line"))
    if kind in ("number", "integer"):
        return str(kind)
    return "quantity" if shape in QUANTITIES else "count" if shape in COUNTS else shape


def _example(node: Node) -> str | None:
    first = next(iter(node.get("examples", ())), None)
    return None if first is None or isinstance(first, dict | list) else str(first)


def _choices(node: Node) -> tuple[str, ...]:
    return tuple(map(_text, (True, False) if node.get("type") == "boolean" else node.get("enum", ())))


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _asks(base: Node, node: Node, example: str | None) -> str:
    """Return what a person should write instead of something that is not of the form asked."""
    such = f", such as {example}" if example else ""
    if node.get("pattern") and node is not base and base.get("description"):
        words = base["description"].partition(". ")[0].rstrip(".")
        return f"Write {words[:1].lower()}{words[1:]}{such}."
    if node.get("pattern"):
        return f"This is not of the form that is asked. Write it like this: {example}."
    if node.get("type") not in ("number", "integer"):
        return ""
    whole = "whole " if node.get("type") == "integer" else ""
    limits = (("exclusiveMinimum", "above"), ("minimum", "of at least"), ("maximum", "of at most"))
    bounds = " and ".join(f"{words} {node[key]:g}" for key, words in limits if key in node)
    return f"Write a {whole}number{' ' * bool(bounds)}{bounds}{such}."


def spans(text: str) -> tuple[Phrase, ...]:
    """Return words whose code stands between backticks, as runs of words and code."""
    pieces = enumerate(text.split("`"))
    return tuple(Phrase(text=piece, is_code=at % 2 == 1) for at, piece in pieces if piece)
