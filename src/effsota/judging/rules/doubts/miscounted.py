"""Miscounts: words of a file that say its number is of another thing than its key asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.methods import HardwareTime
from effsota.methods.hardware_time import UtilizationOf
from effsota.methods.parameters import Parameters
from effsota.model import Chip
from effsota.problems import Fault
from effsota.reading.prose.experts import names_experts
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern

_ACTIVE = ProsePattern(r"\b(active|activated|activates?|per token)\b", signs="activ|per token")
_SPARSELY = ProsePattern(r"\bsparsely[- ]activated\b", signs="sparsely")
_NAMED_ACTIVE = ProsePattern(r"\b[0-9.]+[bt]-a([0-9.]+)([bm])\b", signs="-a")
_SIZE = LatePattern(
    r"(\d+(?:\.\d+)?)\s?([MBT]|million|billion|trillion)\b(?!(?: \w+)? tokens)", re.IGNORECASE
)
_POWERS = {"m": 1e6, "b": 1e9, "t": 1e12}
_SAME = 0.02
CORES = ProsePattern(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,7})[ -]((?:[\w.-]+ ){0,3}?)cores?\b|\bTPU ?v(?:[234]|5p)-(\d+)\b",
    signs="core|tpu",
)
_OF_A_HOST = ProsePattern(
    r"\b(?:v?CPU|host|processor|x86|physical)s?\b", signs="cpu|host|processor|x86|physical"
)
_BETWEEN_SHARES = LatePattern(r"[,;]|\band\b")
OF_HARDWARE = ProsePattern(r"\bHFU\b|\bhardware (?:FLOPs?(?:/s)? )?utili[sz]ation\b", signs="hfu|hardware")
_OF_MODEL = ProsePattern(
    r"\bMFU\b|\bmodel (?:FLOPs?(?:/s)? )?utili[sz]ation\b", signs="mfu|utilization|utilisation"
)


def total_parameters(context: ClaimContext) -> Iterator[Fault]:
    """Where the words speak of a mixture of experts, they say that its parameters are the active ones."""
    submission = context.submission
    for at, pointer, inputs in context.nested:
        if not isinstance(inputs, Parameters) or inputs.parameters_total is not None:
            continue
        said = context.words[at]
        is_mixed = names_experts(f"{submission.model}; {submission.publication.title}; {said}")
        if is_mixed and not _is_active(inputs.parameters, said, submission.model):
            yield Fault(
                f"/compute/{at}{pointer}/parameters",
                f"{inputs.parameters:,.0f} parameters of a mixture of experts, and nothing says that"
                " they are the active ones",
                "write the parameters that one token goes through, and all of them beside:"
                " parameters_total: 46.7e9",
            )


def _is_active(parameters: float, said: str, model: str) -> bool:
    """Tell whether the words say that these parameters are the active ones, not the most that they name."""
    named = [_size(*found) for found in _NAMED_ACTIVE.findall(model)]
    if any(math.isclose(parameters, size, rel_tol=10 * _SAME) for size in named):
        return True
    sizes = [_size(*found) for found in _SIZE.findall(said)]
    is_most = len(sizes) > 1 and math.isclose(parameters, max(sizes), rel_tol=_SAME)
    return bool(_ACTIVE.search(_SPARSELY.sub("", said))) and not (is_most and min(sizes) < max(sizes))


def _size(number: str, unit: str) -> float:
    return float(number.strip(".") or 0) * _POWERS[unit[0].lower()]


def cores_for_chips(context: ClaimContext) -> Iterator[Fault]:
    """A count of chips is not the number that the words give for cores."""
    for at, pointer, inputs, chip in context.chip_uses:
        found = [(plain or slice_, kind) for plain, kind, slice_ in CORES.findall(context.words[at])]
        cores = {float(number.replace(",", "")) for number, kind in found if not _OF_A_HOST.search(kind)}
        if inputs.accelerators in cores and inputs.accelerators > 1 and not _is_of_core(inputs, chip):
            name = chip.name if chip else "an accelerator"
            yield Fault(
                f"{pointer}/count",
                f"{inputs.accelerators:,.10g} is the number of cores by the words here, and counted as chips:"
                f" one {name} has several",
                "count chips (a TPU v2, v3, v4 or v5p has 2 cores: a v3-512 is 256 chips); where the peak is"
                " that of a core, say so: answers: {cores-for-chips: why}",
            )


def _is_of_core(inputs: HardwareTime, chip: Chip | None) -> bool:
    """Tell whether the peak is stated, and below every one of the whole chip: that of a core."""
    peaks = [peak.base for peak in chip.peaks.values()] if chip else []
    return inputs.peak is not None and bool(peaks) and inputs.peak.base < 0.75 * max(peaks)


def hardware_utilization(context: ClaimContext) -> Iterator[Fault]:
    """A utilization is that of the model's own FLOP (MFU), not that of all that the chips did (HFU)."""
    for at, pointer, inputs, _ in context.chip_uses:
        share, is_said = inputs.utilization, inputs.utilization_of is UtilizationOf.HARDWARE
        if share is None or is_said or not _names_hardware(context.words[at], share):
            continue
        yield Fault(
            f"{pointer}/utilization",
            f"{share:.10g} is a hardware utilization (HFU) by the words here: it counts what is"
            " computed twice",
            "write the model's (MFU), or say that it is: utilization_of: hardware; where the words mean"
            " another number, say so: answers: {hardware-utilization: why}",
        )


def _names_hardware(words: str, utilization: float) -> bool:
    """Tell whether a text calls this share one of the hardware; where it names both kinds, by the number."""
    if not OF_HARDWARE.search(words):
        return False
    if not _OF_MODEL.search(words):
        return True
    shares = (f"{utilization * 100:.3g}", f"{utilization:.4g}")
    parts = _BETWEEN_SHARES.split(words)
    near = [text for text in parts if OF_HARDWARE.search(text) and not _OF_MODEL.search(text)]
    return any(re.search(rf"(?<![\d.]){re.escape(share)}(?!\d)", text) for text in near for share in shares)
