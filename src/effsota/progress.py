"""How far long work has come, told to whoever wants to know; nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

# Called with how many are done, of how many, and what is done with them, such as "building pages". Of work
# that cannot be counted the total is 0.
Tell = Callable[[int, int, str], None]
Item = TypeVar("Item")


def keep_quiet(done: int, total: int, what: str) -> None:
    """Tell nobody: what work is given whose caller does not look."""


def counted(items: Collection[Item], what: str, tell: Tell) -> Iterator[Item]:
    """Yield the items, telling before each how many are done, and at the end that all are."""
    total = len(items)
    for done, item in enumerate(items):
        tell(done, total, what)
        yield item
    tell(total, total, what)
