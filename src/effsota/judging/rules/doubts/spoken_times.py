"""Spoken times: how long a run took, and which share it reached, by the words beside an estimate."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.methods.hardware_time import UtilizationOf
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern
from effsota.units import UNITS, Dimension

_SECONDS = {**UNITS[Dimension.TIME], "month": UNITS[Dimension.TIME]["year"] / 12}
_COUNT = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SPANS = "seconds?|minutes?|hours?|days?|weeks?|months?"
OF_TRAINING = ProsePattern(
    rf"\b(?:train\w*|run|runs|ran|took|takes|lasted|for|in) (?:about |around |some |over |nearly )?"
    rf"{_COUNT} ({_SPANS})\b(?! (?:later|before|after|ago|old|each|apart))"
    rf"|(?<![\w.,-]){_COUNT} ({_SPANS}) (?:of (?:training|pre-?training)|on (?:\d|[A-Z]|all|the|one|two|four|"
    rf"eight))",
    signs="second|minute|hour|day|week|month",
)
OF_ONE = ProsePattern(
    rf"(?<![\w.,-]){_COUNT} ({_SPANS}) (?:per|an?|each|every|for (?:an?|one|each|every))"
    r" (epoch|pass|step|iteration|batch|game|layer)\b",
    signs="epoch|pass|step|iteration|batch|game|layer",
)
_ONE_EPOCH = ProsePattern(r"\b(?:one|1|a single) (?:epoch|pass)\b", signs="epoch|pass")
CHIP_TIMES = ProsePattern(
    rf"(?<![\w.,-]){_COUNT}(?:\s?(k|K|M|thousand|million))? (?:[A-Z][\w.]* ){{0,2}}?"
    r"(?:GPU|TPU|chip|accelerator|[AHVPK]\d{2,4}(?:\w{0,4})|GB?200|B200|TPUv\w+)[- ](hours?|days?|years?)\b",
    signs="hour|day|year",
    flags=re.NOFLAG,
)
_POWERS = {"": 1.0, "k": 1e3, "K": 1e3, "thousand": 1e3, "M": 1e6, "million": 1e6}
_CHIP_SECONDS = UNITS[Dimension.TIME]
MFU = ProsePattern(
    r"(?:\bMFU|\b(?:model )?(?:FLOPs? )?utili[sz]ation)(?: of| was| is|:|,)?(?: about)?"
    r" \(?(\d{1,2}(?:\.\d+)?) ?%"
    r"|(?<![\d.])(\d{1,2}(?:\.\d+)?) ?% (?:MFU|(?:model )?(?:FLOPs? )?utili[sz]ation)\b",
    signs="mfu|utilization|utilisation",
    flags=re.NOFLAG,
)
ROUNDED, SAME_SHARE = 0.15, 0.01


def time_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """Where the words say how long a run took, its chips are counted for about as long."""
    for use in context.chip_uses:
        if use.inputs.time is None:
            continue
        named = dict(_spans(context.words[use.estimate]))
        counted = use.inputs.time.base
        if named and counted < min(named) and not any(_is_near(counted, each) for each in named):
            most = max(named)
            yield Fault(
                f"{use.pointer}/time",
                f"{quote(use.inputs.time.text)} is counted, and the words here speak of {named[most]}",
                "write the time of the whole run; where the level was reached before its end, or the words"
                " mean another run, say so: answers: {time-of-the-words: why}",
            )


def time_of_one_epoch(context: ClaimContext) -> Iterator[Fault]:
    """The time that is counted is not what the words give for each epoch or step of the run."""
    for use in context.chip_uses:
        if use.inputs.time is None:
            continue
        words = context.words[use.estimate]
        for number, unit, of_what in OF_ONE.findall(words):
            named = float(number.replace(",", "")) * _SECONDS[unit.lower().rstrip("s")]
            if math.isclose(use.inputs.time.base, named, rel_tol=SAME_SHARE) and not _ONE_EPOCH.search(words):
                yield Fault(
                    f"{use.pointer}/time",
                    f"{quote(use.inputs.time.text)} is counted, and by the words here that is one {of_what}",
                    "write the time of the whole run; where it had one, say so:"
                    " answers: {time-of-one-epoch: why}",
                )


def chip_time_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """Where the words say how much time of all chips a run took, no less is counted."""
    for use in context.chip_uses:
        counted = use.inputs.chip_seconds(use.chip)
        named = {
            float(number.replace(",", "")) * _POWERS[power] * _CHIP_SECONDS[unit.rstrip("s")]: f"{number}"
            f"{' ' if len(power) > 1 else ''}{power} chip-{unit}"
            for number, power, unit in CHIP_TIMES.findall(context.words[use.estimate])
        }
        if counted and named and counted < min(named) and not any(_is_near(counted, each) for each in named):
            key = "chip_time" if use.inputs.chip_time else "count" if use.inputs.count else "time"
            yield Fault(
                f"{use.pointer}/{key}",
                f"{counted / _CHIP_SECONDS['hour']:,.3g} chip-hours are counted, and the words here speak of"
                f" {named[max(named)]}",
                "count all chips for the whole time, or write chip_time; where the words mean another run,"
                " say so: answers: {chip-time-of-the-words: why}",
            )


def utilization_of_the_words(context: ClaimContext) -> Iterator[Fault]:
    """A utilization is one that the words give, where they give any."""
    for use in context.chip_uses:
        share = use.inputs.utilization
        if share is None or use.inputs.utilization_of is not UtilizationOf.MODEL:
            continue
        named = {float(one or other) / 100 for one, other in MFU.findall(context.words[use.estimate])}
        is_told = any(math.isclose(share, each, abs_tol=SAME_SHARE) for each in named)
        if named and share < min(named) and not is_told:
            yield Fault(
                f"{use.pointer}/utilization",
                f"{share:.10g} is counted, and the words here give {max(named) * 100:.10g}%",
                f"write utilization: {max(named):.10g}; where the words mean another run, say so:"
                " answers: {utilization-of-the-words: why}",
            )


def _spans(words: str) -> Iterator[tuple[float, str]]:
    """Yield the spans that a text gives for a run, in seconds, each with its words."""
    for number, unit, other_number, other_unit in OF_TRAINING.findall(words):
        digits, span = number or other_number, unit or other_unit
        yield float(digits.replace(",", "")) * _SECONDS[span.lower().rstrip("s")], f"{digits} {span}"


def _is_near(counted: float, named: float) -> bool:
    return math.isclose(counted, named, rel_tol=ROUNDED)
