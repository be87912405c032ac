"""Ledgers of made-up facts, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.extending import LedgerStep, begin_ledger, extend_ledger
from effsota.ledger.known_facts import FactPlace, Facts
from effsota.ledger.ledger_lines import LedgerHeader, Stamp
from effsota.ledger.ledger_reading import read_ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGUN = date(2026, 1, 5)
HEADER = LedgerHeader(
    name="Test",
    url="https://example.org/test/",
    repository="https://example.org/repository",
    tags="tag:example.org,2026:test/ledger/",
)


def stamp(day: int = 0) -> Stamp:
    """Return the stamp of a publication so many days after the first one."""
    return Stamp(day=BEGUN + timedelta(days=day), commit=f"{day:040x}", program="1.0")


def corrected(
    facts: Facts, path: str = "t/a", renamed: Mapping[FactPlace, FactPlace] | None = None
) -> LedgerStep:
    """Return a step: the file of a record was corrected."""
    track, _, name = path.partition("/")
    cause = Cause(CauseKind.RECORD, f"submissions/{path}.yaml")
    return LedgerStep(
        what=Happening.RECORD_RENAMED if renamed else Happening.RECORD_CORRECTED,
        place=FactPlace(track, name),
        causes=(cause,),
        facts=facts,
        renamed=renamed or {},
    )


def record(path: str, **numbers: float | str) -> dict[FactPlace, dict[str, float | str]]:
    """Return the facts of one record."""
    track, _, name = path.partition("/")
    return {FactPlace(track, name): {"path": path, **numbers}}


def ledger_of(*states: Facts) -> bytes:
    """Return a ledger that begins with the first state, and tells of each other a day later."""
    data = begin_ledger(HEADER, states[0], stamp())
    for day, facts in enumerate(states[1:], start=1):
        data = extend_ledger(read_ledger(data), [corrected(facts)], stamp(day))
    return data
