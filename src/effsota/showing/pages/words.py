"""The words the pages use for what the model names: kinds of date, states of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from effsota import figures
from effsota.model import DateOf, Metric, Record, StatusName

_DATE_MEANINGS: Mapping[DateOf, str] = MappingProxyType(
    {
        DateOf.FIRST_PUBLIC: "first public version",
        DateOf.DEADLINE: "submission deadline",
        DateOf.RELEASE: "release",
        DateOf.ANNOUNCEMENT: "announcement",
        DateOf.RERUN: "date of the rerun",
    }
)
_STATUS: Mapping[StatusName, str] = MappingProxyType(
    {StatusName.DISPUTED: "Disputed", StatusName.WITHDRAWN: "Withdrawn"}
)


def date_meaning(date_of: DateOf) -> str:
    """Return what a submission's date is the date of."""
    return _DATE_MEANINGS[date_of]


def tag_of(record: Record, *, sources_disagree: bool) -> tuple[str, bool]:
    """Return the state of a record's figure in words, and whether it asks for caution."""
    submission = record.submission
    if submission.status.name in _STATUS:
        return _STATUS[submission.status.name], True
    if not record.is_exact:
        return "Upper bound", True
    if record.is_unsourced:
        return "No source", True
    if sources_disagree:
        return "Sources disagree", True
    estimate = record.headline.estimate if record.headline else None
    if estimate is not None and estimate.confirmed is not None:
        return "Reproduced", False
    is_derived = estimate is not None and estimate.method.is_derived
    return ("Recomputed" if is_derived else "As published"), False


def target_text(metric: Metric | None) -> str | None:
    """Return a target with its metric: 79.1% top-5 accuracy, 34.8 BLEU on newstest2014."""
    return None if metric is None else figures.goal_text(metric.target, metric.unit, metric.name)
