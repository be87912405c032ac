"""Boards that are odd in one way each, for tests of what is said of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from effsota.boards.assembly import build_board
from effsota.boards.disputed_counted import board_with_disputed
from effsota.model import Track
from tests.builders.boards import REFERENCES
from tests.builders.claims import make_record, reported
from tests.builders.typed import typed

if TYPE_CHECKING:
    from effsota.model import Board

Row = tuple[str, str, float]
CLOSED = "Later runs belong to another track."
FALLING: tuple[Row, ...] = (
    ("first", "2012-06-01", 1000),
    ("second", "2014-06-01", 400),
    ("third", "2016-06-01", 90),
    ("fourth", "2018-06-01", 30),
)
RISING: tuple[Row, ...] = tuple((name, day, 30_000 / pflop) for name, day, pflop in FALLING)
EARLY: tuple[Row, ...] = (("before", "1990-01-01", 0.01), *RISING)


def odd_track(kind: str, **keys: Any) -> Track:
    """Return a track of a kind; a compute trend has no level."""
    metric = {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": 79.1}
    more = {} if kind == "compute-trend" else {"metric": metric}
    data = {"name": "A track", "level": "A level", "kind": kind, "domain": "vision", "baseline": "first"}
    return Track.from_data("level", typed("track", {**data, **more, **keys}))


def odd(
    *rows: Row, kind: str = "training-efficiency", keys: dict[str, Any] | None = None, **of: Any
) -> Board:
    """Return the board of rows of name, day and PFLOP; `keys` are the track's, `of` those of all records.

    Of several records the one that is called first is the baseline.
    """
    track = odd_track(kind, **(keys or {}))
    return build_board(track, [reported(name, day, pflop, **of) for name, day, pflop in rows], REFERENCES)


def growing(*rows: Row, keys: dict[str, Any] | None = None, **of: Any) -> Board:
    """Return the board of a compute trend."""
    return odd(*rows, kind="compute-trend", keys=keys, **of)


def bounded(name: str, pflop: float, *rows: Row, kind: str = "training-efficiency") -> Board:
    """Return a board with one more record, whose compute is an upper bound."""
    track = odd_track(kind)
    more = reported(name, "2017-01-01", pflop, bound="upper")
    return build_board(track, [*(reported(*row) for row in rows), more], REFERENCES)


def disagreeing(*rows: Row, last: Row, other: float, kind: str = "training-efficiency") -> Board:
    """Return a board whose last record has a second estimate."""
    track = odd_track(kind)
    name, day, pflop = last
    estimates = [{"method": "reported", "compute": f"{each} PFLOP"} for each in (pflop, other)]
    return build_board(
        track, [*(reported(*row) for row in rows), make_record(name, day, *estimates)], REFERENCES
    )


ERAS = [{"name": "then", "to": "2012-12-31"}, {"name": "now", "from": "2013-01-01"}]
HALVES: tuple[Row, ...] = (
    *((f"a{at}", f"2012-{at + 1:02}-01", 1000 / 2**at) for at in range(5)),
    *((f"b{at}", f"{2013 + at}-06-01", 25 / 1.9**at) for at in range(5)),
)


def disputed_in_eras() -> Board:
    """Return a board of two eras, the last of whose records is disputed, as a build has it."""
    track = odd_track("training-efficiency", baseline="a0", eras=ERAS)
    last = reported("last", "2018-06-01", 0.5, status=DISPUTED)
    plain = build_board(track, [*(reported(*row) for row in HALVES), last], REFERENCES)
    return replace(plain, with_disputed=board_with_disputed(plain, REFERENCES))


DISPUTED = {"is": "disputed", "date": date(2026, 1, 1), "reason": "It is."}
ODD_BOARDS: dict[str, Board] = {
    "empty": odd(),
    "one record": odd(FALLING[0]),
    "two records": odd(*FALLING[:2]),
    "two on one day": odd(FALLING[0], ("second", "2012-06-01", 10)),
    "equal computes": odd(FALLING[0], ("second", "2013-06-01", 1000), ("third", "2014-06-01", 1000)),
    "a rising frontier": odd(*RISING),
    "a falling one of the largest": growing(*FALLING),
    "falling": odd(*FALLING),
    "rising": growing(*RISING),
    "earlier than its baseline": growing(*EARLY),
    "closed": growing(*RISING, keys={"closed": CLOSED}),
    "a bound": bounded("b", 33, *RISING, kind="compute-trend"),
    "a bound of a reduction": bounded("b", 33, *FALLING),
    "a bound below the best": bounded("b", 3, *FALLING[:2]),
    "a bound below a baseline": bounded("b", 3, FALLING[0]),
    "a bound at the baseline": bounded("b", 1000, *FALLING),
    "all bounds": growing(*RISING, bound="upper"),
    "all disputed": odd(*FALLING, status=DISPUTED),
    "sources disagree": disagreeing(*FALLING, last=("last", "2019-01-01", 10.0), other=99),
    "a worse one later": odd(FALLING[0], ("second", "2013-06-01", 2000)),
    "eras and a dispute": disputed_in_eras(),
    "a name like a claim": odd(*FALLING[:2], model="needed 3× less; by 2011"),
}
