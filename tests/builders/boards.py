"""Boards built by hand, for tests of what is drawn from them."""

from __future__ import annotations

import math
from datetime import date, timedelta

from effsota.boards.leaderboard import build_leaderboard
from effsota.methods import BY_NAME
from effsota.model import (
    Amount,
    Board,
    Entry,
    Leaderboard,
    Margin,
    Priced,
    Record,
    ReferenceTrend,
    Submission,
    Track,
    Trend,
)
from effsota.units import FLOP_PER_TFS_DAY, Dimension, months_between, parse_quantity
from tests.builders.typed import typed

ALEXNET_ROWS = (
    ("AlexNet", "2012-06-01", 6.16),
    ("GoogLeNet", "2014-09-17", 1.422),
    ("MobileNet v1", "2017-04-17", 0.5573),
    ("ShuffleNet v1 (1x)", "2017-07-04", 0.2987),
    ("ShuffleNet v2 (1x)", "2018-07-30", 0.2489),
    ("EfficientNet-B0", "2019-05-28", 0.1387),
)
TODAY = date(2026, 11, 22)


def record(model: str, day: str, tfs_days: float, **more: object) -> Record:
    """Return a record of a reported compute; `more` are YAML keys of the submission."""
    data = {
        "model": model,
        "date": date.fromisoformat(day),
        "publication": {"title": "A paper", "url": "https://example.org/paper"},
        "compute": [
            {
                "method": "reported",
                "compute": f"{tfs_days:.12g} TFS-days",
                "sources": [{"title": "The paper"}],
            }
        ],
        **more,
    }
    name = "r" + "".join(
        letter for letter in f"{model}-{day}".casefold() if letter.isascii() and letter.isalnum()
    )
    submission = Submission.from_data("alexnet-imagenet", name[:60], typed("submission", data), BY_NAME)
    compute = tfs_days * FLOP_PER_TFS_DAY
    priced = Priced(
        estimate=submission.estimates[0], terms=(), compute_flop=compute, margin=Margin.within(2.0)
    )
    return Record(submission=submission, estimates=(priced,))


def track(kind: str = "training-efficiency") -> Track:
    """Return the track of the boards."""
    metric = {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": 79.1}
    data = {"name": "AlexNet-level image classification", "level": "AlexNet-level", "kind": kind}
    more = {} if kind == "compute-trend" else {"metric": metric}
    return Track.from_data(
        "alexnet-imagenet", typed("track", {**data, "domain": "vision", "baseline": "ralexnet", **more})
    )


def leaderboard(records: list[Record], kind: str = "training-efficiency") -> Leaderboard:
    """Return the board of `records`, whose first by date is the baseline."""
    ordered = sorted(records, key=lambda each: each.submission.date)
    of, sign = track(kind), 1 if kind == "compute-trend" else -1
    baseline, best, entries = ordered[0].estimates[0].compute_flop, -math.inf, []
    for each in ordered:
        level = sign * each.estimates[0].compute_flop
        is_frontier = each.is_ranked and level > best
        best = level if is_frontier else best
        factor = (each.estimates[0].compute_flop / baseline) ** sign
        is_baseline = each is ordered[0]
        entries.append(
            Entry(
                record=each,
                resource=of.resource,
                amount=Amount(value=each.estimates[0].compute_flop, margin=each.estimates[0].margin),
                factor=factor,
                factor_low=factor / (1 if is_baseline else 2),
                factor_high=factor * (1 if is_baseline else 2),
                is_baseline=is_baseline,
                is_frontier=is_frontier,
                is_fitted=is_frontier,
                rank=None,
            )
        )
    return Leaderboard(track=of, resource=of.resource, entries=tuple(entries))


def trend(board: Leaderboard, *, months: float = 15.85, width: float = 1.5) -> Trend | None:
    """Return a plausible trend over the frontier; without a band where there are two records."""
    frontier = board.frontier
    if len(frontier) < 2:
        return None
    start, end = frontier[0].record.submission.date, frontier[-1].record.submission.date
    has_interval = len(frontier) > 2 and start < end
    if len(frontier) == 2 and start < end:  # the rate between two is what they are
        gain = abs(math.log2(frontier[-1].amount.value / frontier[0].amount.value))
        months = months_between(start, end) / gain
    days = [start + timedelta(days=(end - start).days * part // 12) for part in range(13)]
    fitted = [2 ** (months_between(start, day) / months) for day in days]
    return Trend(
        doubling_time_months=months,
        low=13.28 if has_interval else None,
        high=19.66 if has_interval else None,
        points=len(frontier),
        fit=board.track.fit,
        start=start,
        end=end,
        intercept_log2=0.0,
        growth_per_year=2 ** (12 / months),
        band=tuple((day, each / width, each * width) for day, each in zip(days, fitted, strict=True))
        if has_interval
        else (),
    )


def board(records: list[Record], kind: str = "training-efficiency") -> Board:
    """Return the board of `records` with a trend."""
    built = leaderboard(records, kind)
    return Board(leaderboard=built, trend=trend(built))


def empty_board() -> Board:
    """Return the board of a track without records."""
    return Board(leaderboard=build_leaderboard(track(), []), trend=None)


def alexnet_board(*more: Record) -> Board:
    """Return the AlexNet-level board, with further records."""
    return board([*(record(*row) for row in ALEXNET_ROWS), *more])


def reference(name: str, months: float) -> ReferenceTrend:
    """Return a reference trend."""
    return ReferenceTrend.from_data(
        {
            "id": name.casefold(),
            "name": name,
            "doubling_time": parse_quantity(f"{months:g} months", Dimension.PERIOD),
            "source": {"title": "A source"},
        }
    )


REFERENCES = (reference("Moore's law", 24), reference("DNA sequencing", 10), reference("Solar", 72))
