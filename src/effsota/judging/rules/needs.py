"""What a rule must find in a claim or a record to have anything to judge: each is asked before it runs."""

from __future__ import annotations

from effsota.judging.rules.context import ClaimContext, RecordContext
from effsota.methods import Architecture, Operations, Sum
from effsota.methods.parameters import Parameters
from effsota.methods.reported import Reported
from effsota.model.arxiv import parse_arxiv

_PASSES = (Operations, Parameters, Architecture)


def chips(context: ClaimContext) -> bool:
    """Tell whether a use of hardware is counted."""
    return bool(context.chip_uses)


def parameters(context: ClaimContext) -> bool:
    """Tell whether something is counted by its parameters."""
    return Parameters in context.kinds


def operations(context: ClaimContext) -> bool:
    """Tell whether something is counted by its operations."""
    return Operations in context.kinds


def architecture(context: ClaimContext) -> bool:
    """Tell whether something is counted by its architecture."""
    return Architecture in context.kinds


def passes(context: ClaimContext) -> bool:
    """Tell whether something is counted by passes through a model."""
    return not context.kinds.isdisjoint(_PASSES)


def reported(context: ClaimContext) -> bool:
    """Tell whether a figure stands as reported."""
    return Reported in context.kinds


def parts(context: ClaimContext) -> bool:
    """Tell whether an estimate is a sum of parts."""
    return Sum in context.kinds


def curves(context: ClaimContext) -> bool:
    """Tell whether an estimate rests on a learning curve."""
    return bool(context.curve_uses)


def factors(context: ClaimContext) -> bool:
    """Tell whether an estimate, or a part of one, is multiplied by a factor."""
    return any(each.factors for _, each in context.all_estimates)


def uncertainty(context: ClaimContext) -> bool:
    """Tell whether an estimate, or a part of one, gives its uncertainty."""
    return any(each.uncertainty is not None for _, each in context.all_estimates)


def result(context: ClaimContext) -> bool:
    """Tell whether there is a result."""
    return context.submission.result is not None


def level(context: ClaimContext) -> bool:
    """Tell whether there is a result that a metric of its track measures."""
    return context.track is not None and context.track.metric is not None and result(context)


def runs(context: ClaimContext) -> bool:
    """Tell whether the result is given with its runs."""
    found = context.submission.result
    return found is not None and found.runs is not None


def inference(context: ClaimContext) -> bool:
    """Tell whether the track counts no training."""
    return context.track is not None and not context.track.kind.counts_training


def arxiv(context: ClaimContext) -> bool:
    """Tell whether the publication is on arXiv, with an id that can exist."""
    return parse_arxiv(context.submission.publication.url) is not None


def told_changes(context: ClaimContext) -> bool:
    """Tell whether something is said of how it came about."""
    submission = context.submission
    return bool(submission.changes or submission.made_by or submission.change_sources)


def amounts(context: ClaimContext) -> bool:
    """Tell whether a cost, a price, data or energy is given."""
    claim = context.submission
    return any(each is not None for each in (claim.cost, claim.price, claim.data, claim.energy))


def restated(context: ClaimContext) -> bool:
    """Tell whether other figures were stated for it."""
    return bool(context.submission.restated)


def discrepancies(context: ClaimContext | RecordContext) -> bool:
    """Tell whether a source prints something wrongly."""
    return bool(context.discrepancies)


def wall_clock(context: RecordContext) -> bool:
    """Tell whether the time from start to end is given."""
    return context.submission.wall_clock is not None


def energy(context: RecordContext) -> bool:
    """Tell whether energy is given."""
    return context.submission.energy is not None
