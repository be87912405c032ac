"""The map of the pages, however many there are."""

from __future__ import annotations

import json
import re

import pytest

from effsota.showing.pages.page import page_of, track_path
from effsota.showing.website.closing_files import MOST_ADDRESSES, newest_days, part_addresses, render_closing
from effsota.showing.website.croissant import MOST_TRACKS, render_croissant
from effsota.showing.website.downloads import RECORDS_JSON, RECORDS_PARQUET, site_tables
from tests.builders.boards import alexnet_board
from tests.builders.claims import make_record
from tests.builders.many_boards import many_boards
from tests.builders.sites import bundle, site

BASE = "https://example.org/board"
ADDRESS = re.compile("<loc>(.*)</loc>")


def closing(count: int) -> dict[str, str]:
    """Return the files that close a site of so many pages."""
    listed = (f"page-{number}/" for number in range(count))
    empty = site(base_url=BASE)
    tables = (*(file.path for file in site_tables(empty)), RECORDS_PARQUET, RECORDS_JSON)
    files = render_closing(listed, dict.fromkeys(tables, "0" * 64), empty, tree=bundle())
    return {path: data.decode() for path, data in files}


def test_a_map_holds_as_many_addresses_as_the_protocol_allows() -> None:
    """50,000 of them."""
    files = closing(MOST_ADDRESSES)
    assert list(files) == ["sitemap.xml", "croissant.json", "SHA256SUMS"]
    assert len(ADDRESS.findall(files["sitemap.xml"])) == MOST_ADDRESSES


def test_one_page_more_makes_two_maps_and_an_index() -> None:
    """The index stands where robots are sent; together the maps hold every page once."""
    files = closing(MOST_ADDRESSES + 1)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "croissant.json", "SHA256SUMS"]
    assert ADDRESS.findall(files["sitemap.xml"]) == [f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml"]
    assert "<sitemapindex" in files["sitemap.xml"]
    assert ADDRESS.findall(files["sitemap-2.xml"]) == [f"{BASE}/page-{MOST_ADDRESSES}/"]
    assert all(f"  {name}\n" in files["SHA256SUMS"] for name in ("sitemap.xml", "sitemap-2.xml"))


def test_a_page_was_changed_when_its_newest_record_or_event_came() -> None:
    """A record of 2014 that was submitted in 2026; a page about no record has no day."""
    late = make_record("late", "2014-01-01", submitted={"by": "octocat", "date": "2026-11-01"})
    early = make_record("early", "2013-01-01", submitted={"by": "octocat", "date": "2026-10-01"})
    board = alexnet_board(early, late)
    days = newest_days(site(board))
    assert [str(days[page_of(each.submission.path)]) for each in (early, late)] == [
        "2026-10-01",
        "2026-11-01",
    ]
    assert (str(days[""]), days[track_path(board.leaderboard.track)]) == ("2026-11-01", days[""])
    assert "about/" not in days


@pytest.mark.parametrize("parts", [[[]], [["aa", "bb"]], [["aa"], ["bbb"]], [["abcde"], ["a"]]])
def test_long_addresses_fill_a_map_by_their_bytes(parts: list[list[str]]) -> None:
    """A part holds at most so many bytes, here 4, and at least one address."""
    addresses = [address for part in parts for address in part]
    assert list(part_addresses(addresses, most_bytes=4)) == parts


@pytest.mark.parametrize(("count", "told"), [(MOST_TRACKS, MOST_TRACKS), (MOST_TRACKS + 1, 0)])
def test_of_very_many_tracks_every_table_is_named_and_the_columns_are_told_once(
    count: int, told: int
) -> None:
    """The table of a track has those of all records; each file keeps its digest."""
    given = site(*many_boards(count))
    paths = [*(file.path for file in site_tables(given)), RECORDS_PARQUET, RECORDS_JSON]
    croissant = json.loads(render_croissant(given, dict.fromkeys(paths, "0" * 64)))
    assert [each["@id"] for each in croissant["distribution"]] == paths
    names = [each["name"] for each in croissant["recordSet"]]
    assert sum(name.startswith("track-") for name in names) == told
    assert {"submissions", "records", "curves", "changes"} <= {*names}
