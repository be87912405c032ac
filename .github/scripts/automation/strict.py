"""JSON that one job of ours hands to another, read so that nothing can be meant in two ways."""

from __future__ import annotations

import json
from typing import Any


def read_strictly(data: bytes, *, most_bytes: int) -> Any:
    """Return what JSON holds.

    Raises:
        ValueError: for one that is too long, holds a sign beyond ASCII, a key twice, or what is no number.
    """
    if len(data) > most_bytes:
        raise ValueError(f"what was handed on is {len(data):,} bytes long")
    return json.loads(data.decode("ascii"), object_pairs_hook=_refuse_twice, parse_constant=_refuse)


def has_kinds(data: Any, kinds: dict[str, type]) -> bool:
    """Tell whether data is a mapping of just these keys, each value of its kind: true is no number."""
    return isinstance(data, dict) and {key: type(value) for key, value in data.items()} == kinds


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")
