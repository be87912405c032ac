"""A board with more records than its page can show: the page, and the list of all of them."""

from __future__ import annotations

import gzip
import re
from functools import cache

import pytest

from effsota.boards.excerpt import MOST_SHOWN
from effsota.limits import RESERVED_NAMES
from effsota.model import Board
from effsota.showing.pages.embed import build_embed_page
from effsota.showing.pages.page import Page
from effsota.showing.pages.record_list import MOST_FOLDED, MOST_LISTED, build_record_lists
from effsota.showing.pages.track import build_track_page
from effsota.showing.website.html import render_pages
from tests.builders.large_boards import large_board
from tests.builders.sites import bundle, site

MOST_PAGE_BYTES = 300_000
ROW = re.compile(r'<th scope="row"><a href="[./]*/tracks/alexnet-imagenet/([a-z0-9-]+)/"')


def html_of(page: Page, board: Board) -> str:
    """Return a page as it is sent."""
    ((_, data),) = render_pages(site(board), [page], tree=bundle())
    return data.decode()


@cache
def large() -> Board:
    """Return a board of 5,000 records."""
    return large_board(5_000)


@cache
def track_page() -> Page:
    """Return the page of that board."""
    return build_track_page(large(), site(large()))


def test_the_page_of_5000_records_is_below_300_kilobytes() -> None:
    """Not compressed; compressed it is a sixth of that."""
    page = html_of(track_page(), large()).encode()
    assert len(page) < MOST_PAGE_BYTES
    assert len(gzip.compress(page)) < MOST_PAGE_BYTES / 6


def test_its_chart_alone_is_no_larger() -> None:
    """The page that others embed."""
    page = build_embed_page(large(), track_page().view.drawing)
    assert len(html_of(page, large()).encode()) < MOST_PAGE_BYTES


def test_the_page_says_what_it_leaves_out_and_where_that_is() -> None:
    """A link to each page of the list, and the data as CSV."""
    page = html_of(track_page(), large())
    assert f"Shown are {MOST_SHOWN} of 5,000 records: those on the frontier and the best ranked" in page
    assert page.count("tracks/alexnet-imagenet/data/") == 17
    assert "data/alexnet-imagenet.csv" in page


@pytest.mark.parametrize(
    ("count", "pages"), [(MOST_FOLDED, 0), (MOST_FOLDED + 1, 1), (MOST_LISTED, 1), (MOST_LISTED + 1, 2)]
)
def test_a_board_has_a_list_where_its_page_has_not_every_row(count: int, pages: int) -> None:
    """As many pages as its records fill."""
    given = large_board(count)
    assert len(list(build_record_lists(given, site(given)))) == pages
    assert build_track_page(given, site(given)).view.is_excerpt is (count > MOST_SHOWN)


@pytest.mark.parametrize("count", [MOST_FOLDED, MOST_FOLDED + 1])
def test_of_a_long_board_the_fold_is_a_page(count: int) -> None:
    """Its own page has the frontier and leads to all; of a shorter one it has every row."""
    given = large_board(count)
    page, leading = html_of(build_track_page(given, site(given)), given), len(given.leaderboard.frontier)
    is_page = count > MOST_FOLDED
    assert leading < count
    assert len(ROW.findall(page)) == (leading if is_page else count)
    told = f'data/1/">Show all {count}: the {count - leading} not on the frontier too</a>'
    assert (told in page) is is_page


def test_the_list_holds_every_record_once_the_best_first() -> None:
    """Its pages go on where the one before ends, and none is above 300 KB."""
    given = large_board(MOST_LISTED + 50)
    pages = [html_of(page, given) for page in build_record_lists(given, site(given))]
    listed = [name for page in pages for name in ROW.findall(page)]
    ranked = sorted(given.leaderboard.entries, key=lambda entry: entry.rank or 0)
    assert listed == [entry.record.submission.name for entry in ranked]
    assert max(map(len, pages)) < MOST_PAGE_BYTES


def test_no_record_can_have_the_address_of_the_list() -> None:
    """A page of the list stands in a folder whose name no submission may have."""
    given = large_board(MOST_SHOWN + 1)
    (page,) = build_record_lists(given, site(given))
    assert page.path.split("/")[2] in RESERVED_NAMES
