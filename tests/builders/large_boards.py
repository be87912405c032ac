"""Boards of any number of records, made quickly, for tests of what is too much to show."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from effsota.model import Board, Record
from tests.builders.boards import board, leaderboard, record

FIRST_DAY, DAYS = date(2012, 6, 1), 5_000


def large_board(count: int, *, scatter: float = 4.0) -> Board:
    """Return a board of so many records: compute halves every year, and is up to `scatter` doublings off.

    Without scatter every record is on the frontier.
    """
    first, random = record("AlexNet", FIRST_DAY.isoformat(), 6.16), Random(0)  # noqa: S311  # made-up data
    records = [first, *(_later(first, at, count, scatter * random.random()) for at in range(1, count))]
    built, whole = board(records), leaderboard(records)
    best_first = sorted(whole.entries, key=lambda entry: entry.record.estimates[0].compute_flop)
    ranks = {entry.record.submission.path: rank for rank, entry in enumerate(best_first, 1)}
    entries = tuple(replace(entry, rank=ranks[entry.record.submission.path]) for entry in whole.entries)
    return replace(built, leaderboard=replace(whole, entries=entries))


def _later(first: Record, at: int, count: int, doublings: float) -> Record:
    days = DAYS * at / count
    submission = replace(
        first.submission,
        name=f"run-{at:05}",
        model=f"A model of some length {at}",
        date=FIRST_DAY + timedelta(days=int(days)),
    )
    flop = first.estimates[0].compute_flop * 2 ** (doublings - days / 365.25)
    return Record(submission=submission, estimates=(replace(first.estimates[0], compute_flop=flop),))
