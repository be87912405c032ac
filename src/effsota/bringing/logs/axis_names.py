"""The names that logs give to what runs along: steps, epochs, tokens, time; the most particular wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple


class Axis(NamedTuple):
    """An x column of ours, and what one unit of the log's column is in it."""

    name: str
    scale: float = 1.0


# Of the names of one axis, those on the left are the more particular: they say what is counted.
_AXES = {
    Axis("step"): "trainerglobalstep trainglobalstep globalstep step steps trainstep iter iters iteration"
    " iterations it s",
    Axis("epoch"): "trainepoch epoch epochs",
    Axis("examples"): "examplesseen samplesseen imagesseen consumedsamples examples samples images",
    Axis("tokens"): "tokensseen numinputtokensseen totaltokens consumedtokens numtokens traintokens tokens",
    Axis("seconds", 0.001): "traintimems timems milliseconds",
    Axis("seconds", 60.0): "minutes",
    Axis("seconds", 3600.0): "hours",
    Axis(
        "seconds"
    ): "traintime traintimes elapsedseconds elapsed totaltimeseconds timeseconds seconds runtime"
    " time walltime timestamp",
    Axis(
        "flop"
    ): "trainflop trainflops trainingflop totalflop totalflops cumulativeflop cumulativeflops flop",
}
AXES: Mapping[str, Axis] = MappingProxyType(
    {alias: axis for axis, aliases in _AXES.items() for alias in aliases.split()}
)
_PLACE = {alias: place for place, alias in enumerate(AXES)}


@cache
def plain(name: str) -> str:
    """Return a name without case and punctuation."""
    return re.sub(r"[^a-z0-9]+", "", name.lower())


@cache
def axis_of(name: str) -> Axis | None:
    """Return the x column that a log's column is, None where it is none."""
    return AXES.get(plain(name))


def particularity(name: str) -> tuple[bool, int]:
    """Return the key that sorts names of one axis, the most particular first.

    A name that begins with an underscore is a dashboard's: `_step` of Weights & Biases counts log calls.
    """
    return name.startswith("_"), _PLACE[plain(name)]
