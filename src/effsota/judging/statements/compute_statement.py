"""A statement of training compute: phases, totals, thresholds, and what they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from effsota.judging.statements.stated_phase import ComputeTotal, StatedPhase, total_of
from effsota.judging.statements.threshold_verdicts import ThresholdVerdict, judge_thresholds
from effsota.model.thresholds import CountedFor


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalModel:
    """The model that another was made of, with its compute in FLOP."""

    model: str
    compute_flop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputeStatement:
    """What a run took: `digest` is the SHA-256 of all inputs, `program` who computed it on which `date`."""

    model: str
    phases: tuple[StatedPhase, ...]
    totals: Mapping[CountedFor, ComputeTotal]
    verdicts: tuple[ThresholdVerdict, ...]
    digest: str
    program: str
    date: dt.date
    original: OriginalModel | None = None


def build_statement(  # noqa: PLR0913  # all that it holds
    model: str,
    phases: tuple[StatedPhase, ...],
    *,
    original: OriginalModel | None,
    digest: str,
    program: str,
    date: dt.date,
) -> ComputeStatement:
    """Return the statement of the phases of a run."""
    found = {counted: total_of(phases, counted) for counted in CountedFor}
    totals = {counted: total for counted, total in found.items() if total is not None}
    verdicts = judge_thresholds(totals, original_flop=original.compute_flop if original else None)
    return ComputeStatement(
        model=model,
        phases=phases,
        totals=totals,
        verdicts=tuple(verdicts),
        digest=digest,
        program=program,
        date=date,
        original=original,
    )
