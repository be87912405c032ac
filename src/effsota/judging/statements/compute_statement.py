"""A statement of training compute: phases, totals, thresholds, and what they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from effsota.frozen import Frozen
from effsota.judging.statements.stated_phase import ComputeTotal, StatedPhase, total_of
from effsota.judging.statements.threshold_verdicts import OriginalModel, ThresholdVerdict, judge_thresholds
from effsota.model import ComputeThreshold
from effsota.model.training_phases import CountedFor


class HeldAgainst(Frozen):
    """The thresholds that a run is held against, and all `known` ones by id."""

    thresholds: tuple[ComputeThreshold, ...]
    known: Mapping[str, ComputeThreshold]


class ComputeStatement(Frozen):
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
    against: HeldAgainst,
    original: OriginalModel | None,
    digest: str,
    program: str,
    date: dt.date,
) -> ComputeStatement:
    """Return the statement of the phases of a run."""
    found = {counted: total_of(phases, counted) for counted in CountedFor}
    totals = {counted: total for counted, total in found.items() if total is not None}
    return ComputeStatement(
        model=model,
        phases=phases,
        totals=totals,
        verdicts=tuple(judge_thresholds(against.thresholds, totals, known=against.known, original=original)),
        digest=digest,
        program=program,
        date=date,
        original=original,
    )
