"""Rows of a log to its runs: columns by our names, one row for each x, everything assumed said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, cast

from msgspec.structs import replace

from effsota.bringing.logs.elapsed import settle_times
from effsota.bringing.logs.epochs import settle_epochs
from effsota.bringing.logs.merging import merge_rows
from effsota.bringing.logs.metric_names import describe_known
from effsota.bringing.logs.named_axes import NamedAxes, name_axes
from effsota.bringing.logs.restarts import choose_x, go_on, part_runs
from effsota.bringing.logs.run import (
    AS_IT_STANDS,
    TOO_LARGE,
    HowRead,
    LogFile,
    LogReading,
    LogRow,
    Remark,
    Run,
    RunsOfLog,
    log_fault,
)
from effsota.problems import Problem

# Whatever a value is multiplied by later, the product stays a number.
MOST_VALUE = 1e100
# A column that is logged once in a hundred rows is usual; thousands of columns with a value each are no run.
MOST_CELLS, MOST_CELLS_A_VALUE = 5_000_000, 200
# Of so many columns with lost values each is told; of more, how many there are.
MOST_LOST_TOLD = 3


class _Found(NamedTuple):
    """A log on its way to runs: its file, what its reader found, the axes by name, x, the format's name."""

    file: LogFile
    reading: LogReading
    axes: NamedAxes
    x: str
    format: str

    @property
    def assumed(self) -> tuple[str, ...]:
        """What its reader and the names of its columns took for granted, of all its runs."""
        return (*self.reading.assumed, *self.axes.assumed)


def settle_rows(
    file: LogFile, reading: LogReading, *, format_name: str, how: HowRead = AS_IT_STANDS
) -> RunsOfLog | tuple[Problem, ...]:
    """Return the runs that a log's rows make, or why they make none."""
    if reading.faults:
        return reading.faults
    names = dict.fromkeys(chain.from_iterable(row.values for row in reading.rows))
    axes = name_axes(file.name, reading.rows, names)
    x, starts_within = choose_x(file.name, axes.rows, axes.sources)
    if x is None:
        return (log_fault(file.name, 1, "no x column", describe_known(sorted(names))),)
    rows = [row for row in axes.rows if x in row.values]
    parts = part_runs(rows, x, names)
    refused = _refuse_choice(file.name, parts, x, how)
    if refused is not None:
        return (refused,)
    without = len(axes.rows) - len(rows)
    told = (
        *reading.remarks,
        *axes.remarks,
        *((starts_within,) if starts_within else ()),
        *((Remark(file.name, 1, f"{without:,} rows without {x}: left out"),) if without else ()),
    )
    found = _Found(file, reading, axes, x, format_name)
    numbers = range(1, len(parts) + 1) if how.run is None else (how.run,)
    runs = [_settle_run(found, parts[number - 1], (number, len(parts)), how) for number in numbers]
    faults = tuple(chain.from_iterable(run for run in runs if not isinstance(run, Run)))
    if faults:
        return faults
    settled = [run for run in runs if isinstance(run, Run)]
    settled[0] = replace(settled[0], remarks=(*told, *settled[0].remarks))
    return RunsOfLog(format=format_name, runs=tuple(settled))


def _refuse_choice(file: str, parts: Sequence[Sequence[LogRow]], x: str, how: HowRead) -> Problem | None:
    """Return why the runs of a log cannot be read as the caller says."""
    count = len(parts)
    if how.run is not None and not 1 <= how.run <= count:
        runs = "one run" if count == 1 else f"{count} runs"
        return log_fault(file, 1, f"the log holds {runs}: there is no run {how.run}", "say another --run")
    if how.resumed and how.run is None and count > 1:
        message = f"{x} returns to its first value, {parts[0][0].values[x]:,.12g}: that is another run"
        return log_fault(
            file, parts[1][0].line, message, f"not a resumed one; say which with --run 1 to {count}"
        )
    return None


