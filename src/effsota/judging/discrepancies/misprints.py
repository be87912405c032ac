"""Misprints: what a file itself declares wrong, always shown, whatever its size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from effsota.figures import date_text, month_text
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, Owner
from effsota.judging.discrepancies.distance import ratio_of
from effsota.model import Misprint
from effsota.text.late_pattern import LatePattern
from effsota.units import Dimension, Quantity, parse_quantity

_DAY = LatePattern(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def find_misprints(misprints: Iterable[Misprint], owner: Owner) -> Iterator[Discrepancy]:
    """Yield the statements that the file of a track or of a submission keeps as misprints."""
    for at, misprint in enumerate(misprints):
        first, second = _day(misprint.printed), _day(misprint.correct)
        yield Discrepancy(
            id=owner.name(DiscrepancyKind.MISPRINT, at),
            kind=DiscrepancyKind.MISPRINT,
            what=misprint.what,
            owner=owner,
            pointer=f"/misprints/{at}",
            printed=_shown(misprint.printed),
            follows=_shown(misprint.correct),
            days=(first - second).days if first and second else None,
            ratio=_ratio(misprint),
            reason=misprint.reason,
            sources=tuple(source for source in (misprint.source, misprint.against) if source),
        )


def _shown(text: str) -> str:
    day = _day(text)
    if day is None:
        return text
    return date_text(day) if text.count("-") == 2 else month_text(day)


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text if text.count("-") == 2 else f"{text}-01")
    except ValueError:
        return None


def _ratio(misprint: Misprint) -> float | None:
    printed, correct = (
        parse_quantity(text, Dimension.PERIOD) for text in (misprint.printed, misprint.correct)
    )
    if isinstance(printed, Quantity) and isinstance(correct, Quantity):
        return ratio_of(printed.base, correct.base)
    return None
