"""Hugging Face Trainer's trainer_state.json: log_history, and total_flos for the price of a step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from effsota.bringing.logs.json_lines import numbers_of
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark, log_fault
from effsota.bringing.logs.table import decode_log

_DECODER = json.JSONDecoder()


def _recognise(name: str, head: str) -> bool:
    return name.rpartition("/")[2] == "trainer_state.json" or '"log_history"' in head


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    try:
        state = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        at = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "too deep"
        return LogReading(faults=(log_fault(file.name, line, at, "mend the JSON"),))
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
    per_step, remarks = _flop_per_step(name, state)
    rows = []
    for line, entry in zip(_lines_of_steps(text, history), history, strict=True):
        values = numbers_of(entry)
        values.pop("total_flos", None)
        if per_step and "step" in values:
            values["flop"] = per_step * values["step"]
        rows.append(LogRow(line, values))
    return LogReading(rows=tuple(rows), remarks=remarks)


def _flop_per_step(name: str, state: Mapping[str, Any]) -> tuple[float, tuple[Remark, ...]]:
    total, steps = state.get("total_flos"), state.get("global_step")
    if not isinstance(total, int | float) or not isinstance(steps, int) or total <= 0 or steps <= 0:
        return 0.0, (Remark(name, 1, "no total_flos and global_step: x is step, to be priced by you"),)
    message = f"flop is total_flos {total:.6g} spread evenly over {steps:,} steps"
    return total / steps, (Remark(name, 1, message),)


def _lines_of_steps(text: str, history: list[Any]) -> Iterator[int]:
    """Yield the line of each entry's step, or that of the entry before."""
    at, line = 0, 1
    for entry in history:
        found = text.find('"step":', at + 1) if "step" in entry else -1
        if found > at:
            line += text.count("\n", at, found)
            at = found
        yield line


def _line_of_entry(text: str, index: int) -> int:
    """Return the line where an entry of log_history begins (looked up only for a fault)."""
    at = text.index("[", text.index('"log_history"')) + 1
    for _ in range(index):
        at = _skip(text, _DECODER.raw_decode(text, _skip(text, at))[1])
    return text.count("\n", 0, _skip(text, at)) + 1


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
