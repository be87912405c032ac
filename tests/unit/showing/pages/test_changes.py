"""What happened, in words, by day and by board."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.boards.events import What, build_chronicle
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.extending import LedgerStep, begin_ledger, extend_ledger
from effsota.ledger.known_facts import TRACKER_WIDE
from effsota.ledger.ledger_reading import read_ledger
from effsota.showing.pages.change_lines import build_board_changes, build_changes, count_kinds, earlier_lines
from effsota.showing.pages.changes import MOST_CHANGES, MOST_OPEN, MOST_READ, build_changes_page, open_groups
from effsota.showing.website.narrowing import narrow
from tests.builders.boards import alexnet_board
from tests.builders.ledgers import HEADER, record, stamp
from tests.builders.sites import shown, site
from tests.unit.boards.test_events import board, filed

if TYPE_CHECKING:
    from effsota.showing.pages.change_lines import Change
    from effsota.showing.pages.changes import ChangesView
    from effsota.showing.site import Site

HISTORY = [{"date": date(2026, 3, 1), "what": "Epochs corrected from 6 to 4."}]
WITHDRAWN = {"is": "withdrawn", "reason": "The log is gone.", "date": date(2026, 4, 1)}


def changes(**keys: Any) -> dict[What, Change]:
    """Return the last change of each kind on a board of two records; keywords are of the second."""
    first = filed("first", "2012-01-01", 100, "2026-01-01")
    found = build_changes(site(board(first, filed("second", "2014-01-01", 50, "2026-02-01", **keys))))
    return {What(change.kind): change for change in reversed(found)}


def test_a_new_record_says_compute_factor_and_date() -> None:
    """What a reader of the feed wants to know."""
    found = changes()[What.ADDED]
    assert found.title == "New record: second, AlexNet-level image classification"
    assert found.text == "0.579 TFS-days, 2.0× less than first, dated 1 Jan 2014."


def test_an_overtaken_record_says_by_whom_and_how_much() -> None:
    """The entry is the slower one's."""
    found = changes()[What.OVERTAKEN]
    assert found.title == "Overtaken: first, AlexNet-level image classification"
    assert found.text == "By second of 1 Jan 2014: 0.579 TFS-days after 1.16 TFS-days, 2.0× less."


def test_a_correction_says_what_was_corrected() -> None:
    """In the words of the file."""
    assert changes(history=HISTORY)[What.CORRECTION].text == "Epochs corrected from 6 to 4."


def test_a_change_of_status_is_called_by_it() -> None:
    """With its reason."""
    found = changes(status=WITHDRAWN)[What.STATUS]
    assert (found.what, found.text) == ("Withdrawn", "The log is gone.")


def test_the_page_groups_by_month_day_and_board() -> None:
    """Newest first, each with what happened in numbers."""
    first = filed("first", "2012-01-01", 100, "2026-01-01")
    page = build_changes_page(site(board(first, filed("second", "2014-01-01", 50, "2026-02-01"))))
    view: ChangesView = page.view
    days = [day for month in view.months for day in month.days]
    assert [str(given.day) for given in days] == ["2026-02-01", "2026-01-01"]
    assert [group.summary for day in days for group in day.boards] == [
        "1 new record, 1 record overtaken",
        "1 new record",
    ]
    assert [month.summary for month in view.months] == ["1 new record, 1 record overtaken", "1 new record"]


def test_the_newest_changes_are_open_until_they_are_many() -> None:
    """A phone's page ends; a board with many on one day is folded wherever it stands."""
    one, days = changes()[What.ADDED], MOST_READ // MOST_OPEN
    full = [replace(one, date=date(2026, 1, 30))] * (MOST_OPEN + 1)
    many = [replace(one, date=date(2026, 1, 28 - day)) for day in range(days + 1) for _ in range(MOST_OPEN)]
    opened = {day for day, *_ in open_groups([*full, *many])}
    assert opened == {date(2026, 1, 28 - day) for day in range(days)}


def test_changes_are_counted_in_words() -> None:
    """As a person would say them; of a kind that has no words, by its name."""
    added, overtaken = changes()[What.ADDED], changes()[What.OVERTAKEN]
    other = replace(added, title="Other words: x")
    assert count_kinds([overtaken, added, added]) == "2 new records, 1 record overtaken"
    assert count_kinds([other, overtaken, overtaken, other]) == "2 records overtaken, Other words ×2"


def test_an_empty_tracker_has_an_empty_page() -> None:
    """Nothing has happened yet."""
    assert build_changes_page(site()).view.months == ()


@pytest.mark.parametrize(("count", "older"), [(MOST_CHANGES, None), (MOST_CHANGES + 1, "1 older change")])
def test_the_page_shows_the_newest_and_counts_the_older(count: int, older: str | None) -> None:
    """The rest is in the CSV."""
    days = (date(2024, 1, 1) + timedelta(days=at) for at in range(1, count))
    history = [{"date": day, "what": "Something corrected."} for day in days]
    view = build_changes_page(
        site(board(filed("first", "2012-01-01", 100, "2024-01-01", history=history)))
    ).view
    shown_days = [day for month in view.months for day in month.days]
    assert sum(len(group.changes) for day in shown_days for group in day.boards) == MOST_CHANGES
    assert (view.older, str(shown_days[0].day)) == (older, str(history[-1]["date"]))


LEDGER = read_ledger(
    begin_ledger(
        HEADER,
        record("level/first", compute_flop=1e17, rank=1),
        stamp(),
        [*earlier_lines(site(board(filed("first", "2012-01-01", 100, "2025-01-01"))))],
    )
)
HALVED = LedgerStep(
    what=Happening.CHIP,
    place=TRACKER_WIDE,
    causes=(Cause(CauseKind.CHIP, "schema/hardware.yaml", "h100"),),
    facts=record("level/first", compute_flop=2e17, rank=1),
)


def told(**keys: Any) -> Site:
    """Return a site with the ledger of a chip that was halved, and a record with keywords of its own."""
    now = site(board(filed("first", "2012-01-01", 100, "2025-01-01", **keys)))
    return replace(now, ledger=read_ledger(extend_ledger(LEDGER, [HALVED], stamp(40))))


def test_with_a_ledger_the_lines_are_those_that_it_told() -> None:
    """Whatever the files say now; what was told before it began is marked."""
    lines = build_changes(told(model="Another name", history=HISTORY))
    assert [(each.title, each.is_earlier) for each in lines] == [
        ("Another figure of a chip: h100", False),
        ("The ledger begins", False),
        ("New record: first, AlexNet-level image classification", True),
    ]
    assert lines[0].text == "compute of level/first: 1.16 TFS-days → 2.31 TFS-days."


def test_a_board_has_the_lines_that_moved_a_number_of_it() -> None:
    """Also where the cause is none of its files."""
    (given,) = narrow(told())
    assert build_board_changes(given.boards[0], given) == build_changes(told())
    assert LEDGER.of_track("another").events == ()


def test_the_page_says_whether_it_is_a_published_record() -> None:
    """And shows each number that moved, from old to new."""
    page = shown(told(), "changes/").text
    assert "Since 5 Jan 2026 what stands here stays as it was told" in page
    assert "compute, level/first: 1.16 TFS-days → 2.31 TFS-days" in page
    assert "1 Jan 2025 before the ledger" in page
    assert "This is not a published record" in shown(replace(told(), ledger=None), "changes/").text


def test_what_happened_is_found_once_of_each_site() -> None:
    """And anew of another one, which may hold something else."""
    one = site(alexnet_board())
    assert build_changes(one) is build_changes(one)
    assert build_changes(replace(one, chronicle=build_chronicle(()))) == ()
