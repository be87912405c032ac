"""A loop that never ran proves nothing: what a test loops over is there, or the test fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def present(values: Iterable[T]) -> list[T]:
    """Return the values as a list.

    Raises:
        AssertionError: if there are none.
    """
    found = list(values)
    assert found, "there is nothing to look at"
    return found
