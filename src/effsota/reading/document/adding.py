"""Lines written into a YAML file: an item at the end of its list, a key anew; every other byte stays."""

from __future__ import annotations

from typing import Any

import yaml

from effsota.reading.document.located import DECISIONS
from effsota.reading.document.parse import parse_document


def add_item(text: str, key: str, item: str) -> str | None:
    """Return a text whose last key holds a list, with one more item (in YAML, on one line) at its end.

    None where that cannot be done for certain, such as in a list in brackets. Before it is returned the new
    text is read: nothing else may mean anything else.
    """
    root = _compose(text)
    found = dict(_keys(root)).get(key)
    if found is None or not isinstance(found[1], yaml.SequenceNode):
        return None
    column = found[1].start_mark.column
    new = f"{_closed(text)}{' ' * column}- {item}{_line_end(text)}"
    before, after = _read(text), _read(new)
    if before is None or after is None or after.get(key, [])[:-1] != before[key]:
        return None
    return new if {**after, key: before[key]} == before else None


def set_key(text: str, key: str, value: str) -> str | None:
    """Return a text with a key of its top level that holds `value` (in YAML, on one line), at its old place.

    A key that is new comes last. None where that cannot be done for certain, such as where the old value
    holds a comment. Before it is returned the new text is read: nothing else may mean anything else.
    """
    found = dict(_keys(_compose(text))).get(key)
    if found is None:
        new = f"{_closed(text)}{key}: {value}{_line_end(text)}"
    else:
        begin, end = found[0].start_mark.index, _end_of(found[1])
        if "#" in text[begin:end] and found[0].start_mark.line != found[1].end_mark.line:
            return None
        new = f"{text[:begin]}{key}: {value}{text[end:]}"
    before, after = _read(text), _read(new)
    if before is None or after is None or key not in after:
        return None
    return new if {**after, key: None} == {**before, key: None} else None


def line_of_key(text: str, key: str) -> int:
    """Return the 1-based line of a key of the top level, 1 where it has none."""
    found = dict(_keys(_compose(text))).get(key)
    return 1 if found is None else int(found[0].start_mark.line) + 1


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return None


def _keys(root: yaml.Node | None) -> list[tuple[str, tuple[yaml.Node, yaml.Node]]]:
    if not isinstance(root, yaml.MappingNode):
        return []
    return [(key.value, (key, value)) for key, value in root.value if isinstance(key, yaml.ScalarNode)]


def _end_of(node: yaml.Node) -> int:
    """Return the index behind the last sign of a value: what is in blocks ends with its last part."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _read(text: str) -> dict[str, Any] | None:
    document = parse_document(text.encode(), limits=DECISIONS).document
    return None if document is None else document.data


def _closed(text: str) -> str:
    return text if text.endswith("\n") else text + _line_end(text)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
