"""The feed of the queue: each thing is told once, under a name that stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
from msgspec.structs import replace

from effsota.model import Decided, DecidedBy, Decision
from effsota.showing.website.queue_feed import render_queue_feed
from tests.builders.queues import full_queue, queue_data, read, settled, waiting
from tests.builders.sites import bundle, site

if TYPE_CHECKING:
    from effsota.queue import Queue

REFUSED = Decision(
    date=date(2026, 11, 6),
    pull=8,
    issue=None,
    record=None,
    decision=Decided.REFUSED,
    why='The log "ends" <early>.',
    by=DecidedBy.MAINTAINER,
)


def feed_of(queue: Queue | None, *decisions: Decision) -> dict[str, Any]:
    """Return the entries of a feed by what is permanent in their ids, newest first."""
    given = replace(site(), today=date(2026, 11, 28), queue=queue, decisions=decisions)
    ((path, data),) = render_queue_feed(given, tree=bundle())
    ET.fromstring(data)  # noqa: S314
    parsed = feedparser.parse(data, sanitize_html=False)
    assert (path, parsed.bozo) == ("queue/feed.xml", False)
    assert parsed.feed.id == "tag:example.org,2026:some/path/queue/feed"
    return {entry.id.rpartition("/queue/")[2]: entry for entry in parsed.entries}


def test_an_entry_is_what_was_sent_closed_or_decided() -> None:
    """Each by itself, newest first, with the reason; a stranger's title is text."""
    title = '<b>x</b> & "y"'
    queue = read(queue_data(waiting(12, title=title), decided=[settled(8, outcome="closed")]))
    entries = feed_of(queue, REFUSED)
    assert [*entries] == ["12/sent", "8/decision", "8/closed", "8/sent"]
    assert entries["12/sent"].title == f"Pull request 12 was sent: {title}"
    assert entries["8/decision"].content[0].value == 'By a maintainer: The log "ends" <early>.'
    assert entries["12/sent"].link == "https://github.com/example/tracker/pull/12"


def test_nothing_told_changes_with_the_verdict_or_the_turn() -> None:
    """What stands in a feed stays as it was told."""
    before = feed_of(read(queue_data(waiting(12))))
    mended = {"verdict": "mend", "errors": 3, "turn": "author", "effect": "x", "rank": None}
    late = {"since": "2026-11-28T09:00:00Z", "updated": "2026-11-28T09:00:00Z"}
    assert feed_of(read(queue_data(waiting(12, **mended, **late)))) == before


def test_a_flood_does_not_fill_it() -> None:
    """Of one author the newest five."""
    sent = [each for each in feed_of(full_queue()) if each.endswith("/sent")]
    assert sorted(int(each.partition("/")[0]) for each in sent if int(each.partition("/")[0]) >= 20) == [
        22,
        23,
        24,
        25,
        26,
    ]
    assert {"12/sent", "13/sent", "15/sent"} <= {*sent}


def test_without_a_queue_it_tells_what_the_files_say() -> None:
    """And is a feed without either."""
    assert [*feed_of(None, REFUSED)] == ["8/decision"]
    assert feed_of(None) == {}
