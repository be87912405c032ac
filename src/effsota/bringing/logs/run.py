"""What a training log holds: rows of named numbers, remarks with file and line, facts beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec import field
from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.model import X_COLUMNS
from effsota.problems import Located, Problem
from effsota.text import cut

# A name of a column may be as long as a line.
MOST_MESSAGE = 600

# What is said of a value that no number of a computer holds.
TOO_LARGE = "is too large for a number"


class LogFile(NamedTuple):
    """A file as it was found."""

    name: str
    data: bytes


class Remark(NamedTuple):
    """What was assumed or skipped in a log; `line` is 1-based."""

    file: str
    line: int
    message: str
    hint: str = ""


def log_fault(file: str, line: int, message: str, hint: str = "") -> Problem:
    """Return why a log cannot be read; the line is 1-based."""
    return Located(line, 1, "log", cut(message, MOST_MESSAGE), hint).in_file(file)


class LogRow(NamedTuple):
    """A line of a log: its numbers by column; `math.nan` is a value that was lost, an absent key none."""

    line: int
    values: Mapping[str, float]


class TotalFlos(NamedTuple):
    """What a Trainer counted of a whole run: FLOP, its steps, and its seconds (nan where it says none).

    It counts 6 FLOP for each parameter and element of the main input: of text, tokens; else too many.
    """

    flop: float
    steps: float
    seconds: float


class LogReading(Frozen):
    """What a reader found in a file, and what is wrong with it.

    `facts` are what the log says of its run, such as hardware; `assumed` is what a reader of the record must
    know of how the log was read. `counts_from_zero` tells whether the format logs epoch k after k+1 passes;
    None where its definition does not say. A time that each step took is no x: call it seconds_per_step.
    """

    rows: tuple[LogRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    faults: tuple[Problem, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    counts_from_zero: bool | None = None
    assumed: tuple[str, ...] = ()
    total_flos: TotalFlos | None = None


def counting_as_it_begins(reading: LogReading) -> LogReading:
    """Return the reading of a format that counts from 0: a file of its form that begins with 1 was typed."""
    is_from_zero = bool(reading.rows) and reading.rows[0].values.get("epoch") == 0
    return replace(reading, counts_from_zero=is_from_zero or None)


class Reader(Frozen):
    """One format: `recognise` sees name and first bytes, `read` also the files beside it by name."""

    name: str
    looks_like: str
    recognise: Callable[[str, str], bool]
    read: Callable[[LogFile, Mapping[str, LogFile]], LogReading]


class Run(Frozen):
    """A training run: columns by name, ordered by `x`; None where nothing was logged, nan where lost.

    `assumed` is what a reader of its record must know; `counts_passes` says that its epochs are passes done.
    """

    name: str
    format: str
    x: str
    columns: Mapping[str, tuple[float | None, ...]]
    lines: tuple[int, ...]
    facts: Mapping[str, str]
    remarks: tuple[Remark, ...] = ()
    assumed: tuple[str, ...] = ()
    counts_passes: bool = False
    total_flos: TotalFlos | None = None

    @property
    def measured(self) -> tuple[str, ...]:
        """The names of the columns that are no x: what may be a metric."""
        return tuple(name for name in self.columns if name not in X_COLUMNS)


class RunsOfLog(Frozen):
    """The runs of a file, in its order: most logs hold one."""

    format: str
    runs: tuple[Run, ...]


class HowRead(NamedTuple):
    """What the caller says of a log: the run was `resumed`, so x may go back; which `run` is meant."""

    resumed: bool = False
    run: int | None = None


AS_IT_STANDS = HowRead()
