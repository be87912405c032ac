"""Values of a YAML file replaced where they stand: every other byte stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from effsota.reading.document.parse import parse_document
from effsota.reading.pointer import escape
from effsota.text.yaml_writer import to_yaml_text


class Span(NamedTuple):
    """Where a value of one line stands in a text: from its first sign to behind its last, and its line."""

    begin: int
    end: int
    line: int
    style: str | None


def rewrite_value(text: str, pointer: str, value: str) -> str | None:
    """Return a YAML text with another value at a JSON pointer; None where that cannot be done for certain.

    The value keeps its quotes, or is written plain where that reads back as it is. A value of several lines
    is left alone. Before it is returned the new text is read: nothing else may mean anything else.
    """
    span = _find_spans(text).get(pointer)
    if span is None:
        return None
    for written in _ways_to_write(value, span.style):
        new = text[: span.begin] + written + text[span.end :]
        if _means(new, text, pointer, value):
            return new
    return None


def line_of(text: str, pointer: str) -> int:
    """Return the 1-based line of the value at a JSON pointer, 1 where it is not of one line."""
    span = _find_spans(text).get(pointer)
    return 1 if span is None else span.line


def _ways_to_write(value: str, style: str | None) -> Iterator[str]:
    """Yield a value in the style that the old one has, then in others that may be needed."""
    if style == "'" and value.isprintable():
        yield "'" + value.replace("'", "''") + "'"
    if style is None:
        yield value
        yield to_yaml_text(value)
    yield json.dumps(value, ensure_ascii=False)


def _means(new: str, old: str, pointer: str, value: str) -> bool:
    """Tell whether a new text says the same as the old one, but for one value."""
    before, after = (parse_document(each.encode()).document for each in (old, new))
    if before is None or after is None:
        return False
    return _leaves(after.data) == {**_leaves(before.data), pointer: value}


def _leaves(data: object, pointer: str = "") -> dict[str, object]:
    """Return every text of nested data by its pointer, and what is empty."""
    if isinstance(data, dict) and data:
        inside = ((escape(key), each) for key, each in data.items())
    elif isinstance(data, list) and data:
        inside = ((str(at), each) for at, each in enumerate(data))
    else:
        return {pointer: data}
    return {place: leaf for key, each in inside for place, leaf in _leaves(each, f"{pointer}/{key}").items()}


def _find_spans(text: str) -> Mapping[str, Span]:
    """Return where each value of one line stands, by pointer; nothing where the text is no YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return {}
    return dict(_spans_in(node, ""))


def _spans_in(node: yaml.Node | None, pointer: str) -> Iterator[tuple[str, Span]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _spans_in(value, f"{pointer}/{escape(key.value)}")
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            yield from _spans_in(value, f"{pointer}/{at}")
    elif isinstance(node, yaml.ScalarNode):
        begin, end = node.start_mark, node.end_mark
        if begin.line == end.line and node.style in {None, "'", '"'}:
            yield pointer, Span(begin.index, end.index, begin.line + 1, node.style)
