"""A tree assessed: track by track, then what stands between tracks, then the answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from effsota.frozen import Frozen
from effsota.judging.discrepancies import Discrepancy
from effsota.model import (
    Board,
    ComputeThreshold,
    Curve,
    Decision,
    Hardware,
    PublishedRate,
    ReferenceTrend,
    Tracker,
    Tree,
)
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.track_results import ResultStore
from effsota.problems import Problem
from effsota.progress import Tell, keep_quiet


class Assessment(Frozen):
    """What was found in a tree; boards and discrepancies are complete only where there is no error."""

    problems: tuple[Problem, ...]
    tracker: Tracker | None
    boards: tuple[Board, ...]
    discrepancies: tuple[Discrepancy, ...]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    today: date
    submission_count: int
    track_count: int
    curves: Mapping[str, Curve]
    published_rates: tuple[PublishedRate, ...] = ()
    thresholds: tuple[ComputeThreshold, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def errors_before_filing(self) -> tuple[Problem, ...]:
        """The errors that keep a record from being filed: a baseline that is awaited may be that record."""
        return tuple(problem for problem in self.errors if problem.rule != "baseline-missing")


def check(tree: Tree, today: date) -> tuple[Problem, ...]:
    """Return every problem of a tree, sorted."""
    return Assessing(tree, today).problems


def assess(
    tree: Tree,
    today: date,
    *,
    tell: Tell = keep_quiet,
    store: ResultStore | None = None,
    kept: KeptFindings | None = None,
) -> Assessment:
    """Return every problem of a tree, and its boards.

    What `store` holds of a track is not assessed again, nor what is `kept` of all.
    """
    found = Assessing(tree, today, kept, tell, store=store)
    results = found.results()
    return Assessment(
        problems=found.problems,
        tracker=found.shared.tracker,
        boards=tuple(each.board for each in results if each.board is not None),
        discrepancies=tuple(each for result in results for each in result.discrepancies),
        hardware=found.shared.around.hardware,
        references=found.shared.around.references,
        today=today,
        submission_count=len(found.paths),
        track_count=found.track_count,
        curves={file: curve for each in results for file, curve in each.curves.items()},
        published_rates=found.shared.published_rates,
        thresholds=found.shared.thresholds,
        decisions=found.shared.decisions,
    )
