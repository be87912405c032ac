"""Logs of torchvision's reference scripts and their kin: a line of results after each `Epoch: [k]`.

Their epochs count from 0. Lines of progress are passed over: what they tell is of a batch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader
from effsota.bringing.logs.table import decode_log

_EPOCH = re.compile(r"\b(?:Epoch|Train): ?\[([0-9]{1,9})[\]/]")
_RESULT = re.compile(
    r"(?:^|INFO|:)[ \t]*+(?:\*|Test:)[ \t]*+((?:EMA )?)(?=(?:Acc|Prec)@1 )(.*)", re.MULTILINE
)
_PAIR = re.compile(r"([A-Za-z]\w*+(?:@[0-9]++)?):?[ \t]++([0-9]++(?:\.[0-9]++)?)(?![\w.])")


def _recognise(_name: str, head: str) -> bool:
    return bool(_EPOCH.search(head) and _RESULT.search(head))


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    return LogReading(rows=tuple(_rows(text)), counts_from_zero=True)


def _rows(text: str) -> Iterator[LogRow]:
    """Yield the results of each epoch; a second line of one epoch is of another model, such as a mean."""
    epoch: float | None = None
    already = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _EPOCH.search(line):
            already = already if epoch == float(found[1]) else 0
            epoch = float(found[1])
        elif epoch is not None and (found := _RESULT.search(line)):
            already += not found[1]
            again = f" of line {already}" if already > 1 and not found[1] else ""
            values = {f"{found[1]}{name}{again}": float(value) for name, value in _PAIR.findall(found[2])}
            yield LogRow(number, {"epoch": epoch, **values})


TORCHVISION = Reader(
    name="torchvision references",
    looks_like="lines of Epoch: [0], and after each Test:  Acc@1 76.130 Acc@5 92.862",
    recognise=_recognise,
    read=_read,
)
