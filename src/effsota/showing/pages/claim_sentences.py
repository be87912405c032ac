"""The headline of a board in one sentence, and what somebody needs today to be its record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.methods.budget import compute_seconds
from effsota.model import Kind
from effsota.showing.charts import wording
from effsota.showing.pages.amount_cells import build_doubling
from effsota.showing.pages.page import Link
from effsota.showing.pages.track import target_text

if TYPE_CHECKING:
    from effsota.model import Board, Entry, Hardware

MACHINE, PRECISION, COUNT, UTILIZATION = "h100", "bf16", 8, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What being the record takes at most: compute, and the time for it on a known machine."""

    compute: str
    everywhere: str
    time: str
    machine: str
    utilization: str
    hardware: Link


def claim_sentence(board: Board) -> str | None:
    """Return a board's headline as one sentence that stands alone, None on an empty board."""
    leaderboard = board.leaderboard
    baseline, sota = leaderboard.baseline, leaderboard.sota
    if baseline is None or sota is None:
        return None
    opening = _opening(board, baseline)
    if sota.is_baseline:
        return f"{opening}; no later record is on file."
    return f"{opening}; {_since(board, sota)}{_pace(board)}."


def _opening(board: Board, baseline: Entry) -> str:
    track = board.leaderboard.track
    submission, compute = baseline.record.submission, _compute(board, baseline)
    goal = f" to reach {target}" if (target := target_text(track.metric)) else ""
    of_what = " per example" if track.kind is Kind.INFERENCE_EFFICIENCY else " of training compute"
    return f"In {submission.date.year} {submission.model} took {compute}{of_what}{goal}"


def _since(board: Board, sota: Entry) -> str:
    submission, factor = sota.record.submission, figures.factor_text(sota.factor)
    interval = f"95% interval {figures.factor_interval(sota.factor_low, sota.factor_high)}"
    if board.leaderboard.track.kind is Kind.COMPUTE_TREND:
        return f"by {submission.date.year} {submission.model} took {factor} as much ({interval})"
    return f"by {submission.date.year} {submission.model} needed {factor} less ({interval})"


def _pace(board: Board) -> str:
    doubling = build_doubling(board.trend, board.leaderboard.track.kind)
    if doubling is None:
        return ""
    rest = doubling.interval or doubling.points
    return f"; {doubling.title[0].lower()}{doubling.title[1:]} {doubling.number} {doubling.unit} ({rest})"


def _compute(board: Board, entry: Entry) -> str:
    return wording.compute_of(entry, wording.units_of(board.leaderboard.track)[0])


def build_budget(board: Board, hardware: Hardware) -> Budget | None:
    """Return what being the record takes at most; None where the machine is unknown or no training counts."""
    sota, chip = board.leaderboard.sota, hardware.find(MACHINE)
    peak = chip.peak_at(PRECISION) if chip else None
    if chip is None or peak is None or sota is None:
        return None
    if board.leaderboard.track.kind is not Kind.TRAINING_EFFICIENCY:
        return None
    flop = sota.record.compute_flop
    seconds = compute_seconds(flop, count=COUNT, peak_flop_per_s=peak.base, utilization=UTILIZATION)
    return Budget(
        compute=figures.compute_text(flop, figures.FLOP),
        everywhere=figures.compute_text(flop, figures.TFS_DAYS),
        time=figures.duration_text(seconds),
        machine=f"{COUNT} {chip.short_name}",
        utilization=figures.percent_text(UTILIZATION),
        hardware=Link(text=f"{PRECISION}, dense", path="hardware/"),
    )
