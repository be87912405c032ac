"""The page of the amounts of training compute from which laws ask something, and of the runs above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from effsota import figures
from effsota.boards.known_runs import (
    AmountSide,
    KnownRun,
    LevelDrift,
    amounts_of,
    find_drifts,
    known_runs,
    largest_trend,
)
from effsota.frozen import Frozen
from effsota.model import Board, ComputeThreshold, MetBy, ReadOfLaw, ThresholdStatus
from effsota.showing.pages.page import Link, Page, Section, record_path, track_path
from effsota.showing.pages.threshold_levels import amount_text
from effsota.showing.site import Site
from effsota.text import spoken

THRESHOLDS = "thresholds/"
STATUS: Mapping[ThresholdStatus, str] = MappingProxyType(
    {
        ThresholdStatus.IN_FORCE: "in force",
        ThresholdStatus.NOT_YET: "not yet in force",
        ThresholdStatus.PROPOSED: "proposed only",
        ThresholdStatus.REVOKED: "revoked",
        ThresholdStatus.REJECTED: "rejected",
    }
)
READ: Mapping[ReadOfLaw, str] = MappingProxyType(
    {
        ReadOfLaw.TEXT: "its text was read, in the original or as quoted",
        ReadOfLaw.SECOND_HAND: "known from accounts only",
        ReadOfLaw.NONE: "not verified",
    }
)
MET: Mapping[MetBy, str] = MappingProxyType({MetBy.MORE: "more than {}", MetBy.AS_MUCH: "{} or more"})


class RunRow(Frozen):
    """A run above an amount, or that may be; `between` is the range that its estimates leave open."""

    run: KnownRun
    link: Link
    compute: str
    between: str
    is_sure: bool


class AmountView(Frozen):
    """An amount and the runs beside it: how many are surely above and how many may be, the first of them."""

    id: str
    text: str
    sure: int
    open: int
    first: RunRow | None
    rows: tuple[RunRow, ...]


class LawRow(Frozen):
    """One threshold, with its amount, its status and what was read of it in words."""

    threshold: ComputeThreshold
    amount: str
    status: str
    is_in_force: bool
    read: str


class DriftRow(Frozen):
    """A level whose compute fell between two records, and what an amount of then came to."""

    drift: LevelDrift
    link: Link
    factor: str
    interval: str
    came_to: str


class ThresholdsView(Frozen):
    """What the page shows; `known` is the board of the runs, None where there is none.

    `middle` is the amount, the middle one of all, that is followed through the levels.
    """

    known: Link | None
    run_count: int
    newest: KnownRun | None
    amounts: tuple[AmountView, ...]
    laws: tuple[LawRow, ...]
    middle: str | None
    drifts: tuple[DriftRow, ...]


def build_thresholds_page(site: Site) -> Page:
    """Return the page of the thresholds."""
    amounts = amounts_of(site.thresholds)
    board = largest_trend(site.boards)
    middle = amounts[len(amounts) // 2] if amounts else None
    return Page(
        path=THRESHOLDS,
        template="thresholds.html",
        title="Thresholds of training compute",
        description="From how much training compute on laws ask something, the known runs above, and what a"
        " fixed level took then and later.",
        view=ThresholdsView(
            known=None if board is None else _link_of(board),
            run_count=0 if board is None else board.leaderboard.ranked_count,
            newest=_newest(site),
            amounts=tuple(_amounts(site, amounts)),
            laws=tuple(_laws(site.thresholds)),
            middle=None if middle is None else amount_text(middle),
            drifts=() if middle is None else tuple(_drift(each, middle) for each in find_drifts(site.boards)),
        ),
        section=THRESHOLDS,
    )


def _newest(site: Site) -> KnownRun | None:
    runs = list(known_runs(site.boards, site.thresholds))
    return max(runs, key=lambda run: run.entry.record.submission.date, default=None)


def _link_of(board: Board) -> Link:
    track = board.leaderboard.track
    return Link(text=track.name, path=track_path(track))


def _amounts(site: Site, amounts: Sequence[float]) -> Iterator[AmountView]:
    runs = list(known_runs(site.boards, site.thresholds))
    for flop in amounts:
        rows = tuple(_run(run) for run in runs if run.flop == flop)
        sure = [row for row in rows if row.is_sure]
        yield AmountView(
            id=f"from-{flop:.0e}".replace("+", ""),
            text=amount_text(flop),
            sure=len(sure),
            open=len(rows) - len(sure),
            first=sure[0] if sure else None,
            rows=rows[::-1],
        )


def _run(run: KnownRun) -> RunRow:
    submission = run.entry.record.submission
    low, high = run.reach.low_flop, run.reach.high_flop
    return RunRow(
        run=run,
        link=Link(text=spoken(submission.model), path=record_path(run.entry)),
        compute=figures.compute_text(run.entry.amount.value, figures.FLOP, figures.known_digits(low, high)),
        between=figures.compute_interval(low, high, figures.FLOP),
        is_sure=run.side is AmountSide.ABOVE,
    )


def _laws(thresholds: Sequence[ComputeThreshold]) -> Iterator[LawRow]:
    order = list(ThresholdStatus)
    for each in sorted(thresholds, key=lambda it: (order.index(it.status), it.flop or 0, it.id)):
        yield LawRow(
            threshold=each,
            amount=MET[each.met_by].format(_amount_of(each)),
            status=STATUS[each.status],
            is_in_force=each.status is ThresholdStatus.IN_FORCE,
            read=READ[each.read],
        )


def _amount_of(threshold: ComputeThreshold) -> str:
    share = threshold.share_of_original
    if threshold.flop is None:
        return f"{'' if share is None else share.share} of what the original took"
    return amount_text(threshold.flop)


def _drift(drift: LevelDrift, flop: float) -> DriftRow:
    digits = figures.known_digits(drift.low, drift.high)
    return DriftRow(
        drift=drift,
        link=_link_of(drift.board),
        factor=figures.factor_text(drift.factor, digits),
        interval=figures.factor_interval(drift.low, drift.high),
        came_to=figures.compute_text(drift.adjusted(flop), figures.FLOP, figures.ROUGH_DIGITS),
    )


SECTION = Section(
    path=THRESHOLDS,
    build=build_thresholds_page,
    footer=(Link(text="Thresholds", path=THRESHOLDS),),
)
