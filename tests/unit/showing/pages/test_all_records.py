"""All records on one page."""

from __future__ import annotations

from effsota.showing.pages.all_records import build_records_page
from tests.builders.boards import alexnet_board, board, record
from tests.builders.sites import shown, site

BOUND = record("VGG", "2014-09-04", 9.0, bound="upper")


def test_every_record_is_there_newest_first() -> None:
    """Of every board."""
    view = build_records_page(site(alexnet_board(BOUND), board([record("Other", "2020-01-01", 1)]))).view
    days = [row.entry.record.submission.date for row in view.rows]
    assert len(days) == 8
    assert days == sorted(days, reverse=True)
    assert view.rows[0].entry.record.submission.model == "Other"


def test_choices_are_those_that_some_record_has() -> None:
    """No filter leads to an empty table by itself."""
    view = build_records_page(site(alexnet_board(BOUND))).view
    assert view.states == ("As published", "Upper bound")
    assert view.methods == ("As reported",)
    assert [track.id for track in view.tracks] == ["alexnet-imagenet"]


def test_a_tracker_without_records_has_the_page() -> None:
    """With nothing on it."""
    assert "newest first: 0 records." in shown(site(), "records/").text
