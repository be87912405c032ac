"""All records on one page."""

from __future__ import annotations

from effsota.showing.pages.records import build_records_page
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import site

BOUND = record("VGG", "2014-09-04", 9.0, bound="upper")


def test_every_record_is_there_newest_first() -> None:
    """Of every board."""
    view = build_records_page(site(alexnet_board(BOUND), board([record("Other", "2020-01-01", 1)]))).view
    days = [given.row.day.iso for given in view.rows]
    assert len(days) == 8
    assert days == sorted(days, reverse=True)
    assert view.rows[0].row.model.text == "Other"


def test_choices_are_those_that_some_record_has() -> None:
    """No filter leads to an empty table by itself."""
    view = build_records_page(site(alexnet_board(BOUND))).view
    assert [choice.value for choice in view.states] == ["As published", "Upper bound"]
    assert [choice.value for choice in view.methods] == ["As reported"]
    assert [choice.value for choice in view.tracks] == ["alexnet-imagenet"]


def test_a_tracker_without_records_has_the_page() -> None:
    """With nothing on it."""
    assert build_records_page(site()).view.count == "0 records"
