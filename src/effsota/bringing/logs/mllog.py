"""MLPerf Training's result logs: events after :::MLLOG, of which eval_accuracy is the curve."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from effsota.bringing.logs.plain_json import MEND_LINE, JsonFault, numbers_of, parse_json
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark, log_fault
from effsota.bringing.logs.table import decode_log
from effsota.problems import Problem
from effsota.text import cut

_MARK = ":::MLLOG"
_FACTS = {
    "submission_benchmark": "benchmark",
    "global_batch_size": "batch",
    "submission_platform": "platform",
    "submission_org": "author",
}
# Where the value of eval_accuracy is the share of images that are classified rightly.
_CLASSIFIES = frozenset({"resnet"})
# The keys that may count the data, from the most particular on, and what they count.
_COUNTERS = {"samples_count": "examples", "epoch_num": "epoch", "step_num": "step"}
# No submission passes so often over its data: above this, epoch_num holds samples.
MOST_EPOCHS = 10_000


class _Event(NamedTuple):
    """A line of the log; `time_ms` is nan where it has none."""

    line: int
    key: str
    value: Any
    time_ms: float
    metadata: Mapping[str, Any]


def _recognise(_name: str, head: str) -> bool:
    return _MARK in head


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    found = list(_events(file.name, text))
    faults = tuple(each for each in found if isinstance(each, Problem))
    events = [each for each in found if isinstance(each, _Event)]
    evals = [event for event in events if event.key == "eval_accuracy"]
    if faults or not evals:
        none = log_fault(file.name, 1, "no eval_accuracy in the log", "give the log of a whole run")
        return LogReading(faults=faults or (none,))
    facts = {_FACTS[event.key]: str(event.value) for event in events if event.key in _FACTS}
    counter, remark = _choose_counter(file.name, evals)
    return LogReading(
        rows=tuple(_rows(events, counter, _column(facts))),
        remarks=(remark, *_tell_failure(file.name, events)),
        facts=facts,
        assumed=(remark.message,),
    )


def _events(name: str, text: str) -> Iterator[_Event | Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        _, mark, written = line.partition(_MARK)
        if not mark:
            continue
        data = parse_json(written)
        if isinstance(data, JsonFault):
            yield log_fault(name, number, data.message, MEND_LINE)
        elif not isinstance(data, dict) or not isinstance(data.get("key"), str):
            yield log_fault(name, number, "the event has no key", "give the log as MLPerf's logger wrote it")
        else:
            metadata = data.get("metadata")
            yield _Event(
                number,
                data["key"],
                data.get("value"),
                _number(data.get("time_ms")),
                metadata if isinstance(metadata, dict) else {},
            )


def _number(value: Any) -> float:
    """Return a value as a number, nan where it is none."""
    return numbers_of({"": value}).get("", math.nan)


def _column(facts: Mapping[str, str]) -> str:
    """Return the column's name: only some benchmarks put an accuracy of classes under eval_accuracy."""
    benchmark = facts.get("benchmark")
    return "eval_accuracy" if benchmark in {None, *_CLASSIFIES} else f"eval_accuracy of {benchmark}"


def _choose_counter(name: str, evals: Sequence[_Event]) -> tuple[tuple[str, str] | None, Remark]:
    """Return the key that counts the data and what it counts, None where only the time does."""
    line = evals[0].line
    for key, axis in _COUNTERS.items():
        counts = [_number(event.metadata.get(key)) for event in evals]
        is_placeholder = len(counts) > 1 and len(set(counts)) == 1
        if is_placeholder or any(map(math.isnan, counts)):
            continue
        if key == "epoch_num" and max(counts) > MOST_EPOCHS:
            message = f"x is taken from epoch_num, which goes to {max(counts):,.12g}: samples, not epochs"
            return (key, "examples"), Remark(name, line, message, "compare it with train_samples of the log")
        return (key, axis), Remark(name, line, f"x is taken from {key}: {axis}")
    hint = "no key of the events counts data from one evaluation to the next"
    return None, Remark(name, line, "x is taken from time_ms: seconds since run_start", hint)


def _rows(events: Sequence[_Event], counter: tuple[str, str] | None, column: str) -> Iterator[LogRow]:
    start = math.nan
    for event in events:
        if event.key == "run_start":
            start = event.time_ms
        elif event.key == "eval_accuracy":
            values = {column: _number(event.value), "seconds": (event.time_ms - start) / 1000}
            if counter is not None:
                values[counter[1]] = _number(event.metadata[counter[0]])
            yield LogRow(event.line, values)


def _tell_failure(name: str, events: Sequence[_Event]) -> Iterator[Remark]:
    """Yield that the run did not reach the benchmark's own target, where the log says so."""
    for event in events:
        status = event.metadata.get("status")
        if event.key == "run_stop" and status != "success":
            told = cut(str(status), 60)
            yield Remark(name, event.line, f"run_stop says {told}: the run missed the benchmark's own target")


MLLOG = Reader(
    name="MLPerf",
    looks_like=":::MLLOG lines with eval_accuracy",
    recognise=_recognise,
    read=_read,
)
