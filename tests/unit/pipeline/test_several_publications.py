"""Several publications in a row: each tells what happened since, and no line once published ever differs."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from msgspec.structs import replace

from effsota.ledger.causes import Happening
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import check_beginning
from effsota.pipeline import ledger_publishing
from effsota.pipeline.assessment import assess
from effsota.pipeline.building import outline_site
from effsota.pipeline.fact_finding import RememberedResults
from effsota.pipeline.ledger_publishing import LedgerInput, publish_ledger
from effsota.showing.fields import published_facts
from effsota.showing.website.downloads import whole_tables
from effsota.showing.website.feeds import MOST_ENTRIES, render_board_feeds, render_feed
from tests.builders.trackers import small_tracker, to_tree
from tests.present import present
from tests.unit.pipeline.test_attribution import CHANGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.ledger.ledger_lines import LedgerEvent

BEGUN = date(2026, 11, 20)
STORE = RememberedResults()
# In the order in which they are published, a day apart.
IN_A_ROW = (
    *("baseline changed", "track changed", "chip changed", "record corrected", "record withdrawn"),
    *("record renamed", "program changed"),
)


class Publication(NamedTuple):
    """What readers get: the ledger, the table of changes by tag, the entries of each feed."""

    data: bytes
    lines: Mapping[str, dict[str, str]]
    feeds: Mapping[str, tuple[tuple[str, ...], ...]]

    @property
    def news(self) -> LedgerEvent:
        """The newest event."""
        return read_ledger(self.data).events[-1]


def published(
    files: dict[str, bytes], day: date, last: Publication | None, old: dict[str, bytes]
) -> Publication:
    """Return what is published of files on a day, after the last publication of the old ones."""
    tree = to_tree(files)
    assessment = assess(tree, day, store=STORE)
    assert not assessment.errors
    site = outline_site(assessment, tree)
    given = LedgerInput(last=read_ledger(last.data) if last else None, old=to_tree(old))
    ledger = publish_ledger(given, tree, site, STORE)
    site = replace(site, ledger=ledger)
    (table,) = (each for each in whole_tables(site) if each.name == "changes")
    rows = csv.DictReader(table.to_csv().decode().splitlines())
    feeds = (*render_feed(site, tree=tree), *render_board_feeds(site, tree=tree))
    return Publication(
        ledger.data, {row["tag"]: row for row in rows}, {path: entries(feed) for path, feed in feeds}
    )


def entries(feed: bytes) -> tuple[tuple[str, ...], ...]:
    """Return id, title, day and text of each entry of a feed."""
    found = re.findall(r"(?s)<entry>(.*?)</entry>", feed.decode())
    return tuple(tuple(re.findall(r"(?s)<(?:id|title|updated|content)[^>]*>(.*?)<", each)) for each in found)


@pytest.fixture(scope="module")
def row() -> list[Publication]:
    """The first publication, one for each change, and one for a day on which nothing changes."""
    files = small_tracker()
    found = [published(files, BEGUN, None, files)]
    with pytest.MonkeyPatch.context() as patch:
        for days, name in enumerate((*IN_A_ROW, None), start=1):
            old = {**files}
            if name == "program changed":
                for module in (published_facts, ledger_publishing):
                    patch.setattr(module, "__version__", "99.0")
            elif name is not None:
                CHANGES[name][0](files)
            found.append(published(files, BEGUN + timedelta(days=days), found[-1], old))
    return found


def test_each_change_is_one_event_and_there_is_none_other(row: list[Publication]) -> None:
    """And where nothing changed the ledger is the same."""
    told = [event.what.value for event in read_ledger(row[-1].data).events]
    assert told == [Happening.BEGUN.value, *IN_A_ROW]
    assert row[-1].data == row[-2].data


def test_each_event_tells_old_and_new_and_its_cause(row: list[Publication]) -> None:
    """In words, under the day of its publication."""
    for days, (name, given) in enumerate(present(zip(IN_A_ROW, row[1:-1], strict=True)), start=1):
        event = given.news
        assert (event.what.value, event.day) == (name, BEGUN + timedelta(days=days))
        assert "→" in event.text, event.text
        if name != "program changed":
            assert event.causes == (CHANGES[name][1],)


def test_no_published_line_ever_differs(row: list[Publication]) -> None:
    """Of the ledger byte for byte; of the table by its tag."""
    for before, after in present(pairwise(row)):
        check_beginning(after.data, before.data)
        assert {tag: after.lines[tag] for tag in before.lines} == before.lines


def test_entries_of_feeds_keep_their_id_day_and_words(row: list[Publication]) -> None:
    """What is new comes first; what was told before the ledger began stands there too."""
    for before, after in present(pairwise(row)):
        for path, told in present(before.feeds.items()):
            added = len(after.feeds[path]) - len(told)
            assert added in {0, 1}
            assert len(after.feeds[path]) < MOST_ENTRIES
            assert after.feeds[path][added:] == told


def test_a_board_tells_what_moved_its_numbers_and_nothing_else(row: list[Publication]) -> None:
    """A baseline of another track is none of its news."""
    titles = [entry[1] for entry in row[-1].feeds["tracks/beta/feed.xml"]]
    assert any(title.startswith("Another rule") for title in titles)
    assert not any(title.startswith("Another baseline") for title in titles)


def test_what_a_file_says_of_itself_is_told(row: list[Publication]) -> None:
    """The reason of a withdrawal stands in its line."""
    (line,) = (line for line in row[-1].lines.values() if line["what"] == "record withdrawn")
    assert line["text"].startswith("It was wrong · status: accepted → withdrawn; rank: 1 → none; ")
    assert line["title"].startswith("Withdrawn: ")
