"""What speaks against taking a Trainer's total_flos for training compute."""

from __future__ import annotations

import math
from collections.abc import Iterator

from effsota.bringing.drafts.match import Match
from effsota.methods.hardware_time import DEFAULT_UTILIZATION
from effsota.model import Hardware
from effsota.problems import Refusal

# 6 FLOP x a million parameters x 170 tokens: a smaller step is of a part of the model, or counts nothing.
LEAST_FLOP_A_STEP = 1e9
_PRECISIONS = ("bf16", "fp16")


def of_total_flos(match: Match, hardware: Hardware) -> Iterator[Refusal]:
    """Yield that total_flos is FLOP for text alone, and where the log itself shows that it is not.

    Source: Trainer.floating_point_ops counts 6 FLOP for each parameter and element of the main input.
    """
    total = match.run.total_flos
    is_priced_otherwise = match.compute_flop is not None and match.x != "flop"
    if total is None or match.unpriced is not None or is_priced_otherwise:
        return
    fast = _faster_than_a_chip(total.flop / total.seconds, hardware)
    if not match.is_text_only:
        yield Refusal(
            f"total_flos {total.flop:.4g} is not taken as FLOP: it counts a token for each element of the"
            " model's main input, be it a pixel or a sample of audio, which is right for text only"
            + (fast and f"; {fast}"),
            "say --text-only if the input is text; else price what the log counts, with --method and --set",
        )
        return
    if fast:
        yield Refusal(fast, "several chips may do that; if there was one, the input is not text")
    if total.flop / total.steps < LEAST_FLOP_A_STEP:
        yield Refusal(
            f"total_flos is only {total.flop / total.steps:.3g} FLOP for each step",
            "it may count a part of the model: compare it with 6 x parameters x tokens of a step",
        )


def _faster_than_a_chip(rate_flop_per_s: float, hardware: Hardware) -> str:
    peaks = (
        (chip.peaks[p].base, chip.name)
        for chip in hardware.chips.values()
        for p in _PRECISIONS
        if p in chip.peaks
    )
    peak, name = max(peaks, default=(math.inf, ""))
    if not rate_flop_per_s > DEFAULT_UTILIZATION["gpu"] * peak:
        return ""
    return (
        f"over train_runtime it would be {rate_flop_per_s:.2g} FLOP/s, more than any one chip on file gives"
        f" in training ({name}: {DEFAULT_UTILIZATION['gpu']:g} of its 16-bit peak, {peak:.2g})"
    )