def _settle_run(
    found: _Found, part: Sequence[LogRow], place: tuple[int, int], how: HowRead
) -> Run | tuple[Problem, ...]:
    """Return one run of a log, `place` being its number and how many there are, or why it is none."""
    file, x, (number, count) = found.file.name, found.x, place
    gone_on = go_on(file, part, x, resumed=how.resumed)
    merged = merge_rows(file, gone_on.rows, x)
    timed = settle_times(file, merged.rows, x, found.axes.sources.get("seconds", ("",))[0])
    epochs = settle_epochs(
        file, timed.rows, counts_from_zero=found.reading.counts_from_zero, format_name=found.format
    )
    scattered = _refuse_scattered(file, epochs.rows)
    if scattered is not None:
        return (scattered,)
    lines, columns = tuple(row.line for row in epochs.rows), _columns_of(epochs.rows)
    odd = {name: values for name, values in columns.items() if not _is_plain(values)}
    faults = (*gone_on.faults, *_tell_too_large(file, lines, odd))
    if faults:
        return faults
    own = () if count == 1 else (f"run {number} of the {count} in the log",)
    dropped = tuple(remark.message for remark in gone_on.remarks)
    lost = tuple(_tell_lost(file, lines, odd))
    return Run(
        name=file if count == 1 else f"{file}, run {number} of {count}",
        format=found.format,
        x=x,
        columns=columns,
        lines=lines,
        facts=found.reading.facts,
        remarks=(*gone_on.remarks, *merged.remarks, *timed.remarks, *lost, *epochs.remarks),
        assumed=(*own, *found.assumed, *dropped, *timed.assumed, *epochs.assumed),
        counts_passes=epochs.counts_passes,
        total_flos=found.reading.total_flos,
    )


def _refuse_scattered(file: str, rows: Sequence[LogRow]) -> Problem | None:
    """Refuse a log whose table is nearly all gaps: it grows with the square of the file."""
    values = sum(len(row.values) for row in rows)
    columns = len(set().union(*(row.values for row in rows)))
    if columns * len(rows) <= max(MOST_CELLS, values * MOST_CELLS_A_VALUE):
        return None
    message = f"{columns:,} columns over {len(rows):,} rows, with only {values:,} values in them"
    return log_fault(file, 1, message, "log what is measured again under the same name each time")


def _columns_of(rows: Sequence[LogRow]) -> dict[str, tuple[float | None, ...]]:
    """Return the values by column; in most logs every row has all of them, in one order."""
    first = tuple(rows[0].values) if rows else ()
    if all(tuple(row.values) == first for row in rows):
        columns = zip(*(row.values.values() for row in rows), strict=True)
        return dict(sorted(zip(first, columns, strict=True)))
    names = sorted(set().union(*(row.values for row in rows)))
    return {name: tuple([row.values.get(name) for row in rows]) for name in names}


def _is_plain(values: Sequence[float | None]) -> bool:
    """Tell whether no value of a column was lost, and none is too large."""
    filled = values if None not in values else [value for value in values if value is not None]
    return sum(map(abs, cast("Sequence[float]", filled))) <= MOST_VALUE


def _tell_too_large(
    file: str, lines: Sequence[int], columns: Mapping[str, Sequence[float | None]]
) -> Iterator[Problem]:
    for name, values in columns.items():
        large = (at for at, value in enumerate(values) if value is not None and abs(value) > MOST_VALUE)
        at = next(large, None)
        if at is not None:
            hint = f"write a number up to {MOST_VALUE:g}, or nothing where the value was lost"
            yield log_fault(file, lines[at], f"{name} {TOO_LARGE}", hint)


def _tell_lost(
    file: str, lines: Sequence[int], columns: Mapping[str, Sequence[float | None]]
) -> Iterable[Remark]:
    told = 0
    for name, values in columns.items():
        # Nothing but nan differs from itself.
        lost = [at for at, value in enumerate(values) if value != value]  # noqa: PLR0124
        if not lost:
            continue
        told += 1
        if told <= MOST_LOST_TOLD:
            rows_have = "1 row has" if len(lost) == 1 else f"{len(lost):,} rows have"
            yield Remark(file, lines[lost[0]], f"{rows_have} no {name}: skipped")
    if told > MOST_LOST_TOLD:
        yield Remark(file, 1, f"{told - MOST_LOST_TOLD:,} more columns have lost values: skipped there")
