"""A month in short: what moved on each board, and what that means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.ledger.extending import begin_ledger, extend_ledger
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_reading import read_ledger
from effsota.showing.pages import changes
from effsota.showing.pages.digest import (
    MOST_LINES,
    MOST_LISTED,
    OPEN,
    build_change_pages,
    build_digests,
    last_day,
)
from effsota.showing.website.feeds import render_feed
from effsota.showing.website.html import render_pages
from tests.builders.ledgers import HEADER, corrected, record, stamp
from tests.builders.many_boards import many_boards
from tests.builders.sites import Reader, bundle, shown, site
from tests.unit.boards.test_events import board, filed

if TYPE_CHECKING:
    from effsota.showing.pages.digest import DigestView
    from effsota.showing.site import Site

FILED = site(
    board(filed("first", "2012-01-01", 100, "2026-01-01"), filed("second", "2014-01-01", 50, "2026-02-01"))
)
TRACK = FactPlace("alexnet-imagenet")


def digests(given: Site) -> dict[str, DigestView]:
    """Return the digests of a site by their address."""
    return {page.path: page.view for page in build_digests(given)}


def facts(path: str, rate: float, **numbers: float) -> dict[FactPlace, dict[str, float | str]]:
    """Return what is published of a board with one record, which leads."""
    told: dict[str, float | str] = {"level": "AlexNet-level", "trend.doubling_time_months": rate}
    return {TRACK: told, **record(path, rank=1, frontier=True, **numbers)}


def published() -> Site:
    """Return a site whose ledger tells of a new lead, and of a faster rate, in its second month."""
    data = begin_ledger(HEADER, facts("alexnet-imagenet/old", 16.0, compute_flop=8.64e16), stamp())
    later = facts("alexnet-imagenet/new", 12.0, compute_flop=4.32e16, reduction_factor=2.0)
    step = corrected(later, "alexnet-imagenet/new")
    return replace(FILED, ledger=read_ledger(extend_ledger(read_ledger(data), [step], stamp(40))))


def test_a_month_says_who_leads_now_and_who_led_before() -> None:
    """With what each takes, and how many records there are."""
    (board_of_month,) = digests(FILED)["changes/2026-02/"].boards
    assert board_of_month.has_new_lead
    assert board_of_month.meaning == (
        "second leads with 0.579 TFS-days (2.0×); before, first leads with 1.16 TFS-days.",
        "It has 2 records now, and had 1.",
    )


def test_a_board_that_was_not_there_is_new() -> None:
    """Its first record is no new lead."""
    (board_of_month,) = digests(FILED)["changes/2026-01/"].boards
    assert board_of_month.meaning == ("New here, with 1 record, first leads with 1.16 TFS-days.",)
    assert not board_of_month.has_new_lead


def test_with_a_ledger_a_month_is_what_was_published_at_its_ends() -> None:
    """Also the rate; of its first month it knows one end alone."""
    found = digests(published())
    assert [*found] == ["changes/2026-02/", "changes/2026-01/"]
    (now,) = found["changes/2026-02/"].boards
    new, old = "alexnet-imagenet/new", "alexnet-imagenet/old"
    assert now.meaning == (
        f"{new} leads with 0.500 TFS-days (2.00×); before, {old} leads with 1.00 TFS-days.",
        "The doubling time is 12.0 months now, and was 16.0 months.",
    )


def test_the_page_of_a_month_leads_to_its_neighbours_and_to_every_change() -> None:
    """And is led to from the page of changes."""
    page = shown(FILED, "changes/2026-02/")
    assert "Feb 2026 in short" in page.text
    hrefs = page.attributes("href")
    assert {"../../changes/2026-01/", "../../changes/#in-2026-02-01"} <= {*hrefs}
    assert "../changes/2026-02/" in shown(FILED, "changes/").attributes("href")


def test_a_month_that_the_page_of_changes_leaves_out_leads_to_the_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of very many changes that page tells the newest."""
    monkeypatch.setattr(changes, "MOST_CHANGES", 1)
    found = digests(replace(FILED))  # of another site: this one may have its digests already
    assert found["changes/2026-01/"].whole == "data/changes.csv"
    assert found["changes/2026-02/"].whole == "changes/#in-2026-02-01"


def test_of_many_changes_the_new_records_come_first() -> None:
    """And the rest is counted."""
    history = [{"date": date(2026, 1, 2), "what": f"Correction {at}"} for at in range(MOST_LINES)]
    given = site(board(filed("first", "2012-01-01", 100, "2026-01-01", history=history)))
    (found,) = digests(given)["changes/2026-01/"].boards
    assert (found.changes[0].what, len(found.changes), found.more) == (
        "New record",
        MOST_LINES,
        "1 more change",
    )


def test_a_month_that_is_over_stands_in_the_feed() -> None:
    """On the day after it, once more has happened; under a name that stays."""
    ((_, feed),) = render_feed(FILED, tree=bundle())
    assert b"<id>tag:example.org,2026:some/path/changes/2026-01</id>" in feed
    assert b"changes/2026-02</id>" not in feed
    assert b"<title>Jan 2026 in short</title>\n<updated>2026-02-01T00:00:00Z</updated>" in feed


def test_a_month_ends_on_its_last_day() -> None:
    """Of whatever length."""
    assert [last_day(date(2024, month, 1)).day for month in (1, 2, 4, 12)] == [31, 29, 30, 31]


@pytest.mark.parametrize(("count", "pages"), [(MOST_LISTED, 0), (MOST_LISTED + 1, 2)])
def test_a_month_is_in_parts_where_much_happened(count: int, pages: int) -> None:
    """Its page opens with some of the boards, and the parts have all."""
    given = site(*many_boards(count))
    month, *parts = (page for page in build_change_pages(given) if page.path.startswith("changes/2012-06/"))
    assert (len(parts), sum(len(page.view.boards) for page in parts)) == (pages, count if pages else 0)
    texts = [Reader(html).text for _, html in render_pages(given, [month, *parts], tree=bundle())]
    assert texts[0].count("New here") == (OPEN if pages else count)
    if pages:
        assert [text.count("New here") for text in texts[1:]] == [MOST_LISTED, 1]
        assert f"Show all {count} benchmarks" in texts[0]
