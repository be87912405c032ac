"""A long list in parts: the page that it belongs to has its first rows, pages of their own have all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from effsota import figures
from effsota.frozen import Frozen
from effsota.showing.pages.page import Link

Row = TypeVar("Row")


class Parts(Frozen):
    """The pages that a list is cut into, `size` rows on each; no `links` where one page has all of them.

    `total` says how many rows there are: 500 benchmarks. The page that the list belongs to opens with the
    first `opens` of them.
    """

    count: int
    total: str
    opens: int
    size: int
    links: tuple[Link, ...] = ()

    @classmethod
    def of(cls, count: int, noun: str, *, size: int, opens: int, path: str | None) -> Parts:
        """Return the parts of so many rows, pages below a path; without one the rows stay on their page."""
        links = () if path is None else part_links(count, size=size, path=path)
        return cls(count=count, total=figures.count_text(count, noun), opens=opens, size=size, links=links)

    def opening(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Return the rows that stand on the page of the list: all, where no other page has them."""
        return tuple(rows[: self.opens] if self.links else rows)

    def cut(self, rows: Sequence[Row]) -> Iterator[tuple[Link, tuple[Row, ...]]]:
        """Yield each part with its rows."""
        for number, link in enumerate(self.links):
            yield link, tuple(rows[number * self.size : (number + 1) * self.size])

    def is_part(self, path: str) -> bool:
        """Tell whether a page is one of the parts."""
        return any(link.path == path for link in self.links)

    def after(self, path: str) -> Link | None:
        """Return the part that follows a part, None after the last."""
        following = zip(self.links, self.links[1:], strict=False)
        return next((link for before, link in following if before.path == path), None)


def cut_by_weight(rows: Sequence[Row], weight_of: Callable[[Row], int], most: int) -> list[tuple[Row, ...]]:
    """Return rows in parts as heavy as they may be, each with one row at least, however heavy that is."""
    cut: list[list[Row]] = []
    weight = 0
    for row in rows:
        own = weight_of(row)
        if not cut or weight + own > most:
            cut.append([])
            weight = 0
        cut[-1].append(row)
        weight += own
    return list(map(tuple, cut))


def part_links(count: int, *, size: int, path: str, to: str = " to ") -> tuple[Link, ...]:
    """Return links to the parts of a list, each by the numbers of its first and its last row: 101 to 200."""
    firsts = range(1, count + 1, size)
    ends = ((first, min(first + size - 1, count)) for first in firsts)
    return tuple(
        Link(text=f"{first:,}" if first == last else f"{first:,}{to}{last:,}", path=f"{path}{number}/")
        for number, (first, last) in enumerate(ends, 1)
    )
