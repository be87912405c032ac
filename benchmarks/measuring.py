"""Whole processes measured from outside: CPU seconds with those of their children, wall time, peak memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

from msgspec import field

from effsota.frozen import Frozen

MOST_TOLD = 300


class FailedError(Exception):
    """A program that was measured ended with what it should not."""


class Timing(Frozen):
    """What one run took: CPU and wall time in seconds, the memory of its largest process in bytes."""

    cpu: float
    wall: float
    memory: int


class Contender(Frozen):
    """A program that does a piece of work; `missing` says why it cannot.

    `prepare` is called before each run, and is not measured.
    """

    name: str
    command: tuple[str, ...] = ()
    folder: Path = Path()
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] | None = None
    missing: str | None = None


class Contest(Frozen):
    """One piece of work by several programs; the first one is ours, by which the others are measured.

    `earlier` are timings taken while it was prepared, by name of the program; `verify` is called at the end,
    and says what came of it.
    """

    work: str
    records: int
    contenders: tuple[Contender, ...]
    earlier: Mapping[str, Timing] = field(default_factory=dict)
    verify: Callable[[], str] | None = None


class Outcome(Frozen):
    """The timings of one contender, a run each; none where it is missing or failed, and `reason` says why."""

    name: str
    timings: tuple[Timing, ...]
    reason: str | None = None

    @property
    def median(self) -> Timing | None:
        """The median of each measure; None without a run."""
        if not self.timings:
            return None
        return Timing(
            cpu=median(each.cpu for each in self.timings),
            wall=median(each.wall for each in self.timings),
            memory=int(median(each.memory for each in self.timings)),
        )


def measure(contender: Contender) -> Timing:
    """Return what one run takes.

    Raises:
        FailedError: it ended with another status than 0.
    """
    if contender.prepare is not None:
        contender.prepare()
    with TemporaryFile() as told:
        start = perf_counter()
        process = subprocess.Popen(  # noqa: S603  # our own commands
            contender.command,
            cwd=contender.folder,
            env={**os.environ, **contender.environment},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            words = told.read().decode(errors="replace").strip()[-MOST_TOLD:]
            raise FailedError(f"{contender.name} ended with {process.returncode}: {words}")
    return Timing(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss * 1024)


def run_contest(contest: Contest, *, rounds: int, seconds: float) -> list[Outcome]:
    """Return the outcomes of all contenders, who take turns: A B A B.

    Each runs at most `rounds` times; after so many `seconds` of wall time no further round begins.
    """
    timings: dict[str, list[Timing]] = {contender.name: [] for contender in contest.contenders}
    reasons = {contender.name: contender.missing for contender in contest.contenders}
    for name, timing in contest.earlier.items():
        timings.setdefault(name, []).append(timing)
        reasons.setdefault(name, None)
    start = perf_counter()
    for turn in range(rounds):
        for contender in contest.contenders:
            if reasons[contender.name] is None and (turn or contender.name not in contest.earlier):
                try:
                    timings[contender.name].append(measure(contender))
                except (FailedError, OSError) as error:
                    reasons[contender.name] = str(error)
        if perf_counter() - start > seconds:
            break
    return [
        Outcome(name=name, timings=() if reasons[name] else tuple(taken), reason=reasons[name])
        for name, taken in timings.items()
    ]
