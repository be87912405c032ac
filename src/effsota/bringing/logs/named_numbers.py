"""What a named number of a printed line is: an x column, a time, a metric, and in which unit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from effsota.bringing.logs.axis_names import Axis, axis_of, plain
from effsota.bringing.logs.metric_names import METRICS
from effsota.bringing.logs.printed_line import Pair

# A name, and no half of a sum.
_NAME = re.compile(r"[A-Za-z_][\w@/.#%() -]*(?<![ /.#(-])")
# A name that tells a metric without a colon or an equals sign behind it ends in such a word.
_METRIC_WORDS = (
    "loss",
    "acc",
    "accuracy",
    "error",
    "ppl",
    "perplexity",
    "bpb",
    "bleu",
    "wer",
    "map",
    "iou",
    "auc",
    "reward",
    "score",
)
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
_TIMES = frozenset({"ms", "s", "m", "h"})
# Whose time it is, of the run or of a step, only their program knows.
_UNCLEAR = frozenset({"time", "dt", "elapsed"})
UNCLEAR = "time as printed"
_MAY_BE_LARGE = ("perplexity", "ppl", "score", "reward")
# The counters that a line begins with; what else has such a name is a setting.
_COUNTED = frozenset({"step", "epoch"})


def measure(pair: Pair, phase: str) -> Iterator[tuple[str, float]]:
    """Yield the column of a named number and its value in our units."""
    if not _is_told(pair):
        return
    axis, value = _axis_of(pair.name), number_of(pair)
    if _is_unclear(pair.name):
        yield UNCLEAR, value
    elif pair.unit in _TIMES and axis is not None and axis.name == "seconds":
        yield "seconds", value
    elif axis is not None:
        if axis.name not in _COUNTED:
            yield axis.name, value * axis.scale
    elif phase and is_metric(pair.name):
        yield f"{phase} {pair.name}", value
    else:
        yield pair.name, value


def _is_told(pair: Pair) -> bool:
    """Tell whether a number has a name; behind a mere blank, or where it was lost, only a metric has.

    A loss of 3,281 may be 3.281, as half of the world writes it; a perplexity of 195,153 is one.
    """
    if pair.total or pair.clock or not _NAME.fullmatch(pair.name):
        return False
    if "," in pair.number and is_metric(pair.name) and not plain(pair.name).endswith(_MAY_BE_LARGE):
        return False
    return is_metric(pair.name) or bool(pair.mark and not math.isnan(number_of(pair)))


@lru_cache(maxsize=4_096)
def _axis_of(name: str) -> Axis | None:
    """Return the x column that a name is, also under a heading, as in throughput/total_tokens."""
    heading, _, last = name.rpartition("/")
    below = axis_of(last) if heading and len(last) > 1 else None
    return axis_of(name) or (below if below is not None and below.name not in _COUNTED else None)


@lru_cache(maxsize=4_096)
def _is_unclear(name: str) -> bool:
    return plain(name) in _UNCLEAR


@lru_cache(maxsize=4_096)
def is_metric(name: str) -> bool:
    """Tell whether a name is that of a metric, by our list or by its last word."""
    bare = plain(name)
    return bare in METRICS or bare.endswith(_METRIC_WORDS) or bare.removesuffix("value").endswith("loss")


def number_of(pair: Pair) -> float:
    """Return the number of a pair in the unit behind it."""
    return plain_number(pair.number) * _UNITS.get(pair.unit, 1.0)


def plain_number(text: str) -> float:
    """Return a number that may have thousands separators; an infinite one is lost."""
    number = float(text.replace(",", ""))
    return math.nan if text.endswith("inf") else number
