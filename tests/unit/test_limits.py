"""What a file of a tracker may be called."""

from __future__ import annotations

import pytest

from effsota.limits import cut_name, is_name


@pytest.mark.parametrize("name", ["a", "0", "a-b", "resnet-50", "a" * 64])
def test_small_letters_digits_and_single_hyphens_are_a_name(name: str) -> None:
    """At most 64 of them."""
    assert is_name(name)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "é", "a\n", "a" * 65])
def test_anything_else_is_none(text: str) -> None:
    """Neither hyphens at the ends, nor two in a row, nor 65 characters."""
    assert not is_name(text)


def test_a_name_that_is_cut_ends_in_no_hyphen() -> None:
    """Cut where a hyphen would be the last."""
    assert cut_name("ab-cd", most=3) == "ab"
    assert cut_name("ab-cd", most=4) == "ab-c"
