"""All records on one page."""

from __future__ import annotations

import pytest

from effsota.showing.pages.all_records import (
    MOST_FOLDED,
    MOST_LISTED,
    MOST_ROWS,
    NEWEST,
    OPEN,
    build_record_pages,
    build_records_page,
)
from effsota.showing.website.html import render_pages
from tests.builders.boards import alexnet_board, board, record
from tests.builders.large_boards import large_board
from tests.builders.sites import bundle, shown, site

BOUND = record("VGG", "2014-09-04", 9.0, bound="upper")


def test_every_record_is_there_newest_first() -> None:
    """Of every board."""
    view = build_records_page(site(alexnet_board(BOUND), board([record("Other", "2020-01-01", 1)]))).view
    days = [row.date for row in (*view.rows, *view.rest)]
    assert len(days) == 8
    assert days == sorted(days, reverse=True)
    assert view.rows[0].model == "Other"


def test_choices_are_those_that_some_record_has() -> None:
    """No filter leads to an empty table by itself."""
    view = build_records_page(site(alexnet_board(BOUND))).view
    assert view.states == ("As published", "Upper bound")
    assert view.methods == ("As reported",)
    assert view.tracks == ("alexnet-imagenet",)


def test_a_tracker_without_records_has_the_page() -> None:
    """With nothing on it."""
    assert "newest first: 0 records." in shown(site(), "records/").text


@pytest.mark.parametrize(("count", "rows"), [(MOST_FOLDED, MOST_FOLDED), (MOST_ROWS + 1, NEWEST)])
def test_of_more_records_than_a_page_can_hold_the_newest_are_shown(count: int, rows: int) -> None:
    """So that one more shows fewer; the newest are the last by date."""
    given = large_board(count)
    view = build_records_page(site(given)).view
    names = [row.path.partition("/")[2] for row in (*view.rows, *view.rest)]
    newest = [entry.record.submission.name for entry in given.leaderboard.entries[-rows:]]
    assert (len(names), sorted(names), view.is_excerpt) == (rows, sorted(newest), count > MOST_ROWS)


@pytest.mark.parametrize(
    ("count", "pages"), [(MOST_FOLDED, 0), (MOST_FOLDED + 1, 2), (2 * MOST_LISTED + 1, 3), (MOST_ROWS + 1, 0)]
)
def test_the_fold_of_many_records_is_pages_that_lead_to_each_other(count: int, pages: int) -> None:
    """Every record is on one of them, the newest first; the page before them offers all choices."""
    first, *lists = build_record_pages(site(large_board(count)))
    assert len(lists) == pages == len(first.view.parts.links)
    if lists:
        listed = [row.path for page in lists for row in page.view.rows]
        assert len(listed) == len(set(listed)) == count
        assert listed[:OPEN] == [row.path for row in first.view.rows]
        assert [page.view.parts.after(page.path) for page in lists] == [*first.view.parts.links[1:], None]
        assert first.view.methods == lists[0].view.methods


def test_the_page_of_10000_records_is_below_300_kilobytes() -> None:
    """And leads to all of them."""
    given = site(large_board(10_000))
    ((_, page),) = render_pages(given, [build_records_page(given)], tree=bundle())
    assert len(page) < 300_000
    assert b"The newest 250 of 10,000 records." in page
    assert b"data/submissions.csv" in page
