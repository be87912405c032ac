"""Epochs of a log to passes done: where a format counts from 0, epoch k was reached after k+1 passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from effsota.bringing.logs.run import LogRow, Remark


class Passes(NamedTuple):
    """Rows whose epochs are passes where the log tells that; `counts_passes` says so."""

    rows: Sequence[LogRow]
    remarks: tuple[Remark, ...]
    assumed: tuple[str, ...] = ()
    counts_passes: bool = False


def settle_epochs(
    file: str, rows: Sequence[LogRow], *, counts_from_zero: bool | None, format_name: str
) -> Passes:
    """Return rows with passes for epochs where the format's definition says how it counts."""
    missing = tuple(_tell_missing(file, rows))
    first = next((row for row in rows if "epoch" in row.values), None)
    if first is None or counts_from_zero is False:
        return Passes(rows, missing, counts_passes=first is not None)
    if counts_from_zero is None:
        whole = all(row.values["epoch"] % 1 == 0 for row in rows if "epoch" in row.values)
        if not whole or first.values["epoch"] != 0:
            return Passes(rows, missing)
        message = "epochs count from 0"
        hint = "priced as they stand; say --epochs-from-zero if epoch k was reached after k+1 passes"
        return Passes(rows, (Remark(file, first.line, message, hint), *missing))
    said = f"{format_name} counts epochs from 0: epoch k is k+1 passes"
    shifted = [
        LogRow(row.line, {**row.values, "epoch": row.values["epoch"] + 1}) if "epoch" in row.values else row
        for row in rows
    ]
    return Passes(shifted, (Remark(file, first.line, said), *missing), (said,), counts_passes=True)


def _tell_missing(file: str, rows: Sequence[LogRow]) -> Iterator[Remark]:
    """Yield a remark where whole epochs are missing in a log that has most of them."""
    epochs = [(row.values["epoch"], row.line) for row in rows if "epoch" in row.values]
    if len(epochs) < 3 or any(epoch % 1 for epoch, _ in epochs):
        return
    (first, _), (last, _) = epochs[0], epochs[-1]
    have = {epoch for epoch, _ in epochs}
    missing = int(last - first) + 1 - len(have)
    if 0 < missing < len(have):
        line = next(line for (before, _), (epoch, line) in pairwise(epochs) if epoch - before > 1)
        message = f"{missing:,} of epochs {first:.0f} to {last:.0f} are not logged"
        yield Remark(file, line, message, "a crossing right after a gap may have been earlier")
