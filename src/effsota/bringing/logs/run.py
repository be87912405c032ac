"""What a training log holds: rows of named numbers, remarks with file and line, facts beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class LogFile(NamedTuple):
    """A file as it was found."""

    name: str
    data: bytes


class Remark(NamedTuple):
    """What was assumed or skipped in a log, or (an error) why it cannot be read; `line` is 1-based."""

    file: str
    line: int
    message: str
    hint: str = ""
    is_error: bool = False


class Row(NamedTuple):
    """A line of a log: its numbers by column; `math.nan` is a value that was lost, an absent key none."""

    line: int
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in a file; `facts` are what the log says of its run, such as hardware."""

    rows: tuple[Row, ...] = ()
    remarks: tuple[Remark, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: `recognise` sees name and first bytes, `read` also the files beside it by name."""

    name: str
    looks_like: str
    recognise: Callable[[str, str], bool]
    read: Callable[[LogFile, Mapping[str, LogFile]], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A training run: columns by name, ordered by `x`; None where nothing was logged, nan where lost."""

    name: str
    format: str
    x: str
    columns: Mapping[str, tuple[float | None, ...]]
    lines: tuple[int, ...]
    facts: Mapping[str, str]
    remarks: tuple[Remark, ...] = ()
