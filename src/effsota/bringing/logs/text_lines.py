"""Logs of printed lines: a step or epoch, and numbers with their names, in whatever way programs print them.

Read are `step 250: train loss 1.96, val loss 2.07`, `[step=100/5000,epoch=0]` with indented `name=number`
below it, `iteration 50/ 200 | lm loss: 5.9`, `{'eval_loss': 0.4, 'epoch': 1.0}`, `4000/20000 val_loss: 2.9`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from effsota.bringing.logs.axis_names import plain
from effsota.bringing.logs.counters import by_one_counter, without_still_axes
from effsota.bringing.logs.named_numbers import UNCLEAR, is_metric, measure, number_of, plain_number
from effsota.bringing.logs.printed_line import Pair, pairs_of, without_stamp
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark
from effsota.bringing.logs.table import decode_log

_PHASE = r"train(?:ing)?|val(?:id(?:ation)?)?|eval(?:uation)?|test(?:ing)?"
_PHASES = re.compile(rf"(?<![A-Za-z])(?:{_PHASE})(?![A-Za-z])", re.IGNORECASE)
_MAY_COUNT = re.compile(r"step|iter|epoch|update|^\s*+[0-9]++/[0-9]", re.IGNORECASE)
_COUNTER = re.compile(
    rf"(?:(?:{_PHASE}|end|of|at|after|on|loss|results?|global|current|the|for)[ _]+)*"
    rf"(?P<axis>step|iter(?:ation)?|epoch|update)(?: ?\((?:{_PHASE})\))?",
    re.IGNORECASE,
)
_BATCH = frozenset({"", "batch", "minibatch", "it", "iter", "step"})
MOST_LINE = 5_000
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}m")
# Bars of progress, and settings as argparse prints them.
_NO_LOG = ("%|", "Namespace(")
_DOCUMENT = re.compile(r"\s*+[\[{][ \t]*+\n")


class _Told(NamedTuple):
    """What a line tells: where in the run it stands, what was measured there."""

    at: Mapping[str, float]
    values: Mapping[str, float]


def _recognise(name: str, head: str) -> bool:
    if name.endswith((".csv", ".tsv")) or _DOCUMENT.match(head):
        return False
    return any(_is_telling(name) for row in _rows(head) for name in row.values)


@lru_cache(maxsize=4_096)
def _is_telling(name: str) -> bool:
    """Tell whether a name is that of a metric, or says on which data it was measured."""
    return is_metric(name) or bool(_last_phase(name))


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    rows = list(_rows(text))
    reading = by_one_counter(file.name, rows)
    remarks = (*reading.remarks, *_tell_unclear(file.name, reading.rows))
    return replace(reading, rows=without_still_axes(reading.rows), remarks=remarks)


def _tell_unclear(name: str, rows: tuple[LogRow, ...]) -> Iterator[Remark]:
    line = next((row.line for row in rows if UNCLEAR in row.values), None)
    if line is not None:
        message = "the log does not say whether its time is that of the run or of a step: it is no x"
        yield Remark(name, line, message, "give the run's time as a column seconds of a CSV")


def _rows(text: str) -> Iterator[LogRow]:
    at: Mapping[str, float] = {}
    depth, is_heading = 0, False
    for number, line in enumerate(_COLOUR.sub("", text).split("\n"), start=1):
        told = _told_in(line, at) if len(line) <= MOST_LINE and _MAY_COUNT.search(line) else None
        if told is not None:
            at, depth, is_heading = told.at, _depth(line), True
            if told.values:
                yield LogRow(number, {**told.at, **told.values})
        elif is_heading and _depth(line) > depth and (below := _only_pair(line)):
            yield LogRow(number, {**at, **below})
        else:  # below a line of a logger stands what it tells, as of an evaluation after a step
            is_heading = bool(at) and len(line) <= MOST_LINE and without_stamp(line) != line


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _only_pair(line: str) -> dict[str, float]:
    """Return the number of a line that holds nothing but its name and itself."""
    pairs = list(pairs_of(line))
    if len(pairs) != 1 or not pairs[0].mark or pairs[0].before.strip() or pairs[0].total:
        return {}
    is_last = line.rstrip().endswith(pairs[0].number + pairs[0].unit)
    return dict(measure(pairs[0], "")) if is_last else {}


def _told_in(line: str, before: Mapping[str, float]) -> _Told | None:
    """Return what a line tells, None where it is no line of a log, or one in the midst of an epoch."""
    if any(word in line for word in _NO_LOG):
        return None
    pairs = list(pairs_of(without_stamp(line)))
    if pairs and _is_bare_count(pairs[0]) and before.keys() == {"epoch"}:
        # Keras prints the batches of the epoch that the line above named.
        is_done = number_of(pairs[0]) == plain_number(pairs[0].total)
        return _Told(before, _values(pairs[1:], phase="")) if is_done else None
    counters = {at: found for at, pair in enumerate(pairs) if (found := _counter_of(pair, is_first=at == 0))}
    # Of two names for steps, the one that says step counts those of the optimizer.
    placed = sorted(counters.items(), key=lambda each: "step" in pairs[each[0]].name.lower())
    at = {name: number_of(pairs[place]) for place, (name, _) in placed}
    others = [pair for place, pair in enumerate(pairs) if place not in counters]
    if not at or ("step" not in at and any(map(_is_midway, others))):
        return None
    phase = next((phase for _, phase in counters.values() if phase), "")
    return _Told(at, _values(others, phase=phase))


def _counter_of(pair: Pair, *, is_first: bool) -> tuple[str, str] | None:
    """Return the x column that a number counts, with the phase that its words name."""
    if pair.clock or not pair.number[:1].isdigit():
        return None
    if not pair.name:
        return ("step", "") if is_first and _is_bare_count(pair) else None
    axis = _counted(pair.name) if is_first or pair.mark else ""
    return (axis, _last_phase(f"{pair.before} {pair.name}")) if axis else None


@lru_cache(maxsize=4_096)
def _counted(name: str) -> str:
    """Return the x column that a name counts, nothing where it counts none."""
    found = _COUNTER.fullmatch(name)
    return "" if found is None else "epoch" if found["axis"].lower() == "epoch" else "step"


def _is_bare_count(pair: Pair) -> bool:
    """Tell whether a line begins with a number of so many, such as 4000/20000."""
    return bool(pair.total) and not pair.name and not pair.before.strip()


def _is_midway(pair: Pair) -> bool:
    """Tell whether a number says that only a part of the epoch's batches is done."""
    return bool(pair.total) and plain(pair.name) in _BATCH and number_of(pair) < plain_number(pair.total)


def _values(pairs: list[Pair], *, phase: str) -> dict[str, float]:
    """Return the named numbers; one whose name says no phase has that which the line named last."""
    said, values = phase, dict[str, float]()
    for pair in pairs:
        said = _last_phase(pair.before) or said
        own = _last_phase(pair.name)
        for name, value in measure(pair, "" if own else said):
            values.setdefault(name, value)
        said = own or said
    return values


@lru_cache(maxsize=4_096)  # a log prints the same words in every line
def _last_phase(words: str) -> str:
    return "".join(_PHASES.findall(words.replace("_", " "))[-1:])


TEXT_LINES = Reader(
    name="printed lines",
    looks_like="lines such as step 250: train loss 1.96, val loss 2.07",
    recognise=_recognise,
    read=_read,
)
