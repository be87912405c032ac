"""What a pull request can do to a board, for tests of what is told of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.boards.assembly import build_board
from effsota.boards.leaderboard import build_leaderboard
from effsota.judging.changes import Judgement
from effsota.judging.changes.board_changes import compare_boards
from effsota.model import Bound, Status, StatusName
from tests.builders.boards import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from effsota.model import Board, Record, Track

    Deed = Callable[[Track, Sequence[Record]], tuple[Track, Sequence[Record]]]

DAY = date(2026, 1, 1)


def records_of(board: Board) -> list[Record]:
    """Return the records of a board, the best of its frontier last."""
    best = board.leaderboard.sota
    records = [entry.record for entry in board.leaderboard.entries]
    return sorted(records, key=lambda record: best is not None and record == best.record)


def without(at: int) -> Deed:
    """Return what takes a record out."""
    return lambda track, records: (track, [each for each in records if each is not records[at]])


def with_status(at: int, name: StatusName) -> Deed:
    """Return what marks a record."""
    status = Status(name=name, reason="It is.", date=DAY)
    return lambda track, records: (track, _replaced(records, at, status=status))


def with_bound(at: int) -> Deed:
    """Return what makes of a compute a bound."""
    return lambda track, records: (track, _replaced(records, at, bound=Bound.UPPER))


def dated_later(at: int) -> Deed:
    """Return what corrects a date by a month."""
    return lambda track, records: (
        track,
        _replaced(records, at, date=records[at].submission.date + timedelta(30)),
    )


def with_compute(at: int, times: float) -> Deed:
    """Return what corrects a compute."""

    def change(track: Track, records: Sequence[Record]) -> tuple[Track, Sequence[Record]]:
        record = records[at]
        estimates = tuple(replace(each, compute_flop=each.compute_flop * times) for each in record.estimates)
        return track, [replace(each, estimates=estimates) if each is record else each for each in records]

    return change


def with_baseline(at: int) -> Deed:
    """Return what counts from another record."""
    return lambda track, records: (replace(track, baseline=records[at].submission.name), records)


def _replaced(records: Sequence[Record], at: int, **fields: object) -> list[Record]:
    changed = records[at]
    return [
        replace(each, submission=replace(each.submission, **fields)) if each is changed else each
        for each in records
    ]


DEEDS: dict[str, Deed] = {
    "the best is removed": without(-1),
    "one is removed": without(-2),
    "the best is withdrawn": with_status(-1, StatusName.WITHDRAWN),
    "the best is disputed": with_status(-1, StatusName.DISPUTED),
    "one is disputed": with_status(-2, StatusName.DISPUTED),
    "the best is a bound": with_bound(-1),
    "a date is corrected": dated_later(-1),
    "a compute is corrected upwards": with_compute(-1, 50),
    "a compute is corrected downwards": with_compute(-2, 1 / 50),
    "another baseline": with_baseline(1),
}


def judged_changes(board: Board) -> Iterator[tuple[str, Judgement, Board, Board]]:
    """Yield the name of each deed, what is judged of it and of its undoing, and the boards of both states."""
    records, track = records_of(board), board.leaderboard.track
    nothing = build_board(track, [], REFERENCES)
    plain = build_board(track, records, REFERENCES)
    yield "all are new", _judged(nothing, plain), nothing, plain
    yield "all are gone", _judged(plain, nothing), plain, nothing
    for name, deed in DEEDS.items() if len(records) > 1 else ():
        changed_track, changed = deed(track, records)
        if build_leaderboard(changed_track, changed).baseline is None:
            continue
        other = build_board(changed_track, changed, REFERENCES)
        yield name, _judged(plain, other), plain, other
        yield f"undone: {name}", _judged(other, plain), other, plain


def _judged(before: Board, after: Board) -> Judgement:
    return Judgement(
        base="0" * 40,
        head="1" * 40,
        problems=(),
        standing=(),
        boards=compare_boards([before], [after]),
        memory=(),
        is_vouched=False,
        file_count=1,
        board_url=None,
    )
