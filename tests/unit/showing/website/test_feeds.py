"""Feeds: valid Atom, newest first, each entry named once and for ever."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from msgspec.structs import replace

from effsota.showing.permanent_names import tag_uri
from effsota.showing.site import Site
from effsota.showing.website.downloads import site_tables
from effsota.showing.website.feeds import MOST_ENTRIES, render_board_feeds, render_feed
from tests.builders.boards import alexnet_board, record
from tests.builders.large_boards import large_board
from tests.builders.sites import TRACKER, bundle, site
from tests.present import present

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '<b>&"]]>'
CORRECTED = record(
    "Corrected",
    "2020-01-01",
    0.2,
    history=[{"date": date(2026, 11, 1), "what": HOSTILE}],
    submitted={"by": "octocat", "date": date(2026, 10, 1)},
)


@cache
def feeds() -> dict[str, bytes]:
    """Return the feeds of a small site."""
    return feeds_of(site(alexnet_board(CORRECTED)))


def feeds_of(given: Site) -> dict[str, bytes]:
    """Return the feed of all and those of the boards."""
    return dict([*render_feed(given, tree=bundle()), *render_board_feeds(given, tree=bundle())])


def ids(data: bytes) -> list[str | None]:
    """Return the ids of a feed's entries."""
    return [entry.findtext(f"{ATOM}id") for entry in ET.fromstring(data).iter(f"{ATOM}entry")]  # noqa: S314


def test_there_is_one_feed_for_all_and_one_for_each_track() -> None:
    """Both at the addresses that pages announce."""
    assert list(feeds()) == ["feed.xml", "tracks/alexnet-imagenet/feed.xml"]


def test_feeds_are_what_readers_expect() -> None:
    """Feedparser finds nothing to complain of."""
    for data in present(feeds().values()):
        parsed = feedparser.parse(data)
        assert not parsed.bozo
        assert parsed.version == "atom10"
        assert all(
            entry.id and entry.title and entry.updated and entry.link for entry in present(parsed.entries)
        )


def test_no_two_entries_share_an_id() -> None:
    """A reader would show only one of them."""
    for data in present(feeds().values()):
        assert len(ids(data)) == len(set(ids(data)))


def test_the_newest_entry_comes_first_and_dates_the_feed() -> None:
    """The feed's date is that of its data, not of its build."""
    for data in present(feeds().values()):
        feed = ET.fromstring(data)  # noqa: S314
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == days[0] == "2026-11-01T00:00:00Z"


def test_ids_do_not_depend_on_where_or_when_the_site_is_built() -> None:
    """The same things are named alike in a preview and next year."""
    elsewhere = replace(
        site(alexnet_board(CORRECTED), base_url="https://preview.example.org/x"), today=date(2030, 1, 1)
    )
    assert ids(feeds_of(elsewhere)["feed.xml"]) == ids(feeds()["feed.xml"])


def test_a_later_record_renames_no_entry() -> None:
    """What was in the feed stays in it under its name."""
    later = record("Later", "2021-01-01", 0.1)
    after = feeds_of(site(alexnet_board(CORRECTED, later)))
    assert set(ids(feeds()["feed.xml"])) < set(ids(after["feed.xml"]))


def test_a_tag_names_host_and_path_of_the_tracker() -> None:
    """A form that never changes."""
    assert tag_uri(TRACKER, "added/t/a") == "tag:example.org,2026:some/path/added/t/a"


def test_a_feed_without_entries_is_valid() -> None:
    """A new tracker can be subscribed to."""
    parsed = feedparser.parse(feeds_of(site())["feed.xml"])
    assert not parsed.bozo
    assert parsed.feed.updated == "2026-01-01T00:00:00Z"


def test_text_in_a_feed_is_text() -> None:
    """Markup in a correction reaches the reader as it was typed."""
    feed = ET.fromstring(feeds()["feed.xml"])  # noqa: S314
    texts = [entry.find(f"{ATOM}content") for entry in feed.iter(f"{ATOM}entry")]
    assert [each.text for each in texts if each is not None and each.text and "<b>" in each.text] == [HOSTILE]


def test_changes_as_a_table_hold_every_entry() -> None:
    """One row for each entry of the feed, under the same name; a month in short is none."""
    given = site(alexnet_board(CORRECTED))
    (table,) = (each for each in site_tables(given) if each.name == "changes")
    rows = list(csv.DictReader(table.to_csv().decode().splitlines()))
    told = [each for each in ids(feeds()["feed.xml"]) if "/changes/" not in (each or "")]
    assert [row.pop("tag") for row in rows] == told
    assert rows[0] == {
        "date": "2026-11-01",
        "what": "correction",
        "track": "alexnet-imagenet",
        "id": "rcorrected20200101",
        "model": "Corrected",
        "title": "Correction: Corrected, AlexNet-level image classification",
        "text": HOSTILE,
    }


@pytest.mark.parametrize("path", ["feed.xml", "tracks/alexnet-imagenet/feed.xml"])
def test_a_feed_holds_the_newest_entries_and_no_more_than_readers_take(path: str) -> None:
    """A thousand, however much has happened; the last record of this board is the newest."""
    found = ids(feeds_of(site(large_board(MOST_ENTRIES + 50)))[path])
    assert len(found) == MOST_ENTRIES
    assert found[0] is not None
    assert f"/run-{MOST_ENTRIES + 49:05}" in found[0]
