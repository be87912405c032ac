"""What a maintainer would ask about a run: errors that keep it from being filed, and warnings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from effsota import figures
from effsota.bringing.drafts.match import Match
from effsota.bringing.drafts.total_flos import of_total_flos
from effsota.model import Chip, Hardware, Metric
from effsota.problems import Refusal
from effsota.reading.curve import Crossing
from effsota.units import LEAST_FLOP, MOST_FLOP

_PARTS = re.compile(r"\b(boards?|dies?|cores?)\b", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\w.])([0-9]{1,6})\s*[x×*]?\s*(?=[A-Za-z])")


def find_errors(match: Match) -> tuple[Refusal, ...]:
    """Return what keeps a run from being filed on a track."""
    return tuple(_of_values(match))


def find_doubts(match: Match, hardware: Hardware) -> tuple[Refusal, ...]:
    """Return what a maintainer would ask about a run on a track."""
    return (
        *of_total_flos(match, hardware),
        *_of_time(match),
        *_of_crossing(match),
        *_of_hardware(match, hardware),
    )


def _of_values(match: Match) -> Iterator[Refusal]:
    if match.unpriced is not None:
        yield match.unpriced
    if match.looks_like_fraction:
        yield Refusal(
            f"{match.column} looks like a fraction (all values are at most 1), the track counts in percent",
            "say --metric-scale 100 if it is one",
        )
    compute = match.compute_flop
    if compute is not None and not LEAST_FLOP <= compute <= MOST_FLOP:
        yield Refusal(
            f"compute at the crossing would be {figures.outside_text(compute, LEAST_FLOP, MOST_FLOP)} FLOP,"
            f" outside {LEAST_FLOP:g} to {MOST_FLOP:g}",
            _hint_on_powers(match),
        )
    crossing = match.crossing
    if crossing is not None and crossing.gap_line is not None:
        yield Refusal(
            f"the value at line {crossing.gap_line}, beside the crossing, is lost: the crossing is not sure",
            "fill in the value if it is known, or log the run again",
        )


def _hint_on_powers(match: Match) -> str:
    """Return what to look at where compute is nonsense: an epoch 0 that was measured costs a pass."""
    if match.x == "epoch" and match.crossing is not None and match.crossing.x == 0:
        return "say --epochs-from-zero if epoch 0 was measured after one pass"
    return "check the powers of ten of --set, and what the column counts"


def _of_time(match: Match) -> Iterator[Refusal]:
    """Yield where the time that a log tells falls: time does not, so the column may be another."""
    seconds = match.curve.columns.get("seconds", ())
    told = [(at, line) for at, line in zip(seconds, match.curve.lines, strict=False) if at is not None]
    fall = next(((before, after) for before, after in pairwise(told) if after[0] < before[0]), None)
    if fall is not None:
        (before, _), (after, line) = fall
        yield Refusal(
            f"the time falls from {before:,.6g} to {after:,.6g} seconds at line {line}, as time does not:"
            " are two columns swapped?",
            "compare the names of the columns with what stands under them",
        )


def _of_crossing(match: Match) -> Iterator[Refusal]:
    crossing, metric = match.crossing, match.track.metric
    if crossing is None or metric is None:
        return
    if crossing.is_first_point:
        yield Refusal(
            "crosses at the very first logged point: too coarse, the true crossing is earlier",
            "log more finely, or say bound: upper",
        )
    if crossing.ends_short:
        yield Refusal(
            f"ends at {crossing.end:g}, {_short_of(crossing, metric)} the target",
            "the first crossing is the rule; say in answers why it is no luck",
        )


def _short_of(crossing: Crossing, metric: Metric) -> str:
    return "below" if crossing.end < metric.target else "above"


def _of_hardware(match: Match, hardware: Hardware) -> Iterator[Refusal]:
    """Yield what the log says of its hardware against what the cost claims; nothing is taken from the log."""
    told, cost = match.run.facts.get("hardware"), match.estimate.get("cost", {})
    if not told or cost.get("method") != "hardware-time" or "hardware" not in cost:
        return
    chip = hardware.find(cost["hardware"])
    if chip is None:
        return
    counted = f"{chip.name} (count {cost.get('count', '1')})"
    if not _names(told, chip):
        yield Refusal(
            f'the log was made on other hardware: it says "{told}", the claim {chip.name}',
            "give the hardware that made this log, or another log",
        )
    part = _PARTS.search(told)
    if part is not None:
        yield Refusal(
            f'the log counts by the {part[1].lower()}: it says "{told}", the claim {counted}',
            f"count is of what hardware.yaml prices: {_priced(chip)}",
        )
    elif (count := _COUNT.search(told)) and not math.isclose(float(count[1]), float(cost.get("count", "1"))):
        yield Refusal(
            f'the log says "{told}", the claim {counted}',
            f"count is of what hardware.yaml prices: {_priced(chip)}",
        )


def _names(told: str, chip: Chip) -> bool:
    """Tell whether the text names the chip: by its name, an alias, or the model in one of them."""
    bare = _plain(told)
    return any(_plain(name) in bare for name in (chip.name, chip.short_name, *chip.aliases))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def _priced(chip: Chip) -> str:
    if chip.board is None:
        return f"one chip, {chip.name}"
    return f"one chip; one {chip.board.name} holds {chip.board.chips}"


def log_times(match: Match) -> Mapping[str, float]:
    """Return the seconds of the log at the crossing and at its end, nothing where it tells no time."""
    seconds = match.curve.columns.get("seconds")
    if not seconds or match.crossing is None:
        return {}
    at, end = seconds[match.curve.lines.index(match.crossing.line)], seconds[-1]
    return {} if at is None or end is None else {"crossing": at, "end": end}
