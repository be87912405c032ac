"""JSON is what Python's own encoder writes."""

from __future__ import annotations

import json
import math
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from effsota.showing.fields.json_text import MARGIN, to_json_file, to_json_text
from effsota.units import Typed


class Kind(StrEnum):
    """A word of a vocabulary."""

    ONE = "one"


@pytest.mark.parametrize(
    "value",
    [
        {}, [], (), "", None, True, False, 0, -3, 10**30, 0.0, -0.0, 1e-7, 5.32224e17, 1e16, 123456.789,
        Typed.of(79.0, "79.00"), Kind.ONE, 'é “x” \u2028 \x00 \x7f \\ " / \t\n 🙂', date(2012, 6, 1),
        {"a": {}, "b": [], "c": [{"d": [1, [2.5, None]], 'é"': "x"}, (True, "y")]},
        [[[]], [{}], {"a": {"b": {"c": 1}}}],
    ],
)  # fmt: skip
def test_json_is_written_as_python_writes_it(value: Any) -> None:
    """Byte by byte, whatever is nested in what."""
    expected = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False, default=date.isoformat)
    assert to_json_text(value) == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_number_is_written_that_json_does_not_know(value: float) -> None:
    """A missing one is null, and that is for its field to say."""
    with pytest.raises(ValueError, match="is no number of JSON"):
        to_json_text([{"a": value}])


@pytest.mark.parametrize("value", [{1, 2}, b"x", object()])
def test_nothing_else_is_written(value: object) -> None:
    """What has no form in JSON is our own mistake."""
    with pytest.raises(TypeError):
        to_json_text([value])


@pytest.mark.parametrize("rows", [[], [{"a": 1}], [{"a": "é"}, {"a": None, "b": [2]}]])
def test_a_file_of_rows_is_a_list_as_python_writes_it(rows: list[Any]) -> None:
    """Byte by byte, none among them."""
    expected = json.dumps(rows, ensure_ascii=False, indent=1)
    assert to_json_file(to_json_text(row, MARGIN) for row in rows) == f"{expected}\n".encode()
