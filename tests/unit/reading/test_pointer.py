"""JSON pointers."""

from __future__ import annotations

import pytest

from effsota.reading.pointer import parts_of, to_pointer


@pytest.mark.parametrize("path", [(), ("",), ("a/b", "c~d"), ("~1", "~01"), ("compute", 0, "x")])
def test_a_pointer_leads_back_to_its_path(path: tuple[str | int, ...]) -> None:
    """Also through keys with a slash or a tilde, and through those that look escaped."""
    assert parts_of(to_pointer(path)) == tuple(map(str, path))


def test_a_pointer_is_that_of_the_standard() -> None:
    """RFC 6901, section 3: a tilde is ~0, a slash ~1."""
    assert to_pointer(("a/b", "m~n", 0)) == "/a~1b/m~0n/0"
