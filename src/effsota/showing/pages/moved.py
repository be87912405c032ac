"""The page at an address that a record had before: it says where the record is now, and leads there."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.model import Board, Entry
from effsota.showing.pages.page import Page, page_of, record_link, record_path


def build_moved_pages(entry: Entry, board: Board) -> Iterator[Page]:
    """Yield a page for every name that a record had before."""
    submission = entry.record.submission
    for name in submission.formerly:
        yield Page(
            path=page_of(name),
            template="moved.html",
            title=f"{submission.model} has another address",
            description=f"The record {name} is {submission.path} now.",
            view=record_link(entry),
            board=board,
            entry=entry,
            canonical=record_path(entry),
            is_indexed=False,
        )
