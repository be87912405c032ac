"""Did a published trend go on? The answer in sentences, with the series and the gap by year behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from effsota import figures
from effsota.boards.claims.lasting import build_answer
from effsota.boards.trend.continuation import Continuation
from effsota.boards.trend.gap import Gap
from effsota.boards.trend.series import RunChoice
from effsota.showing.pages.amount_cells import Unit, units_of
from effsota.showing.pages.sensitivity_view import OtherChoice, tell_choices

LEAST_BEHIND = 0.05
_RUNS: Mapping[RunChoice, str] = MappingProxyType(
    {
        RunChoice.LARGEST: "Runs that were the largest to date",
        RunChoice.YEARLY: "The largest run of each year",
        RunChoice.JOINED: "The trend’s own records, then the largest to date",
        RunChoice.ALL: "All records of the later board",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuedView:
    """One published trend, and whether it went on; `gaps` are told only where the runs fell behind."""

    found: Continuation
    title: str
    answer: str
    sentences: tuple[str, ...]
    named_day: date | None
    gaps: tuple[Gap, ...]
    units: tuple[Unit, ...]
    choices: tuple[OtherChoice, ...]


def build_continued(found: Continuation) -> ContinuedView:
    """Return whether a published trend went on, in words and rows."""
    answer, *sentences = build_answer(found)
    change = next((test.change for test in found.tests if test.change), None)
    is_behind = bool(found.gaps) and found.gaps[-1].doublings_behind > 0
    return ContinuedView(
        found=found,
        title=_title(found),
        answer=answer,
        sentences=tuple(sentences),
        named_day=change.at if change else None,
        gaps=found.gaps if is_behind else (),
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


def behind_text(doublings: float) -> str:
    """Return how many doublings a run is behind a trend, to a tenth; ahead of it is none."""
    return f"{doublings:,.1f}" if doublings >= LEAST_BEHIND else "none"


def dollars_between(least: float | None, most: float | None) -> str | None:
    """Return a cost between two amounts of US dollars, None where an end is missing."""
    if least is None or most is None:
        return None
    return f"{figures.dollars_text(least)} to {figures.dollars_text(most)}"


def as_printed(factor: float | None) -> str:
    """Return a published factor exactly as printed, or that there is none."""
    return figures.NONE if factor is None else figures.printed_factor(factor)
