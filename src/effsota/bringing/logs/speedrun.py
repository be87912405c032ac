"""Speedrun logs: lines such as step:1750/1770 val_loss:3.2791 train_time:182364ms step_avg:104.2ms."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, log_fault
from effsota.bringing.logs.table import decode_log, read_cell
from effsota.problems import Refusal

_LINE = re.compile(r"^(?:step|s):[0-9]+(?:/[0-9]+)?[ \t]", re.MULTILINE)
_LOST = frozenset({"nan", "inf"})
_WORD = re.compile(r"[^\W\d][\w.-]*+")
# Nothing of a name is looked at twice: a line may be long.
_PAIR = re.compile(r"\b([A-Za-z_]\w*+):\s*+([^\s,]++)")
_CHIP = re.compile(r"^\| {1,9}\d{1,9} {1,9}(NVIDIA [^|\n]{1,60}?) {1,60}(?:On|Off) {0,9}\|", re.MULTILINE)
_TIMES = {"ms": 0.001, "s": 1.0}


def _recognise(_name: str, head: str) -> bool:
    return bool(_LINE.search(head))


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    rows, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.match(line + " "):
            continue
        values: dict[str, float] = {}
        for name, written in _PAIR.findall(line):
            if written[0].isalpha() and _WORD.fullmatch(written) and written.lower() not in _LOST:
                continue
            value = _read_value(name, written)
            if isinstance(value, Refusal):
                faults.append(log_fault(file.name, number, f"{name}: {value.message}", value.hint))
            elif not (math.isnan(value[1]) and name.startswith("step_")):
                values[value[0]] = value[1]
        rows.append(LogRow(number, values))
    return LogReading(rows=tuple(rows), faults=tuple(faults), facts=_facts(text))


def _facts(text: str) -> dict[str, str]:
    """Return the hardware that nvidia-smi printed above the log, if it did."""
    chips = Counter(_CHIP.findall(text))
    told = ", ".join(f"{count} {' '.join(name.split())}" for name, count in chips.items())
    return {"hardware": told} if told else {}


def _read_value(name: str, written: str) -> tuple[str, float] | Refusal:
    number, _, _ = written.partition("/")
    for unit, scale in _TIMES.items():
        if number.endswith(unit) and number != unit:
            value = read_cell(number.removesuffix(unit))
            return value if isinstance(value, Refusal) else (_time_name(name), value * scale)
    value = read_cell(number)
    return value if isinstance(value, Refusal) else (name, value)


def _time_name(name: str) -> str:
    return "seconds" if name == "train_time" else name


SPEEDRUN = Reader(
    name="speedrun log",
    looks_like="lines such as step:1750/1770 val_loss:3.2791 train_time:182364ms",
    recognise=_recognise,
    read=_read,
)
