"""The page of the thresholds: every status and reading has words, and amounts stand as laws write them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.model import MetBy, ReadOfLaw, ThresholdStatus
from effsota.showing.pages.threshold_levels import amount_text
from effsota.showing.pages.thresholds_page import MET, READ, STATUS, build_thresholds_page
from tests.builders.sites import site
from tests.unit.boards.test_known_runs import threshold, trend_of


def test_every_status_reading_and_condition_has_words() -> None:
    """As the vocabulary has them."""
    assert (set(STATUS), set(READ), set(MET)) == (set(ThresholdStatus), set(ReadOfLaw), set(MetBy))


@pytest.mark.parametrize(
    ("flop", "text"), [(1e25, "10²⁵ FLOP"), (3.3e24, "3.3×10²⁴ FLOP"), (5e23, "5×10²³ FLOP")]
)
def test_an_amount_stands_as_laws_write_it(flop: float, text: str) -> None:
    """A power of ten without the one in front."""
    assert amount_text(flop) == text


def test_runs_are_told_apart_by_how_sure_they_are() -> None:
    """Surely above, or open; the first is the first that is sure, and the newest stands on top."""
    board = trend_of(("Open", "2019-01-01", 1), ("Sure", "2020-01-01", 5), ("Later", "2021-01-01", 9))
    page = build_thresholds_page(replace(site(board), thresholds=(threshold("1 TFS-day"),)))
    (amount,) = page.view.amounts
    assert (amount.sure, amount.open, amount.first.link.text) == (2, 1, "Sure")
    assert [row.link.text for row in amount.rows] == ["Later", "Sure", "Open"]


def test_without_runs_the_laws_stand_alone() -> None:
    """And without laws there is next to nothing on the page."""
    page = build_thresholds_page(replace(site(), thresholds=(threshold("1e25 FLOP"),)))
    assert (page.view.newest, len(page.view.laws)) == (None, 1)
    assert (build_thresholds_page(site()).view.laws, build_thresholds_page(site()).view.drifts) == ((), ())
