"""Every check of a text's figures, run by run; what is found twice is told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from effsota.judging.cards.card_finding import CardFinding
from effsota.judging.cards.count_checks import (
    check_epochs,
    check_parts,
    check_shares,
    check_steps,
    check_sums,
    check_told_sums,
)
from effsota.judging.cards.intensity_check import check_intensities
from effsota.judging.cards.machine_checks import check_chip_time, check_cost, check_emissions, check_energy
from effsota.judging.cards.operation_checks import check_operations, check_rate, check_utilization
from effsota.judging.cards.stated_run import StatedRun
from effsota.model import Priced
from effsota.reading.prose.passages import Prose
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind

RunCheck = Callable[[StatedRun, Mapping[str, Priced]], Iterator[CardFinding]]
RUN_CHECKS: tuple[RunCheck, ...] = (
    check_operations,
    check_utilization,
    check_rate,
    check_chip_time,
    check_steps,
    check_epochs,
    check_parts,
    check_energy,
    check_emissions,
    check_cost,
)


def check_runs(
    runs: Sequence[tuple[StatedRun, Mapping[str, Priced]]], figures: Sequence[StatedFigure], prose: Prose
) -> tuple[CardFinding, ...]:
    """Return what is found in the runs of a text, each with its estimates by method, and in its tables."""
    found = [finding for facts, priced in runs for check in RUN_CHECKS for finding in check(facts, priced)]
    found += [*check_shares(figures), *check_sums(figures), *check_told_sums(figures, prose.passages)]
    found += check_intensities(found)
    seen: dict[tuple[str, frozenset[tuple[FigureKind, int, float]]], CardFinding] = {}
    for finding in found:
        seen.setdefault(
            (finding.check, frozenset((each.kind, each.line, each.value) for each in finding.figures)),
            finding,
        )
    return tuple(sorted(seen.values(), key=lambda finding: finding.lines))
