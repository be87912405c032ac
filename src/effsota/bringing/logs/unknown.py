"""What is said of a log that no reader knows: the CSV to write instead, by the log's own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from effsota.bringing.logs.run import LogFile, Reader, log_fault
from effsota.problems import Problem

_STEP = re.compile(
    r"\b(?P<axis>step|iter(?:ation)?|epoch)s?\b\W{0,6}(?P<number>[0-9]{1,15})\b", re.IGNORECASE
)
_WORD = r"(?P<metric>loss|acc(?:uracy)?|top-?[15]|perplexity|ppl|bleu|wer|bpb|map)\b"
_NUMBER = r"[^0-9\n]{0,12}(?P<number>[0-9]{1,9}\.[0-9]{1,12})"
# What was evaluated, and whatever else looks like a metric.
_METRICS = (
    re.compile(
        rf"\b(?P<phase>validation|valid|val|eval|test)[^0-9\n]{{0,24}}?{_WORD}{_NUMBER}", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<phase>){_WORD}{_NUMBER}", re.IGNORECASE),
)
_AXES = {"epoch": "epoch"}
_LOOKED_AT = 200_000


class _Found(NamedTuple):
    """A column of the CSV to be written, and a number in it."""

    column: str
    number: str


def refuse_unknown(file: LogFile, head: str, readers: Iterable[Reader]) -> Problem:
    """Return why a log is not read, with the lines of CSV that say the same."""
    text = head[:_LOOKED_AT]
    metric = next((found for each in _METRICS if (found := each.search(text))), None)
    step = _last_step(text, metric.start()) if metric else _STEP.search(text)
    x = _Found(_AXES.get(step["axis"].lower(), "step"), step["number"]) if step else _Found("step", "1000")
    y = (
        _Found(_column(metric["phase"], metric["metric"]), metric["number"])
        if metric
        else _Found("val_loss", "3.28")
    )
    whose = "its first numbers here" if metric and step else "the numbers are made up"
    lines = (
        f"write its numbers into a file .csv, a line for each evaluation ({whose}):",
        f"  {x.column},{y.column}",
        f"  {x.number},{y.number}",
        f"read as they are: {', '.join(reader.name for reader in readers)}",
    )
    line = text.count("\n", 0, metric.start()) + 1 if metric else 1
    return log_fault(file.name, line if step else 1, "the format is not known", "\n".join(lines))


def _last_step(text: str, before: int) -> re.Match[str] | None:
    """Return the step that a metric is printed with: the last before it, else the first behind."""
    last = None
    for found in _STEP.finditer(text):
        if found.start() > before:
            return last or found
        last = found
    return last


def _column(phase: str, metric: str) -> str:
    return "_".join(word for word in (phase.lower(), metric.lower().replace("-", "")) if word)
