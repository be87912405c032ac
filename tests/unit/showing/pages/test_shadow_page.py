"""The boards as they would be: told apart from those that are published, and found nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.builders.boards import alexnet_board
from tests.builders.queues import BOARD, ENTRY, STATE, full_queue, queue_data, read
from tests.builders.sites import Reader, render, shown, site

TODAY = date(2026, 11, 28)
TRACK, LEADS = "alexnet-imagenet", "alexnet-imagenet/ralexnet20120601"
PAGE = "queue/shadow/index.html"


def shadow_of(*boards: dict[str, Any], **other: Any) -> Reader:
    """Return the page of a shadow."""
    shadow = {"merged": [12], "left_out": [], "boards": list(boards), **other}
    queue = read(queue_data(shadow=shadow))
    return shown(replace(site(alexnet_board()), today=TODAY, queue=queue), "queue/shadow/")


def test_it_is_said_that_nothing_of_it_is_published() -> None:
    """First of all, and to search engines."""
    page = shadow_of(BOARD)
    main = page.spaced.partition("The boards as they would be")[2]
    assert main.index("Nothing on this page is published.") < main.index("Merged here")
    assert "noindex" in page.attributes("content")


def test_a_board_is_told_before_and_after_and_what_changes_is_marked() -> None:
    """In its own words where it is published, by the names of its records."""
    before = {**STATE, "sota": LEADS, "doubling_time_months": 16.0, "low": 12.0, "high": None}
    after = {**before, "sota": "alexnet-imagenet/fastnet", "factor": 61.2, "low": 9.0, "records": 13}
    board = {**BOARD, "track": TRACK, "before": before, "after": after, "overtaken": []}
    page = shadow_of(board)
    assert "Efficiency SOTA AlexNet alexnet-imagenet/fastnet" in page.spaced
    assert "Reduction factor 4.2× 61×" in page.spaced
    assert "Doubling time 16 months (at least 12) 16 months (at least 9.0)" in page.spaced
    assert "On the frontier 5 the same" in page.spaced
    assert [tag for tag, _ in page.tags].count("mark") == 4
    assert "It would say: 5 times less. It says: 4.2 times less." in page.spaced


def test_records_that_come_and_those_that_fall_are_told() -> None:
    """With the place that each would have."""
    fallen = [
        {"path": LEADS, "before": {**ENTRY, "rank": 1}, "after": {**ENTRY, "rank": 2, "frontier": False}},
        {"path": "a/b", "before": ENTRY, "after": {**ENTRY, "frontier": False}},
    ]
    text = shadow_of({**BOARD, "track": TRACK, "overtaken": fallen}).spaced
    assert "ShuffleNet v2 is added. rank 3, 4.2× (tolerance 3.9–4.5)" in text
    assert "AlexNet from rank 1 to 2, off the frontier" in text
    assert "a/b, off the frontier" in text


def test_a_new_board_is_told_without_one_before() -> None:
    """Its name is not known to the site yet."""
    text = shadow_of({**BOARD, "before": None, "headline_before": ""}).spaced
    assert "alexnet-level new" in text
    assert " new " not in shadow_of(BOARD).spaced
    assert "SOTA – alexnet-level/shufflenet-v2" in text
    assert "It says:" not in text


def test_what_is_left_out_is_told_with_its_reason() -> None:
    """Of the queue with something of everything."""
    page = shown(replace(site(), today=TODAY, queue=full_queue()), "queue/shadow/")
    assert "Pull request 13 : it conflicts with 12" in page.spaced


def test_where_nothing_is_known_the_page_says_so() -> None:
    """Nobody asked, it could not be put together, nothing passes, no board changes: none is another."""
    queue = read(queue_data())
    unknown = shown(replace(site(), today=TODAY, queue=queue), "queue/shadow/").spaced
    assert "Nothing was asked yet" in shown(site(), "queue/shadow/").spaced
    assert "It is not known this time" in unknown
    assert "No board would change." in shadow_of(merged=[]).spaced
    assert "No pull request passes its checks" in shadow_of(merged=[]).spaced


def test_nothing_of_it_is_anywhere_else() -> None:
    """Not in a feed, the API, the map of the site, the search, a table: only its page differs by it."""
    queue = full_queue()
    given = replace(site(alexnet_board()), today=TODAY, queue=queue)
    without = replace(given, queue=replace(queue, shadow=None, data=b"{}"))
    ours, theirs = render(given), render(without)
    differing = {path for path in ours if ours[path] != theirs.get(path)}
    of_the_whole = {"SHA256SUMS"}
    assert differing - of_the_whole == {"queue/index.html", PAGE, "data/queue.json"}
    assert ours.keys() == theirs.keys()
    assert b"shadow" not in ours["sitemap.xml"]
    named = {path for path, data in ours.items() if b"queue/shadow/" in data}
    assert named - of_the_whole == {"queue/index.html"}
