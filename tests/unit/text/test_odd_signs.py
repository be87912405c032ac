"""Signs that look like those of a keyboard."""

from __future__ import annotations

import pytest

from effsota.text.odd_signs import name_odd_sign


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("5\u2009days", "a thin space (U+2009)"),
        ("5\u3000days", "an ideographic space (U+3000)"),
        ("1e\u22125", "a minus sign (U+2212)"),
        ("5 days - 3", ""),
    ],
)
def test_the_first_odd_sign_is_named(text: str, named: str) -> None:
    """With its code point; those of a keyboard are none."""
    assert name_odd_sign(text) == named
