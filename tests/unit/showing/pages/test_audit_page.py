"""The pages of the audit, of the chips and of the methods, and what a disputed record would change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from effsota.boards.disputed_counted import board_with_disputed
from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.judging.discrepancies import LIMITS, DiscrepancyKind
from effsota.model import Board, Hardware
from effsota.showing.pages.audit_page import (
    KINDS,
    MOST_LISTED,
    MOST_WHOLE,
    OPEN,
    build_audit_pages,
    build_audit_view,
    cases_of,
    how_far,
)
from effsota.showing.pages.disputed import build_disputed, rank_if_counted
from effsota.showing.pages.hardware import MOST_NAMED, build_hardware_pages
from effsota.showing.pages.methodology import MOST_RATIOS, build_spread
from effsota.showing.website.html import render_pages
from tests.builders.claims import HARDWARE, make_record, make_track, reported
from tests.builders.discrepancies import wrong
from tests.builders.sites import Reader, bundle, render, site
from tests.builders.typed import typed

COUNTED = {"method": "operations", "forward": "1e9 multiply-adds", "examples": 1e6}
TIMED = {
    "method": "hardware-time",
    "hardware": "gtx-580",
    "count": 1,
    "time": "3000 seconds",
    "utilization": 1.0,
}
PATH = "level/second"
DISPUTED = {"is": "disputed", "reason": "two readings", "date": date(2026, 1, 1)}


def board(**keys: object) -> Board:
    """Return a board of two records; keywords are keys of the second, which takes a tenth."""
    records = [reported("first", "2012-06-01", 60), reported("second", "2014-06-01", 6, **keys)]
    leaderboard = build_leaderboard(make_track(), records)
    found = Board(leaderboard=leaderboard, trend=build_trend(leaderboard, ()))
    return replace(found, with_disputed=board_with_disputed(found, ()))


def test_every_kind_of_case_has_words() -> None:
    """A title and what its figures are."""
    assert set(KINDS) == set(DiscrepancyKind)


def test_the_page_counts_what_it_shows() -> None:
    """Nothing is typed."""
    view = build_audit_view(site(board(), audit=wrong(PATH, reason="a slip of ten")))
    assert (view.case_count, view.figure_count, view.off_count) == ("1 case", "1 figure", "1 printed compute")
    assert view.farthest == "10× too large"
    assert [kind.title for kind in view.kinds] == ["Compute that its own inputs do not give"]


def test_a_case_is_an_element_with_its_record_reason_and_source() -> None:
    """It can be linked to."""
    page = Reader(render(site(board(), audit=wrong(PATH, reason="a slip of ten")))["audit/index.html"])
    assert "case-compute-level-second" in page.attributes("id")
    assert {"../tracks/level/second/", "https://example.org/table"} <= set(page.attributes("href"))
    assert "a slip of ten" in page.text


def test_a_case_is_inert() -> None:
    """What is printed comes from a file."""
    page = render(site(board(), audit=wrong(PATH, printed="<img src=x>")))["audit/index.html"]
    assert b"<img" not in page
    assert b"&lt;img src=x&gt;" in page


def test_without_cases_the_page_says_so() -> None:
    """A new tracker has none."""
    assert (
        "Every printed figure on file follows from its inputs."
        in Reader(render(site(board()))["audit/index.html"]).text
    )


def test_a_record_links_to_its_cases() -> None:
    """By its path."""
    found = cases_of("level/second", site(board(), audit=wrong(PATH, reason="a slip of ten")))
    assert [link.path for link in found] == ["audit/#case-compute-level-second"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"ratio": 0.5}, "2× too small"),
        ({"ratio": 2.0}, "2× too large"),
        ({"days": -30}, "30 days early"),
        ({"days": 1}, "1 day late"),
        ({"ratio": None}, "–"),
        ({"ratio": 2.44, "kind": DiscrepancyKind.UTILIZATION}, "2.44× as much"),
        ({"ratio": 1 / 248, "kind": DiscrepancyKind.OTHER}, "1/248× as much"),
        ({"ratio": 1.05, "kind": DiscrepancyKind.ROUNDING}, "1.05× too large"),
    ],
)
def test_how_far_apart_reads_as_words(told: dict[str, Any], text: str) -> None:
    """Printed against what follows."""
    (case,) = wrong(PATH, **told)
    assert how_far(case.figures[0]) == text


def test_a_near_miss_says_between_which_limits_it_lies() -> None:
    """Those of the one table."""
    assert (LIMITS.rounded, LIMITS.published) == (1.02, 1.10)
    assert KINDS[DiscrepancyKind.NEAR].lead.startswith("Off by 2 to 10%, beyond rounding")


def test_a_board_without_disputes_says_nothing() -> None:
    """There is nothing to count."""
    assert build_disputed(board()) is None
    assert rank_if_counted("level/second", board()) is None


def test_a_disputed_record_is_counted_beside_the_headline() -> None:
    """The headline stays without it."""
    found = board(status=DISPUTED)
    view = build_disputed(found)
    assert view is not None
    assert [(each.what, each.without, each.counted, each.is_same) for each in view.figures] == [
        ("Least compute", "first, 1×", "second, 10×", False),
        ("Doubling time", "–", "about 7 months (tolerance 5–13)", False),
        ("On the frontier", "1 record", "2 records", False),
    ]
    assert rank_if_counted("level/second", found) == "1 of 2"


def test_a_withdrawn_record_is_not_counted_so() -> None:
    """Nobody claims it any more."""
    assert build_disputed(board(status={**DISPUTED, "is": "withdrawn"})) is None


def test_a_chip_shows_its_peaks_and_who_names_it() -> None:
    """Its id is its place on the page."""
    leaderboard = build_leaderboard(make_track(), [make_record("first", "2012-06-01", TIMED)])
    shown = replace(site(Board(leaderboard=leaderboard, trend=None)), hardware=HARDWARE)
    view = next(build_hardware_pages(shown)).view
    assert [row.chip.id for row in view.named] == ["nvidia-geforce-gtx-580"]
    assert [link.path for link in view.named[0].used_by] == ["tracks/level/first/"]
    assert (len(view.others), view.count) == (len(HARDWARE.chips) - 1, len(HARDWARE.chips))


@pytest.mark.parametrize(("count", "pages"), [(MOST_NAMED, 0), (MOST_NAMED + 1, 3)])
def test_records_that_name_a_chip_have_pages_where_they_are_many(count: int, pages: int) -> None:
    """The page of the chips leads to the first of these, and all stand on them."""
    leaderboard = build_leaderboard(make_track(), [make_record("first", "2012-06-01", TIMED)])
    many = Board(leaderboard=replace(leaderboard, entries=leaderboard.entries * count), trend=None)
    shown = replace(site(many), hardware=HARDWARE)
    first, *lists = build_hardware_pages(shown)
    assert (len(lists), sum(len(page.view.used_by) for page in lists)) == (pages, count if pages else 0)
    ((_, html),) = render_pages(shown, [first], tree=bundle())
    assert Reader(html).text.count(f"Named by {count:,} records") == 1
    assert ("hardware/nvidia-geforce-gtx-580/1/" in html.decode()) is bool(pages)


@pytest.mark.parametrize(("count", "pages"), [(MOST_WHOLE, 0), (MOST_WHOLE + 1, 2)])
def test_cases_are_in_parts_where_they_are_many(count: int, pages: int) -> None:
    """Each keeps its id, by which a script finds its part."""
    (case,) = wrong(PATH, reason="a slip of ten")
    shown = site(board(), audit=tuple(replace(case, id=f"case-{at}") for at in range(count)))
    first, *lists = build_audit_pages(shown)
    assert [len(page.view.cases) for page in lists] == ([MOST_LISTED, count - MOST_LISTED] if pages else [])
    text = dict(render_pages(shown, [first, *lists], tree=bundle()))
    ids = [each for html in text.values() for each in Reader(html).attributes("id") if each]
    assert {f"case-{at}" for at in range(count)} <= {*ids}
    assert text["audit/index.html"].count(b'id="case-') == (OPEN if pages else count)
    assert (b"<a data-part " in text["audit/index.html"]) is bool(pages)
    assert (b"static/parts.js" in text["audit/index.html"]) is bool(pages)


def test_a_board_of_several_chips_says_how_it_is_sold() -> None:
    """So that nobody counts a board for a chip."""
    chip = {
        "name": "TPU",
        "kind": "tpu",
        "peaks": {"bf16": "100 TFLOP/s"},
        "board": {"name": "TPU device", "chips": 4, "peak": "420 TFLOP/s"},
        "source": {"title": "A data sheet"},
    }
    shown = replace(site(board()), hardware=Hardware.from_data(typed("hardware", {"chips": {"tpu": chip}})))
    assert next(build_hardware_pages(shown)).view.named[0].sold == "TPU device: 4 chips, sold as 420 TFLOP/s"


def test_the_methods_are_compared_where_a_record_has_both() -> None:
    """6 PFLOP counted, 4.74 by hardware time."""
    leaderboard = build_leaderboard(make_track(), [make_record("first", "2012-06-01", COUNTED, TIMED)])
    view = build_spread(replace(site(Board(leaderboard=leaderboard, trend=None)), hardware=HARDWARE))
    assert view is not None
    assert len(view.found.ratios) == 1
    figures = (view.found.middle, view.found.farthest, view.expected)
    assert [f"{each:.2f}" for each in figures] == ["1.27", "1.27", "3.23"]
    assert build_spread(site(board())) is None


@pytest.mark.parametrize("count", [MOST_RATIOS, MOST_RATIOS + 1])
def test_of_very_many_comparisons_the_newest_are_drawn_and_all_counted(count: int) -> None:
    """So that the page stays light."""
    first = make_record("r0", "2012-06-01", COUNTED, TIMED)
    records = [
        replace(
            first,
            submission=replace(
                first.submission,
                name=f"r{at}",
                date=date(2012 + at, 6, 1),
                publication=replace(first.submission.publication, url=f"https://a.org/{at}"),
            ),
        )
        for at in range(count)
    ]
    leaderboard = build_leaderboard(replace(make_track(), baseline="r0"), records)
    view = build_spread(replace(site(Board(leaderboard=leaderboard, trend=None)), hardware=HARDWARE))
    assert view is not None
    assert (len(view.found.ratios), len(view.shown)) == (count, MOST_RATIOS)
    assert view.shown[-1].record.submission.name == f"r{count - 1}"
    assert view.shown[0].record.submission.name == f"r{count - MOST_RATIOS}"


def test_a_legitimate_convention_is_not_said_to_be_too_small() -> None:
    """Half is what a multiply-add counted once gives."""
    found = replace(wrong(PATH)[0].figures[0], kind=DiscrepancyKind.MULTIPLY_ADD, ratio=0.5)
    assert how_far(found) == "half, by convention"
