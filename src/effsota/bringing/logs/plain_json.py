"""JSON as programs write it into logs: whatever Python's reader cannot take is told in words."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

MEND_LINE = "mend the JSON of this line, or take it out if the run was killed there"
_NOT_FINITE = {"NaN": math.nan, "Infinity": math.nan, "-Infinity": math.nan}
_DECODER = json.JSONDecoder(parse_constant=_NOT_FINITE.__getitem__)
_NUMERIC = frozenset({int, float, type(None)})
_LONG = re.compile(rf"[0-9]{{{sys.int_info.default_max_str_digits + 1}}}")


class JsonFault(NamedTuple):
    """Why a text is no JSON that can be read; the line is 1-based."""

    line: int
    message: str


def parse_json(text: str) -> Any:
    """Return what a text holds, NaN and infinities as `math.nan`, or the `JsonFault` that it has."""
    try:
        data, end = _DECODER.raw_decode(text)
        if not text[end:].strip(" \t\r\n"):
            return data
    except (ValueError, RecursionError):
        pass  # told below
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return JsonFault(error.lineno, f"column {error.colno}: {error.msg}")
    except RecursionError:
        return JsonFault(1, "brackets are nested too deep")
    except ValueError:  # Python reads no whole number of so many digits
        found = _LONG.search(text)
        line = 1 if found is None else text.count("\n", 0, found.start()) + 1
        return JsonFault(line, "a number has too many digits")


def numbers_of(data: Mapping[str, Any]) -> dict[str, float]:
    """Return the numbers of a mapping; null and NaN are lost values, words and mappings are left out."""
    return {
        key: value if type(value) is float else _number(value)
        for key, value in data.items()
        if _is_numeric(value)
    }


def _is_numeric(value: Any) -> bool:
    return type(value) in _NUMERIC


def _number(value: float | None) -> float:
    """Return a value as a float; one too large for that is infinite, and refused as such with its row."""
    if value is None:
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.inf
