"""A late pattern is the pattern, once somebody asks it."""

from __future__ import annotations

import re

import pytest

from effsota.text.late_pattern import LatePattern

WRITTEN, FLAGS = r"(a)|[bc]", re.IGNORECASE
TEXT = "xAbyc"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
@pytest.mark.parametrize("text", [TEXT, "A", ""])
def test_what_it_finds_is_what_the_pattern_finds(method: str, text: str) -> None:
    """By every method, flags included."""
    late, pattern = LatePattern(WRITTEN, FLAGS), re.compile(WRITTEN, FLAGS)
    assert repr(getattr(late, method)(text)) == repr(getattr(pattern, method)(text))
    assert [each.span() for each in late.finditer(text)] == [each.span() for each in pattern.finditer(text)]
    assert late.sub("-", text) == pattern.sub("-", text)


def test_it_is_compiled_by_the_first_who_asks() -> None:
    """And not before: one that cannot be compiled says so then."""
    late = LatePattern("(")
    with pytest.raises(re.error):
        late.search(TEXT)
