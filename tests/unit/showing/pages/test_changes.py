"""What happened, in words, by day and by board."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from effsota.boards.events import What
from effsota.showing.pages.changes import MOST_CHANGES, build_changes, build_changes_page
from tests.builders.sites import site
from tests.unit.boards.test_events import board, filed

if TYPE_CHECKING:
    from effsota.showing.pages.changes import Change, ChangesView

HISTORY = [{"date": date(2026, 3, 1), "what": "Epochs corrected from 6 to 4."}]
WITHDRAWN = {"is": "withdrawn", "reason": "The log is gone.", "date": date(2026, 4, 1)}


def changes(**keys: Any) -> dict[What, Change]:
    """Return the last change of each kind on a board of two records; keywords are of the second."""
    first = filed("first", "2012-01-01", 100, "2026-01-01")
    found = build_changes(site(board(first, filed("second", "2014-01-01", 50, "2026-02-01", **keys))))
    return {change.kind: change for change in reversed(found)}


def test_a_new_record_says_compute_factor_and_date() -> None:
    """What a reader of the feed wants to know."""
    found = changes()[What.ADDED]
    assert found.title == "New record: second, AlexNet-level image classification"
    assert found.text == "0.579 TFS-days, 2.00× less than first, dated 1 Jan 2014."


def test_an_overtaken_record_says_by_whom_and_how_much() -> None:
    """The entry is the slower one's."""
    found = changes()[What.OVERTAKEN]
    assert found.title == "Overtaken: first, AlexNet-level image classification"
    assert found.text == "By second of 1 Jan 2014: 0.579 TFS-days after 1.16 TFS-days, 2.00× less."


def test_a_correction_says_what_was_corrected() -> None:
    """In the words of the file."""
    assert changes(history=HISTORY)[What.CORRECTION].text == "Epochs corrected from 6 to 4."


def test_a_change_of_status_is_called_by_it() -> None:
    """With its reason."""
    found = changes(status=WITHDRAWN)[What.STATUS]
    assert (found.what, found.text) == ("Withdrawn", "The log is gone.")


def test_the_page_groups_by_day_and_by_board() -> None:
    """Newest day first, each board with what happened in numbers."""
    first = filed("first", "2012-01-01", 100, "2026-01-01")
    page = build_changes_page(site(board(first, filed("second", "2014-01-01", 50, "2026-02-01"))))
    view: ChangesView = page.view
    assert [str(given.day) for given in view.days] == ["2026-02-01", "2026-01-01"]
    assert [group.summary for day in view.days for group in day.tracks] == [
        "1 new record and 1 record overtaken",
        "1 new record",
    ]


def test_an_empty_tracker_has_an_empty_page() -> None:
    """Nothing has happened yet."""
    assert build_changes_page(site()).view.days == ()


@pytest.mark.parametrize(("count", "older"), [(MOST_CHANGES, None), (MOST_CHANGES + 1, "1 older change")])
def test_the_page_shows_the_newest_and_counts_the_older(count: int, older: str | None) -> None:
    """The rest is in the CSV."""
    days = (date(2024, 1, 1) + timedelta(days=at) for at in range(1, count))
    history = [{"date": day, "what": "Something corrected."} for day in days]
    view = build_changes_page(
        site(board(filed("first", "2012-01-01", 100, "2024-01-01", history=history)))
    ).view
    assert sum(len(group.changes) for day in view.days for group in day.tracks) == MOST_CHANGES
    assert (view.older, str(view.days[0].day)) == (older, str(history[-1]["date"]))
