"""The page of the queue: who waits, for whom, and since when; what was decided, and why."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.model import Decided, DecidedBy, Decision
from effsota.showing.pages.queue_page import MOST_ROWS
from tests.builders.boards import alexnet_board, record
from tests.builders.queues import full_queue, queue_data, read, settled, waiting
from tests.builders.sites import Reader, shown, site

if TYPE_CHECKING:
    from effsota.showing.site import Site

TODAY = date(2026, 11, 28)
LATE = {"since": "2026-11-28T09:00:00Z", "updated": "2026-11-28T09:00:00Z"}
LONG = "The log ends before the level was reached."


def decision(number: int = 8, **other: Any) -> Decision:
    """Return a refusal of a pull request."""
    told = {"date": date(2026, 11, 6), "pull": number, "issue": None, "record": None}
    return Decision(**{**told, "decision": Decided.REFUSED, "why": LONG, "by": DecidedBy.EDITOR, **other})


def asked(*items: dict[str, Any], decisions: tuple[Decision, ...] = (), **other: Any) -> Site:
    """Return a site with a queue, and with decisions."""
    queue = read(queue_data(*items, **other))
    return replace(site(), today=TODAY, queue=queue, decisions=decisions)


def page_of(given: Site) -> Reader:
    """Return the page of the queue as a reader has it."""
    return shown(given, "queue/")


@cache
def full_page() -> Reader:
    """Return the page of a queue with something of everything."""
    return page_of(replace(site(), today=TODAY, queue=full_queue(), decisions=(decision(),)))


def test_where_nobody_asked_the_page_says_so() -> None:
    """In a copy, on one's own machine, before the first run; what files say was decided stands there."""
    page = page_of(replace(site(), today=TODAY, decisions=(decision(),)))
    assert "Nothing was asked yet" in page.spaced
    assert LONG in page.spaced
    assert "https://github.com/example/tracker/pulls" in page.attributes("href")


def test_where_the_queue_could_not_be_had_the_page_says_why() -> None:
    """And never that nothing waits."""
    page = page_of(replace(site(), today=TODAY, no_queue="its file was refused: line 1"))
    assert "What waits could not be told this time: its file was refused: line 1." in page.spaced
    assert "Nothing waits" not in page.spaced


def test_nothing_waits_only_where_the_host_was_asked() -> None:
    """That is said of an empty queue, and of no other."""
    assert "Nothing waits." in page_of(asked()).spaced


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({}, "every check passed ShuffleNet v2 enters at rank 3. factor 4.2× a maintainer's turn"),
        ({"doubts": 1}, "every check passed; 1 doubt not answered"),
        ({"verdict": "mend", "errors": 2, "turn": "author"}, "2 errors to mend"),
        ({"verdict": "mend", "errors": 1, "turn": "author"}, "the author's turn since 26 Nov 2026"),
        ({"verdict": "decide"}, "nothing is wrong; it touches what a maintainer decides on"),
        ({"verdict": "nothing", "turn": "nobody"}, "it changes nothing"),
        ({"verdict": "unread"}, "it could not be judged"),
        ({"verdict": "unjudged"}, "not judged yet"),
        ({"turn": "second-look"}, "a maintainer's second look"),
        ({"opened": "2026-11-27T23:59:59Z", **LATE}, "sent 27 Nov 2026 , 1 day ago"),
        ({"opened": "2026-11-28T00:00:00Z", **LATE}, "sent 28 Nov 2026 , today"),
        ({"kind": "issue", "head": None}, "Issue 12 Add ShuffleNet v2"),
    ],
)
def test_a_row_says_where_it_stands(item: dict[str, Any], told: str) -> None:
    """In words, with the day since which it is whose turn."""
    assert told in page_of(asked(waiting(12, **item))).spaced


def test_the_oldest_comes_first_and_a_flood_is_one_row() -> None:
    """Whoever sends more than five has one row, at the place of the oldest; all of them lead somewhere."""
    text = full_page().spaced
    places = [
        text.index(each) for each in ("Pull request 12 ", "Pull request 13 ", "Issue 15 ", "7 submissions")
    ]
    assert places == sorted(places)
    assert text.count("by flood") == 1
    links = full_page().attributes("href")
    assert [f"https://github.com/example/tracker/pull/{number}" in links for number in range(20, 27)] == [
        True
    ] * 7


def test_who_is_waited_for_is_counted() -> None:
    """With how long the oldest has waited for them, and how long a first answer takes."""
    text = full_page().spaced
    assert "A maintainer's turn 9 the longest for 2 days" in text
    assert "The author's turn 1 the longest for 2 days" in text
    assert "no median yet, 1 of 12 submissions answered" in text
    one = page_of(asked(decided=[settled(7)])).spaced
    assert "Until a first answer 2 days the median, 1 of 1 submission answered" in one


def test_what_could_not_be_read_is_told_with_since_when() -> None:
    """Beside what was known of it."""
    told = "pull request 14, since 28 Nov 2026, 09:17 UTC : the host answers 503"
    assert told in full_page().spaced


def test_links_lead_to_the_trackers_own_repository_by_number() -> None:
    """Whatever strangers write; their text is text."""
    page = full_page()
    away = {link for link in page.attributes("href") if ":" in link and "/example/tracker" not in link}
    assert {link for link in away if not link.startswith("https://example.org/some/path")} == set()
    assert '<b>Add</b> "X" & ${{ x }}' in page.spaced


def test_what_was_decided_has_its_reason() -> None:
    """From the files, beside what the host says; of what was closed without one that is said."""
    decided = [settled(7), settled(8, outcome="closed"), settled(9, outcome="closed")]
    merged = decision(7, decision=Decided.ACCEPTED, why="Table 3 has 9 epochs.", by=DecidedBy.OWNER)
    page = page_of(asked(decided=decided, decisions=(decision(8), merged, decision(5, pull=None, issue=5))))
    text = page.spaced
    assert f"refused by an editor {LONG}" in text
    assert "accepted by an owner Table 3 has 9 epochs." in text
    assert "closed No reason is on file." in text
    assert "Issue 5" in text
    assert "open for 4 days" in text
    assert "1 accepted or merged and 3 refused or closed." in text


@pytest.mark.parametrize(("day", "is_shown"), [(date(2026, 8, 30), True), (date(2026, 8, 29), False)])
def test_what_was_decided_is_told_for_ninety_days(day: date, is_shown: bool) -> None:  # noqa: FBT001
    """Up to the day of the build."""
    assert (LONG in page_of(asked(decisions=(decision(date=day),))).spaced) is is_shown


def test_a_dispute_of_the_last_days_is_told() -> None:
    """With its reason and the role, and the page of its record."""
    status = {"is": "disputed", "reason": LONG, "date": date(2026, 11, 20), "by": "maintainer"}
    board = alexnet_board(record("Doubtful", "2020-01-01", 0.2, status=status))
    page = page_of(replace(site(board), today=TODAY))
    assert f"disputed by a maintainer {LONG}" in page.spaced
    assert "../tracks/alexnet-imagenet/rdoubtful20200101/" in page.attributes("href")


def test_a_long_queue_is_cut_and_says_so() -> None:
    """What is left out stands in the file."""
    items = [waiting(number, author=f"a{number}") for number in range(1, MOST_ROWS + 3)]
    text = page_of(asked(*items)).spaced
    assert "And 2 more rows, all in the JSON ." in text
    assert f"Pull request {MOST_ROWS} " in text
    assert f"Pull request {MOST_ROWS + 1} " not in text
