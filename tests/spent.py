"""What tests take of the processors, told at the end: `.venv/bin/python -m pytest -p tests.spent PATHS`.

Counted are this process and all that descend from it, as Linux tells of them, so that a browser is charged to
the tests that use it. What made something for all is charged to the first that asked. The seconds of a busy
machine are more than those of an idle one.
"""

from __future__ import annotations

import os
from collections import defaultdict
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TICK = os.sysconf("SC_CLK_TCK")  # per second
MOST = 20  # of the dearest files and tests
_seconds: dict[str, float] = defaultdict(float)


def _processes(of: int) -> Iterator[int]:
    """Yield a process and those that it started, and they, as far as they still run."""
    yield of
    for told in Path(f"/proc/{of}/task").glob("*/children"):
        try:
            children = told.read_text("ascii").split()
        except OSError:  # it ended meanwhile
            continue
        for each in children:
            yield from _processes(int(each))


def work() -> float:
    """Return what all these have worked until now, with what those did that they waited for, in s."""
    ticks = 0
    for each in _processes(os.getpid()):
        try:
            fields = Path(f"/proc/{each}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / TICK


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Charge a test with what is worked while it runs; what ended unheard meanwhile is lost."""
    before = work()
    result = yield
    _seconds[item.nodeid] += max(0.0, work() - before)
    return result


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what all took, and the dearest files and tests."""
    files: dict[str, float] = defaultdict(float)
    for test, seconds in _seconds.items():
        files[test.partition("::")[0]] += seconds
    terminalreporter.section(f"{sum(_seconds.values()):.0f} CPU seconds")
    for dearest in (files, _seconds):
        for name, seconds in sorted(dearest.items(), key=itemgetter(1), reverse=True)[:MOST]:
            terminalreporter.write_line(f"{seconds:7.1f} {name}")
        terminalreporter.write_line("")
