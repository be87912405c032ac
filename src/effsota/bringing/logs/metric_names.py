"""The names that logs give to their columns, and ours for them: the stated alias lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from effsota.text import cut

MOST_NAMES, MOST_NAME = 50, 100


class Axis(NamedTuple):
    """An x column of ours, and what one unit of the log's column is in it."""

    name: str
    scale: float = 1.0


_AXES = {
    Axis("step"): "step steps globalstep trainglobalstep iter iters iteration iterations it s",
    Axis("epoch"): "epoch epochs trainepoch",
    Axis("examples"): "examples samples images examplesseen samplesseen imagesseen",
    Axis("tokens"): "tokens tokensseen numtokens totaltokens numinputtokensseen traintokens",
    Axis("seconds"): "seconds time traintime traintimes walltime elapsed elapsedseconds runtime",
    Axis("seconds", 0.001): "traintimems timems milliseconds",
    Axis("seconds", 60.0): "minutes",
    Axis("seconds", 3600.0): "hours",
    Axis("flop"): "flop flops totalflos totalflop totalflops trainflop",
}
_METRICS = {
    "top-5 accuracy": "top5 top5accuracy top5acc acc5 valtop5 valtop5accuracy valacc5 evaltop5accuracy"
    " testtop5accuracy topkcategoricalaccuracy valtopkcategoricalaccuracy",
    "accuracy": "accuracy acc top1 top1accuracy top1acc acc1 valtop1 valacc valacc1 valaccuracy evalaccuracy"
    " evalacc testacc testaccuracy validationaccuracy top1validationaccuracy testtop1accuracy",
    "validation loss": "valloss evalloss validationloss validloss testloss tel",
    "perplexity": "perplexity ppl valppl evalperplexity valperplexity testppl testperplexity",
    "BLEU": "bleu valbleu evalbleu testbleu bleuscore sacrebleu",
    "F1": "f1 f1score valf1 evalf1 testf1",
}
AXES: Mapping[str, Axis] = MappingProxyType(
    {alias: axis for axis, aliases in _AXES.items() for alias in aliases.split()}
)
METRICS: Mapping[str, str] = MappingProxyType(
    {alias: metric for metric, aliases in _METRICS.items() for alias in aliases.split()}
)


def plain(name: str) -> str:
    """Return a name without case and punctuation."""
    return re.sub(r"[^a-z0-9]+", "", name.lower())


@cache
def axis_of(name: str) -> Axis | None:
    """Return the x column that a log's column is, None where it is none."""
    return AXES.get(plain(name))


@cache
def metric_of(name: str) -> str:
    """Return the metric that a column or a track's metric names; an unknown name stands for itself."""
    bare = plain(name)
    return METRICS.get(bare, METRICS.get(bare.removeprefix("validation").removeprefix("test"), bare))


def few_of(names: Iterable[str]) -> str:
    """Return names in words; of a great many, the first and how many more there are."""
    listed = [cut(name, MOST_NAME) for name in names]
    more = f" and {len(listed) - MOST_NAMES:,} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def describe_known(found: Iterable[str]) -> str:
    """Return what was found and what is known, in words."""
    axes = ", ".join(sorted({axis.name for axis in AXES.values()}))
    metrics = ", ".join(sorted(set(METRICS.values())))
    given = few_of(found) or "nothing"
    return f"found {given}; known x columns: {axes}; known metrics: {metrics}, and their aliases"
