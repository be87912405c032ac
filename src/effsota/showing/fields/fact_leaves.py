"""The single values that published fields hold, at whatever depth, each by a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from effsota.ledger.known_facts import Value
from effsota.showing.fields.data_field import Fields, Whole, to_data, to_schema

# The same number in another unit, what a number is made of or would be, and what a place says by itself.
_SAME, _MADE_OF = {"compute_tfs_days"}, {"terms", "parts", "run", "sources", "sensitivity"}
_LEFT_OUT = _SAME | _MADE_OF | {"submissions", "id", "track", "path", "formerly"}
# What is a rule, or what a source prints, is a fact to the letter; all other text is words.
_TO_THE_LETTER = frozenset({"published", "metric"})


def leaves(fields: Fields[Whole], whole: Whole) -> dict[str, Value]:
    """Return every number, choice, name and day that the fields hold of a whole.

    One inside of another is named by both: `agreement.factor`. An item of a list is named by the words that
    it begins with: `estimates.parameters.compute_flop`.
    """
    return dict(_of_mapping(to_data(fields, whole), to_schema(fields)["properties"], "", is_exact=False))


def _of_mapping(
    data: Mapping[str, Any], schemas: Mapping[str, Any], start: str, *, is_exact: bool
) -> Iterator[tuple[str, Value]]:
    for name, value in data.items():
        if name not in _LEFT_OUT and value is not None:
            exact = is_exact or name in _TO_THE_LETTER
            yield from _of_value(value, schemas[name], f"{start}{name}", is_exact=exact)


def _of_value(
    value: Any, schema: Mapping[str, Any], name: str, *, is_exact: bool
) -> Iterator[tuple[str, Value]]:
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    if isinstance(value, Mapping):
        of_any = schema.get("additionalProperties")
        schemas = schema.get("properties") or (dict.fromkeys(value, of_any) if of_any else {})
        # A document as it was filed says nothing of its keys, and is known by the digest of its file.
        if schemas:
            yield from _of_mapping(value, schemas, f"{name}.", is_exact=is_exact)
    elif isinstance(value, list):
        yield from _of_items(value, schema["items"], name, is_exact=is_exact)
    elif value != "" and (is_exact or not _is_words(schema)):
        yield name, value.isoformat() if isinstance(value, date) else value


def _of_items(
    values: Sequence[Any], schema: Mapping[str, Any], name: str, *, is_exact: bool
) -> Iterator[tuple[str, Value]]:
    if values and not isinstance(values[0], Mapping):
        if is_exact or not _is_words(schema):
            yield name, ", ".join(map(str, values))
        return
    taken: dict[str, int] = {}
    for item in values:
        words = [*takewhile(lambda each: isinstance(each[1], str | None), item.items())]
        word = " ".join(value for _, value in words if value)
        taken[word] = taken.get(word, 0) + 1
        again = f" {taken[word]}" if taken[word] > 1 else ""
        rest = {key: value for key, value in item.items() if (key, value) not in words}
        yield from _of_value(rest, schema, f"{name}.{word}{again}", is_exact=is_exact)


def _is_words(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "string" and "pattern" not in schema


def named(start: str, facts: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield facts whose names begin alike."""
    return ((f"{start}{name}", value) for name, value in facts.items())
