"""timm's summary.csv: an epoch a row, counted from 0, with eval_ columns."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from effsota.bringing.logs.run import LogFile, LogReading, Reader
from effsota.bringing.logs.table import header_of, read_table


def _recognise(_name: str, head: str) -> bool:
    names = header_of(head)
    return names[:2] == ("epoch", "train_loss") and any(name.startswith("eval_") for name in names[2:])


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    return replace(read_table(file, blank_is_lost=True), counts_from_zero=True)


TIMM = Reader(
    name="timm summary",
    looks_like="summary.csv, which begins with epoch,train_loss and has eval_ columns",
    recognise=_recognise,
    read=_read,
)
