"""An estimate's sum line by line: every factor with its unit, its text as written and its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.amount_cells import build_amount, build_day, build_range
from effsota.showing.pages.credits import build_source
from effsota.showing.pages.hardware import chip_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from effsota.model import Hardware, Priced, Term
    from effsota.showing.pages.amount_cells import Amount, Day, Unit
    from effsota.showing.pages.credits import SourceView
    from effsota.showing.pages.page import Link

DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One factor of a sum."""

    what: str
    value: str
    unit: str
    written: str
    note: str | None
    sources: tuple[SourceView, ...]
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One estimate with its sum, its result in the three units and its range."""

    title: str
    lines: tuple[Line, ...]
    total: str
    elsewhere: str
    amount: Amount
    range: Amount
    uncertainty: str
    formula: str
    by: str | None
    note: str | None
    confirmed_by: str | None
    confirmed_on: Day | None
    sources: tuple[SourceView, ...]
    chip: Link | None


def build_sum(priced: Priced, units: Sequence[Unit], hardware: Hardware) -> Sum:
    """Return an estimate's sum as a page shows it, its result in `units`."""
    estimate = priced.estimate
    by, day = estimate.confirmed or (None, None)
    return Sum(
        title=estimate.method.title,
        lines=tuple(map(_build_line, priced.terms)),
        total=figures.compute_number(priced.compute_flop, figures.FLOP),
        elsewhere=" = ".join(
            figures.compute_text(priced.compute_flop, unit) for unit in (figures.TFS_DAYS, figures.PFS_DAYS)
        ),
        amount=build_amount(priced.compute_flop, units),
        range=build_range(priced.low_flop, priced.high_flop, units),
        uncertainty=figures.factor_text(priced.uncertainty),
        formula=figures.product_text(
            ((_shown(term), term.unit) for term in priced.terms), priced.compute_flop
        ),
        by=estimate.by,
        note=estimate.note,
        confirmed_by=by,
        confirmed_on=None if day is None else build_day(day),
        sources=tuple(map(build_source, estimate.sources)),
        chip=chip_link(estimate, hardware),
    )


def _shown(term: Term) -> float:
    """Return the value without the last digits of a float, which nobody wrote."""
    return float(f"{term.value:.{DIGITS}g}")


def _build_line(term: Term) -> Line:
    return Line(
        what=term.what,
        value=figures.exact_text(_shown(term)),
        unit=term.unit,
        written=term.text,
        note=term.note,
        sources=tuple(map(build_source, term.sources)),
        is_default=term.is_default,
    )
