"""What is measured, the units that a file may be written in, and their other spellings; constants."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

SECONDS_PER_DAY = 86_400.0
DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12
FLOP_PER_MULTIPLY_ADD = 2.0
FLOP_PER_TFS_DAY = 1e12 * SECONDS_PER_DAY
FLOP_PER_PFS_DAY = 1e15 * SECONDS_PER_DAY
LEAST_FLOP, MOST_FLOP = 1.0, 1e40

PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "Y": 24}
PREFIX_WORDS = {
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "exa": "E",
    "zetta": "Z",
    "yotta": "Y",
}
_FLOP = {f"{prefix}FLOP": float(f"1e{power}") for prefix, power in PREFIXES.items()}
_TIME = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": SECONDS_PER_DAY,
    "week": 7 * SECONDS_PER_DAY,
    "year": DAYS_PER_YEAR * SECONDS_PER_DAY,
}
_PERIOD = {"day": 1.0, "month": DAYS_PER_MONTH, "year": DAYS_PER_YEAR}
# What runs, in a product of chips and time; a core is a part of a chip.
CHIPS, CORES = ("chip", "GPU", "TPU"), ("core", "TPU-core")


class Dimension(StrEnum):
    """What a quantity measures; its base unit stands in `BASE_UNITS`."""

    COMPUTE = "compute"
    RATE = "rate"
    PER_EXAMPLE = "operations per example"
    TIME = "time"
    PERIOD = "period"
    CHIP_TIME = "chip time"


def _with_plural(units: Mapping[str, float]) -> dict[str, float]:
    return {name: scale for unit, scale in units.items() for name in (f"{unit}s", unit)}


UNITS: Mapping[Dimension, Mapping[str, float]] = MappingProxyType(
    {
        Dimension.COMPUTE: {**_FLOP, "TFS-days": FLOP_PER_TFS_DAY, "PFS-days": FLOP_PER_PFS_DAY},
        Dimension.RATE: {f"{unit}/s": scale for unit, scale in _FLOP.items()},
        Dimension.PER_EXAMPLE: {"multiply-adds": FLOP_PER_MULTIPLY_ADD, **_FLOP},
        Dimension.TIME: _with_plural(_TIME),
        Dimension.PERIOD: _with_plural(_PERIOD),
        Dimension.CHIP_TIME: {
            f"{runs}-{unit}": scale
            for runs in (*CHIPS, *CORES)
            for unit, scale in _with_plural(_TIME).items()
        },
    }
)
BASE_UNITS: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.COMPUTE: "FLOP",
        Dimension.RATE: "FLOP/s",
        Dimension.PER_EXAMPLE: "FLOP",
        Dimension.TIME: "s",
        Dimension.PERIOD: "days",
        Dimension.CHIP_TIME: "chip-seconds",
    }
)

_LARGE_WORDS = {f"{word}FLOP": f"{prefix}FLOP" for word, prefix in PREFIX_WORDS.items()}
_MACS = {
    f"{prefix}{name}": ("multiply-adds", power)
    for prefix, power in PREFIXES.items()
    for name in ("MACs", "MAC", "MAdds", "MAdd")
    # MAdds alone may be multiply-adds, or millions of additions: nobody can tell.
    if not (prefix == "" and name.startswith("MAdd"))
}
# How else a unit is written where that means exactly one thing: the unit, and the power of ten between both.
SPELLINGS: Mapping[Dimension, Mapping[str, tuple[str, int]]] = MappingProxyType(
    {
        Dimension.COMPUTE: {
            **{spelt: (unit, 0) for spelt, unit in _LARGE_WORDS.items()},
            **{
                spelt: (unit, 0)
                for letter, word, unit in (("T", "tera", "TFS-days"), ("P", "peta", "PFS-days"))
                for spelt in (
                    f"{letter}FS-day",
                    f"{letter}F-days",
                    f"{letter}F-day",
                    *(
                        f"{name}/s-day{s}"
                        for name in (f"{letter}FLOP", f"{word}FLOP", f"{word}flop")
                        for s in ("s", "")
                    ),
                )
            },
        },
        Dimension.RATE: {
            **{f"{spelt}/s": (f"{unit}/s", 0) for spelt, unit in _LARGE_WORDS.items()},
            **{f"{word}flop/s": (f"{prefix}FLOP/s", 0) for word, prefix in PREFIX_WORDS.items()},
        },
        Dimension.PER_EXAMPLE: {
            "multiply-add": ("multiply-adds", 0),
            **_MACS,
            **{spelt: (unit, 0) for spelt, unit in _LARGE_WORDS.items()},
        },
        Dimension.TIME: {},
        Dimension.PERIOD: {},
        Dimension.CHIP_TIME: {unit.replace("-", " "): (unit, 0) for unit in UNITS[Dimension.CHIP_TIME]},
    }
)
