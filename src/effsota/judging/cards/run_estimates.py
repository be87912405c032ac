"""Estimates by the figures of one run, as a submission has them: texts by YAML key, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from effsota.frozen import Frozen
from effsota.judging.cards.stated_run import StatedRun
from effsota.judging.quoting import quote
from effsota.methods import HARDWARE_TIME, PARAMETERS, REPORTED
from effsota.methods.hardware_time import UtilizationOf
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage
from effsota.units import DAYS_PER_MONTH, SECONDS_PER_DAY

_HOUR = 3600.0
MOST_BY_THOUSANDS = 1e15
_RUNS = {"gpu": "GPU", "tpu": "TPU"}


class CardEstimate(Frozen):
    """An estimate with the figures its keys come from; `remarks` say what the text leaves open, by key."""

    run: str
    data: Mapping[str, str]
    figures: Mapping[str, StatedFigure]
    remarks: Mapping[str, str]

    @property
    def method(self) -> str:
        """The name of its method."""
        return self.data["method"]


def build_estimates(facts: StatedRun) -> Iterator[CardEstimate]:
    """Yield the estimates that the figures of a run allow, one a method."""
    if facts.is_of_all:
        return
    if facts.stage is TrainingStage.MAIN:
        yield from _by_parameters(facts)
    yield from _by_hardware(facts)
    compute = facts.get(FigureKind.COMPUTE)
    if compute is not None:
        yield _estimate(facts, REPORTED.name, {"compute": (f"{plain(compute.value)} FLOP", compute)})


def _by_parameters(facts: StatedRun) -> Iterator[CardEstimate]:
    parameters, tokens = facts.counted_parameters, facts.counted_tokens
    if parameters is None or tokens is None:
        return
    amount, stated = tokens
    keys = {"parameters": (plain(parameters.value), parameters), "tokens": (plain(amount.value), stated[0])}
    remarks = {"tokens": " times ".join(figure.text for figure in stated)} if len(stated) > 1 else {}
    total = facts.get(FigureKind.TOTAL)
    if total is not None and parameters.kind is FigureKind.ACTIVE and total.value > parameters.value:
        keys["parameters_total"] = (plain(total.value), total)
    yield _estimate(facts, PARAMETERS.name, keys, remarks)


def _by_hardware(facts: StatedRun) -> Iterator[CardEstimate]:
    """Yield the estimate by the time of all chips, else by a count and a time."""
    chip = facts.chip
    time_keys = _time_keys(facts)
    if chip is None or not time_keys or (facts.precision is None and len(chip.peaks) > 1):
        return
    keys = dict(time_keys)
    remarks = {}
    share, hardware_share = (
        facts.get(kind) for kind in (FigureKind.UTILIZATION, FigureKind.HARDWARE_UTILIZATION)
    )
    if share is not None:
        keys["utilization"] = (plain(share.value), share)
    elif hardware_share is not None:
        keys["utilization"] = (plain(hardware_share.value), hardware_share)
        keys["utilization_of"] = (UtilizationOf.HARDWARE.value, hardware_share)
    chip_time = facts.get(FigureKind.CHIP_TIME)
    if chip_time is not None and chip_time.is_cumulative:
        remarks["chip_time"] = "said to be a total"
    if facts.is_precision_assumed:
        remarks["precision"] = "no precision is stated with it: this one is assumed"
    named = next(figure for _, figure in time_keys.values())
    lead = {"hardware": (chip.id, facts.get(FigureKind.CHIPS) or facts.get(FigureKind.CHIP) or named)}
    precision = {} if facts.precision is None else {"precision": (facts.precision, None)}
    yield _estimate(facts, HARDWARE_TIME.name, {**lead, **precision, **keys}, remarks)


def _time_keys(facts: StatedRun) -> dict[str, tuple[str, StatedFigure]]:
    chip_time, count, time = (
        facts.get(kind) for kind in (FigureKind.CHIP_TIME, FigureKind.CHIPS, FigureKind.TIME)
    )
    if chip_time is not None:
        runs = _RUNS.get(facts.chip.kind, "chip") if facts.chip else "chip"
        return {"chip_time": (f"{plain(chip_time.value / _HOUR)} {runs}-hours", chip_time)}
    if count is None or time is None:
        return {}
    return {"count": (plain(count.value), count), "time": (time_text(time.value), time)}


def _estimate(
    facts: StatedRun,
    method: str,
    keys: Mapping[str, tuple[str, StatedFigure | None]],
    remarks: Mapping[str, str] | None = None,
) -> CardEstimate:
    """Return an estimate of which the figures have their lines; one whose words leave an end open says so."""
    figures = {key: figure for key, (_, figure) in keys.items() if figure is not None}
    open_ends = {key: remark for key, figure in figures.items() if (remark := _remark(figure))}
    return CardEstimate(
        run=facts.name,
        data={"method": method, **{key: text for key, (text, _) in keys.items()}},
        figures=figures,
        remarks={**open_ends, **(remarks or {})},
    )


def _remark(figure: StatedFigure) -> str:
    """Return what the words of a figure leave open; nothing where they say it."""
    if _is_open(figure):
        return f"{quote(figure.text)} leaves more open"
    if figure.is_by_name:
        return f"{quote(figure.text)} is a name, and may be rounded"
    is_of_months = figure.kind is FigureKind.TIME and "month" in figure.text.casefold()
    return f"{quote(figure.text)}, of {DAYS_PER_MONTH:.4g} days each" if is_of_months else ""


def _is_open(figure: StatedFigure) -> bool:
    return figure.amount.high == float("inf") or figure.amount.low == 0.0


def plain(value: float) -> str:
    """Return a number in JSON syntax, with an exponent where it is large: 3.8e9, 300e9, 2.02e23, 512."""
    if value < 1e6:
        return f"{value:.12g}"
    power = int(f"{value:e}".partition("e")[2])
    power = power // 3 * 3 if value < MOST_BY_THOUSANDS else power
    return f"{value / 10**power:.10g}e{power}"


def time_text(seconds: float) -> str:
    """Return a time in days, or in hours where it is shorter than two days."""
    if seconds >= 2 * SECONDS_PER_DAY:
        return f"{seconds / SECONDS_PER_DAY:.10g} days"
    return f"{seconds / _HOUR:.10g} hours"
