"""Did a published trend go on? The answer in sentences, with the series and the gap by year behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from effsota import figures
from effsota.boards.claims.lasting import TestedRow, build_answer, build_tested, told_gaps
from effsota.boards.trend.continuation import Continuation
from effsota.boards.trend.gap import Gap
from effsota.boards.trend.series import RunChoice
from effsota.frozen import Frozen
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.sensitivity_view import OtherChoice, tell_choices

_RUNS: Mapping[RunChoice, str] = MappingProxyType(
    {
        RunChoice.LARGEST: "Runs that were the largest to date",
        RunChoice.YEARLY: "The largest run of each year",
        RunChoice.JOINED: "The trend's own records, then the largest to date",
        RunChoice.ALL: "All records of the later board",
    }
)


class ContinuedView(Frozen):
    """One published trend, and whether it went on; `gaps` are told only where the runs fell behind."""

    found: Continuation
    title: str
    answer: str
    sentences: tuple[str, ...]
    rows: tuple[TestedRow, ...]
    named_day: date | None
    gaps: tuple[Gap, ...]
    units: tuple[Unit, ...]
    choices: tuple[OtherChoice, ...]


def build_continued(found: Continuation) -> ContinuedView:
    """Return whether a published trend went on, in words and rows."""
    answer, *sentences = build_answer(found)
    change = next((test.change for test in found.tests if test.change), None)
    return ContinuedView(
        found=found,
        title=_title(found),
        answer=answer,
        sentences=tuple(sentences),
        rows=build_tested(found),
        named_day=change.at if change else None,
        gaps=told_gaps(found.gaps),
        units=units_of(found.old.leaderboard.track),
        choices=tell_choices(found.sensitivities, found.runs),
    )


def _title(found: Continuation) -> str:
    published = found.old.leaderboard.track.published
    printed = published.doubling_time.text if published and published.doubling_time else ""
    return f"Doubling every {printed}: {found.old.leaderboard.track.level}"


def runs_name(series: RunChoice) -> str:
    """Return which runs a series takes."""
    return _RUNS[series]


def as_printed(factor: float | None) -> str:
    """Return a published factor exactly as printed, or that there is none."""
    return figures.NONE if factor is None else figures.printed_factor(factor)
