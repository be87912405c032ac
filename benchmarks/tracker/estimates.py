"""Made-up estimates: inputs of a method that give about the compute that is asked for, and what they give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import floor, log10, sqrt
from random import Random

from benchmarks.tracker.tracks import MadeTrack
from benchmarks.tracker.words import analyses, person, remark
from effsota.frozen import Frozen

DIGITS = 4
FLOP_A_TFS_DAY = 8.64e16
# Chips by the day from which runs use them, a month after they came out: id, precision, dense peak in FLOP/s
# as in schema/hardware.yaml.
CHIPS = (
    (date(2010, 1, 1), "nvidia-geforce-gtx-580", "fp32", 1.581e12),
    (date(2013, 11, 8), "nvidia-tesla-k40", "fp32", 4.29e12),
    (date(2016, 7, 20), "nvidia-p100", "fp16", 18.7e12),
    (date(2017, 7, 21), "nvidia-tesla-v100-sxm2-16gb", "fp16", 125e12),
    (date(2018, 6, 18), "google-tpu-v3", "bf16", 123e12),
    (date(2020, 12, 16), "nvidia-a100-sxm4-80gb", "bf16", 312e12),
    (date(2021, 6, 20), "google-tpu-v4", "bf16", 275e12),
    (date(2022, 10, 20), "nvidia-h100-sxm5-80gb", "bf16", 989.4e12),
)
SECONDS = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}


class MadeEstimate(Frozen, kw_only=False):
    """An estimate as its file has it, and the compute in FLOP that follows."""

    data: dict[str, object]
    flop: float


def build_estimate(method: str, flop: float, *, track: MadeTrack, place: int, random: Random) -> MadeEstimate:
    """Return an estimate by a method: its inputs, and, mostly, sources, who made it and a note."""
    inputs, given = _INPUTS[method](flop, track, track.day_of(place), random)
    keys = list(inputs)[:3]
    sources = [
        {**each, "where": f"Table {random.randint(1, 9)}"}
        for each in analyses(random, random.choices((1, 2, 3), (75, 20, 5))[0])
    ]
    data: dict[str, object] = {"method": method, **inputs}
    if random.random() < 0.22:
        data["by"] = person(random)
    data["sources"] = [{"for": keys, **each} if random.random() < 0.7 else each for each in sources]
    if random.random() < 0.1:
        data["published"] = {"compute": tfs_days(given), "source": sources[0]}
    if random.random() < 0.8:
        data["note"] = remark(random)
    return MadeEstimate(data, given)


def shorten(value: float) -> float:
    """Return a number with the digits that a paper prints."""
    return float(f"{value:.{DIGITS}g}")


def with_exponent(value: float) -> str:
    """Return a number as papers write it: 0.77e9."""
    exponent = 3 * floor(log10(value) / 3)
    return f"{value / 10**exponent:.{DIGITS}g}" + (f"e{exponent}" if exponent else "")


def tfs_days(flop: float) -> str:
    """Return compute as a table prints it."""
    return f"{with_exponent(flop / FLOP_A_TFS_DAY)} TFS-days"


def _reported(flop: float, *_: object) -> tuple[dict[str, object], float]:
    given = shorten(flop)
    return {"compute": f"{with_exponent(given)} FLOP"}, given


def _by_parameters(flop: float, *_: object) -> tuple[dict[str, object], float]:
    parameters = round(shorten(sqrt(flop / 120)))  # 20 tokens a parameter
    tokens = round(shorten(flop / 6 / parameters))
    return {"parameters": parameters, "tokens": tokens}, 6.0 * parameters * tokens


def _by_operations(flop: float, track: MadeTrack, _: date, random: Random) -> tuple[dict[str, object], float]:
    if track.kind.startswith("inference"):
        forward = shorten(flop / 2)
        return {
            "forward": f"{with_exponent(forward)} multiply-adds",
            "examples": 1,
            "backward": 0,
        }, 2 * forward
    examples, epochs = random.choice((1_280_000, 1_200_000, 50_000)), random.choice((4, 11, 18, 53, 90))
    forward = shorten(flop / 6 / examples / epochs)
    inputs = {"forward": f"{with_exponent(forward)} multiply-adds", "examples": examples, "epochs": epochs}
    return inputs, 6 * forward * examples * epochs


def _by_hardware_time(
    flop: float, _: MadeTrack, day: date, random: Random
) -> tuple[dict[str, object], float]:
    __, hardware, precision, peak = random.choice([chip for chip in CHIPS if chip[0] <= day][-2:])
    utilization = random.choice((0.27, 0.3, 0.33, 0.33, 0.33, 0.4, 0.45))
    chip_seconds = flop / peak / utilization
    count = 2 ** max(0, round(log10(chip_seconds / 86_400) * 2))
    unit = next((name for name, size in SECONDS.items() if chip_seconds / count > 2 * size), "seconds")
    time = shorten(chip_seconds / count / SECONDS[unit])
    inputs = {
        "hardware": hardware,
        "precision": precision,
        "count": count,
        "time": f"{with_exponent(time)} {unit}",
        "utilization": utilization,
    }
    return inputs, count * peak * time * SECONDS[unit] * utilization


_INPUTS: dict[str, Callable[[float, MadeTrack, date, Random], tuple[dict[str, object], float]]] = {
    "reported": _reported,
    "parameters": _by_parameters,
    "operations": _by_operations,
    "hardware-time": _by_hardware_time,
}
