"""Work done by as many processes as this one may use; in this one alone where the system cannot fork."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Result = TypeVar("Result")
_ENDED = "A process ended before its work was done."


def run_all(
    jobs: Sequence[Callable[[], Result]], *, joining: bool = False, sharing: bool = True
) -> Generator[tuple[int, Result]]:
    """Yield what each job returns, with its place, in the order in which they are done.

    What a job raises is raised here. Jobs see everything as it was when they began; what they return must
    be small, for it is sent.

    Args:
        jobs: what to do.
        joining: where jobs are short and many, and the longest come first, this process does some of them
            itself, from the last on: of these nothing is sent.
        sharing: whether there is so much to do that others are to help: to begin them takes as long as a
            tenth of a second of work.
    """
    count = min(count_cores(), len(jobs)) if sharing else 1
    if count < 2 or not can_fork():
        yield from ((place, job()) for place, job in enumerate(jobs))
        return
    crew = _Crew(jobs, count - joining)
    try:
        crew.start()
        yield from crew.join() if joining else crew.run()
    finally:
        crew.dismiss()


def count_cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether the state of this process can be copied: not where another thread is at work in it."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Crew(Generic[Result]):
    """Processes that each wait for the place of a job, and send what it returned."""

    def __init__(self, jobs: Sequence[Callable[[], Result]], count: int) -> None:
        self._jobs, self._places = jobs, deque(range(len(jobs)))
        self._ends: list[Connection] = []
        self._processes: list[ForkProcess] = []
        self._given: Counter[Connection] = Counter()
        from multiprocessing import get_context  # noqa: PLC0415  # only where work is shared out

        context = get_context("fork")
        gc.freeze()  # the collector leaves alone what all share: looked through, it would be copied
        try:
            for _ in range(count):
                ours, theirs = context.Pipe()
                self._ends.append(ours)
                process = context.Process(target=_work, args=(jobs, theirs, tuple(self._ends)), daemon=True)
                self._processes.append(process)
                with warnings.catch_warnings():
                    # Idle threads of a numeric library hold nothing that a worker needs.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    process.start()
                theirs.close()
        finally:
            gc.unfreeze()

    def start(self) -> None:
        """Give each process a job."""
        for end in self._ends:
            self._give(end)

    def run(self) -> Iterator[tuple[int, Result]]:
        """Yield what the jobs return."""
        while any(self._given.values()):
            yield from self._receive()

    def join(self) -> Iterator[tuple[int, Result]]:
        """Yield what the jobs return, those among them that this process does itself."""
        for end in self._ends:  # while this one is at work, nobody waits for the next job
            if len(self._places) > len(self._ends):
                self._give(end)
        while self._places:
            place = self._places.pop()
            yield place, self._jobs[place]()
            yield from self._receive(timeout=0)
        yield from self.run()

    def _receive(self, timeout: float | None = None) -> Iterator[tuple[int, Result]]:
        """Yield what was returned by now, at least one result where there is no timeout."""
        from multiprocessing.connection import Connection, wait  # noqa: PLC0415

        for end in wait([end for end, given in self._given.items() if given], timeout):
            assert isinstance(end, Connection)  # noqa: S101  # one of those waited for
            try:
                place, result, error = end.recv()
            except (EOFError, ConnectionResetError) as error:
                raise RuntimeError(_ENDED) from error
            if error is not None:
                raise error
            self._given[end] -= 1
            self._give(end)
            yield place, result

    def _give(self, end: Connection) -> None:
        """Give a process the next job, if there is one."""
        if self._places:
            try:
                end.send(self._places.popleft())
            except BrokenPipeError as error:
                raise RuntimeError(_ENDED) from error
            self._given[end] += 1

    def dismiss(self) -> None:
        """End every process, whatever it is at."""
        for process, end in zip(self._processes, self._ends, strict=True):
            process.kill()
            process.join()
            end.close()


def _work(jobs: Sequence[Callable[[], Result]], end: Connection, others: Sequence[Connection]) -> None:
    """Do jobs until nobody asks for more. Ctrl-C is answered by the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # held by a worker, the end would outlive the process that asks
        other.close()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            place = end.recv()
            answer: tuple[int, Result | None, Exception | None]
            try:
                answer = (place, jobs[place](), None)
            except Exception as error:  # noqa: BLE001  # raised where the work was asked for
                answer = (place, None, _sendable(error))
            end.send(answer)


def _sendable(error: Exception) -> Exception:
    """Return an exception that can be sent, with the place where it was raised."""
    with suppress(Exception):
        error.add_note(traceback.format_exc())
        pickle.loads(pickle.dumps(error))  # noqa: S301  # of this process itself
        return error
    return RuntimeError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
