"""What comes of a log, for the tests of the readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.bringing.logs import LogFile, Run, read_log

if TYPE_CHECKING:
    from effsota.problems import Problem

Columns = dict[str, tuple[float | None, ...]]


def run_of(name: str, text: str) -> Run:
    """Return the run of a log that is in order."""
    run = read_log(LogFile(name, text.encode()), beside={})
    assert isinstance(run, Run), run
    return run


def columns_of(text: str, name: str = "a.log") -> Columns:
    """Return the columns of a log."""
    return dict(run_of(name, text).columns)


def told_of(text: str, name: str = "a.log") -> list[str]:
    """Return what is remarked of a log."""
    return [remark.message for remark in run_of(name, text).remarks]


def fault_of(text: str, name: str = "a.log") -> Problem:
    """Return the one reason why a log is not read."""
    found = read_log(LogFile(name, text.encode()), beside={})
    assert not isinstance(found, Run)
    (fault,) = found
    return fault
