"""Hugging Face Trainer's trainer_state.json: log_history, and total_flos where that is FLOP."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from effsota.bringing.logs.plain_json import JsonFault, numbers_of, parse_json
from effsota.bringing.logs.run import (
    TOO_LARGE,
    LogFile,
    LogReading,
    LogRow,
    Reader,
    Remark,
    TotalFlos,
    log_fault,
)
from effsota.bringing.logs.table import decode_log

_DECODER = json.JSONDecoder()
_TOTAL, _STEPS = "total_flos", "global_step"


def _recognise(name: str, head: str) -> bool:
    return name.rpartition("/")[2] == "trainer_state.json" or '"log_history"' in head


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    state = parse_json(text)
    if isinstance(state, JsonFault):
        return LogReading(faults=(log_fault(file.name, *state, "mend the JSON"),))
    history = state.get("log_history") if isinstance(state, dict) else None
    if not isinstance(history, list):
        message = "there is no log_history list"
        return LogReading(
            faults=(log_fault(file.name, 1, message, "give the trainer_state.json of a checkpoint"),)
        )
    return _read_history(file.name, state, history, text)


def _read_history(name: str, state: Mapping[str, Any], history: list[Any], text: str) -> LogReading:
    wrong = [at for at, entry in enumerate(history) if not isinstance(entry, dict)]
    if wrong:
        line = _line_of_entry(text, wrong[0])
        return LogReading(faults=(log_fault(name, line, "an entry of log_history is not a mapping"),))
    totals = numbers_of({key: state.get(key) for key in (_TOTAL, _STEPS)})
    endless = next((key for key, value in totals.items() if math.isinf(value)), None)
    if endless is not None:
        line = text.count("\n", 0, max(text.find(f'"{endless}"'), 0)) + 1
        return LogReading(faults=(log_fault(name, line, f"{endless} {TOO_LARGE}", "write a finite number"),))
    if not history:
        message = "log_history is empty: logging_steps and eval_steps were larger than the run"
        return LogReading(faults=(log_fault(name, 1, message, "log more often, and run again"),))
    total, remarks = _total_of(name, totals, history)
    rows = []
    for line, entry in zip(_lines_of_steps(text, history), history, strict=True):
        values = numbers_of(entry)
        values.pop(_TOTAL, None)
        if total is not None and "step" in values:
            values["flop"] = total.flop / total.steps * values["step"]
        rows.append(LogRow(line, values))
    return LogReading(rows=tuple(rows), remarks=remarks, counts_from_zero=False, total_flos=total)


def _total_of(
    name: str, totals: Mapping[str, float], history: list[Any]
) -> tuple[TotalFlos | None, tuple[Remark, ...]]:
    flop, steps = (totals.get(key, math.nan) for key in (_TOTAL, _STEPS))
    if not (flop > 0 and steps > 0):
        return None, (Remark(name, 1, f"no {_TOTAL} and {_STEPS}: x is step, to be priced by you"),)
    timed: Mapping[str, Any] = next((entry for entry in reversed(history) if "train_runtime" in entry), {})
    seconds = numbers_of(timed).get("train_runtime", math.nan)
    return TotalFlos(flop, steps, seconds), ()


def _lines_of_steps(text: str, history: list[Any]) -> Iterator[int]:
    """Yield the line of each entry's step, or that of the entry before."""
    at, line = 0, 1
    for entry in history:
        if at >= 0 and "step" in entry:
            before, at = at, text.find('"step":', at + 1)
            line += text.count("\n", before, at) if at > before else 0
        yield line


def _line_of_entry(text: str, index: int) -> int:
    """Return the line where an entry of log_history begins (looked up only for a fault)."""
    try:
        at = text.index("[", text.index('"log_history"')) + 1
        for _ in range(index):
            at = _skip(text, _DECODER.raw_decode(text, _skip(text, at))[1])
        return text.count("\n", 0, _skip(text, at)) + 1
    except (ValueError, IndexError):  # the key is written with escapes, or twice
        return 1


def _skip(text: str, at: int) -> int:
    while text[at] in " \t\n,":
        at += 1
    return at


TRAINER_STATE = Reader(
    name="Hugging Face Trainer",
    looks_like="trainer_state.json with log_history and total_flos",
    recognise=_recognise,
    read=_read,
)
