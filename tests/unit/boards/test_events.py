"""What happened when: filings, overtakings, corrections, changes of status, each named for ever."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from effsota.boards.events import What, build_chronicle, find_events, last_day
from effsota.boards.leaderboard import build_leaderboard
from effsota.model import Board
from tests.builders.claims import make_track, reported

if TYPE_CHECKING:
    from effsota.model import Record


def filed(name: str, day: str, pflop: float, on: str, **keys: Any) -> Record:
    """Return a record that came on file on a day of its own."""
    return reported(name, day, pflop, submitted={"by": "octocat", "date": date.fromisoformat(on)}, **keys)


def board(*records: Record, kind: str = "training-efficiency") -> Board:
    """Return the board of records."""
    return Board(leaderboard=build_leaderboard(make_track(kind=kind), records), trend=None)


def told(given: Board, what: What) -> list[tuple[str, str]]:
    """Return the day and the name of every event of a kind."""
    return [(event.day.isoformat(), event.key) for event in find_events(given) if event.what is what]


FIRST = filed("first", "2012-01-01", 100, "2026-01-01")
SECOND = filed("second", "2014-01-01", 50, "2026-02-01")
OTHER = Board(leaderboard=build_leaderboard(replace(make_track(), id="other"), [FIRST]), trend=None)
TWO = (board(FIRST, SECOND), OTHER)


def test_a_record_is_new_on_the_day_it_was_filed() -> None:
    """Not on its own date, which may be years earlier."""
    assert told(board(FIRST, SECOND), What.ADDED) == [
        ("2026-02-01", "added/level/second"),
        ("2026-01-01", "added/level/first"),
    ]


def test_without_a_filing_date_a_record_is_new_on_its_own() -> None:
    """The only date there is."""
    assert told(board(reported("first", "2012-01-01", 1)), What.ADDED) == [
        ("2012-01-01", "added/level/first")
    ]


def test_a_leader_is_overtaken_when_the_better_one_is_on_file() -> None:
    """The event names both and how far apart they are."""
    (event,) = (each for each in find_events(board(FIRST, SECOND)) if each.what is What.OVERTAKEN)
    assert event.day == date(2026, 2, 1)
    assert event.key == "overtaken/level/first"
    assert event.by is not None
    assert (event.by.record.submission.name, event.margin) == ("second", 2.0)


def test_records_filed_together_overtake_by_their_dates() -> None:
    """An import of old records tells who followed whom."""
    third = filed("third", "2016-01-01", 10, "2026-02-01")
    keys = [key for _, key in told(board(FIRST, SECOND, third), What.OVERTAKEN)]
    assert keys == ["overtaken/level/first", "overtaken/level/second"]


def test_a_leader_is_overtaken_by_an_older_record_filed_later() -> None:
    """Who leads the frontier no more was overtaken, whatever the dates say."""
    older = filed("older", "2013-01-01", 20, "2026-03-01")
    assert told(board(FIRST, SECOND, older), What.OVERTAKEN) == [
        ("2026-03-01", "overtaken/level/second"),
        ("2026-02-01", "overtaken/level/first"),
    ]


def test_a_worse_record_overtakes_nobody() -> None:
    """A later record that needs more changes no lead."""
    assert told(board(FIRST, filed("second", "2014-01-01", 200, "2026-02-01")), What.OVERTAKEN) == []


def test_in_a_compute_trend_more_overtakes() -> None:
    """There the largest leads."""
    larger = filed("second", "2014-01-01", 200, "2026-02-01")
    assert told(board(FIRST, larger, kind="compute-trend"), What.OVERTAKEN) == [
        ("2026-02-01", "overtaken/level/first")
    ]


def test_a_withdrawn_record_overtook_while_it_stood() -> None:
    """History is not rewritten when a record loses its standing."""
    status = {"is": "withdrawn", "reason": "The log is gone.", "date": date(2026, 5, 1)}
    given = board(FIRST, filed("second", "2014-01-01", 50, "2026-02-01", status=status))
    assert told(given, What.OVERTAKEN) == [("2026-02-01", "overtaken/level/first")]
    assert told(given, What.STATUS) == [("2026-05-01", "withdrawn/level/second/2026-05-01")]


def test_a_bound_overtakes_nobody() -> None:
    """What is at most so much is never ranked."""
    assert told(board(FIRST, filed("x", "2014-01-01", 1, "2026-02-01", bound="upper")), What.OVERTAKEN) == []


def test_corrections_are_named_by_their_words() -> None:
    """A correction written above another of the same day renames neither."""
    one, two = ({"date": date(2026, 4, 1), "what": what} for what in ("Date corrected.", "Title corrected."))
    before = told(board(filed("first", "2012-01-01", 1, "2026-01-01", history=[one])), What.CORRECTION)
    after = told(board(filed("first", "2012-01-01", 1, "2026-01-01", history=[two, one])), What.CORRECTION)
    assert len(after) == 2
    assert before[0] in after


def test_the_same_words_twice_are_two_events() -> None:
    """No two events share a name."""
    one = {"date": date(2026, 4, 1), "what": "Date corrected."}
    found = told(board(filed("first", "2012-01-01", 1, "2026-01-01", history=[one, one])), What.CORRECTION)
    assert found[1][1] == f"{found[0][1]}/2"


def test_a_challenge_is_an_event() -> None:
    """It stands under the day on which somebody objected."""
    challenge = {"by": "octocat", "date": date(2026, 6, 1), "claim": "The run used 6 epochs."}
    (found,) = told(
        board(filed("first", "2012-01-01", 1, "2026-01-01", challenges=[challenge])), What.CHALLENGE
    )
    assert found[0] == "2026-06-01"


def test_events_are_newest_first() -> None:
    """Over all boards together."""
    days = [event.day for event in build_chronicle(TWO).events]
    assert days == sorted(days, reverse=True)
    assert len(days) == 4


def test_the_events_of_a_board_are_its_own() -> None:
    """As they stand among all."""
    chronicle = build_chronicle(TWO)
    assert {each.entry.record.submission.name for each in chronicle.of(TWO[1])} == {"first"}
    assert chronicle.of(TWO[0]) == tuple(each for each in chronicle.events if each.board is TWO[0])


def test_the_newest_day_is_that_of_the_last_event() -> None:
    """Of one board, of all, and none where nothing has happened."""
    chronicle = build_chronicle(TWO)
    assert chronicle.newest_day(TWO[1]) == date(2026, 1, 1)
    assert chronicle.newest_day() == date(2026, 2, 1)
    assert build_chronicle([]).newest_day() is None


def test_the_last_day_of_a_submission_is_that_of_its_last_event() -> None:
    """A correction makes a record's citation younger."""
    history = [{"date": date(2026, 4, 1), "what": "Date corrected."}]
    assert last_day(FIRST.submission) == date(2026, 1, 1)
    assert last_day(filed("x", "2012-01-01", 1, "2026-01-01", history=history).submission) == date(2026, 4, 1)
