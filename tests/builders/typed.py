"""Data of a test as the reader hands it over: numbers, dates and quantities in the types of its schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from effsota.problems import Refusal
from effsota.reading.schema import read_schema
from effsota.reading.schema.typed import to_typed
from effsota.text.yaml_writer import as_texts

ROOT = Path(__file__).parents[2]


@cache
def _schema(kind: str) -> Any:
    return read_schema((ROOT / f"schema/{kind}.schema.json").read_bytes())


def typed(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a file of this kind, its scalars typed; a text that its schema refuses stays.

    A number that is no text yet has no decimals that somebody typed.
    """
    texts = as_texts(_bare(data))
    found: dict[str, Any] = _kept(to_typed(texts, _schema(kind), _schema(kind)), texts)
    return found


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return repr(value).removesuffix(".0") if isinstance(value, float) else value


def _kept(value: Any, text: Any) -> Any:
    if isinstance(value, dict):
        return {key: _kept(each, text[key]) for key, each in value.items()}
    if isinstance(value, list):
        return [_kept(each, one) for each, one in zip(value, text, strict=True)]
    return text if isinstance(value, Refusal) else value
