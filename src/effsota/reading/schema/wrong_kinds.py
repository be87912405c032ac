"""What to write instead of a value of another kind, such as a text where a mapping is asked."""

from __future__ import annotations

from typing import Any

from effsota.reading.schema.branches import Node
from effsota.reading.schema.validator import make_validator
from effsota.reading.schema.written_out import example_of, wrap
from effsota.text.yaml_flow import to_yaml_flow
from effsota.text.yaml_writer import as_texts

MOST_COPIED_CHARACTERS = 300  # a longer value is not written out once more


def write_instead(value: Any, schema: Node, root: Node, *, key: str | int, kinds: str) -> str:
    """Return what a hint says: the same value in the kind that is asked, an example, or how that kind looks.

    Args:
        value: what stands there.
        schema: what is asked.
        root: the schema that it belongs to.
        key: of the value, or its number in a list.
        kinds: what is asked, in words.
    """
    meant = _recast(value, schema, root, kinds)
    if meant is None or not make_validator(root).evolve(schema=schema).is_valid(as_texts(meant)):
        meant = example_of(schema, root)
    if meant is None:
        return _HOW.get(kinds, f"write {kinds}")
    written = f"- {to_yaml_flow(meant)}" if isinstance(key, int) else to_yaml_flow({key: meant})[1:-1]
    return f"write {written}" if len(written) <= MOST_COPIED_CHARACTERS else _HOW.get(kinds, f"write {kinds}")


_HOW = {
    "a mapping": "write lines of the form key: value under it, indented, without a dash",
    "a list": "write items that begin with a dash, or [one, two]",
}


def _recast(value: Any, schema: Node, root: Node, kinds: str) -> Any:
    if isinstance(value, str):
        return wrap(value, schema, root)
    if isinstance(value, list):
        only = value[0] if len(value) == 1 else None
        wanted = dict if "a mapping" in kinds else str
        return only if isinstance(only, wanted) else None
    return [value] if kinds == "a list" else None
