"""Which processors the tests use: each of the workers that share them keeps to one.

A build would else split its work among all, which takes a fifth more where none is idle. What is about
several processes asks for all of them, by the fixture `all_cores` or here.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def own_cores() -> list[int]:
    """Return the processors that this process may use; none where the system does not tell."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def keep_to(chosen: list[int]) -> None:
    """Use these processors alone, and have what is started use them; all where none is named."""
    if chosen:
        os.sched_setaffinity(0, chosen)


ALL = own_cores()


def share_cores() -> None:
    """Keep this worker to a processor, where there are no more of them than workers."""
    name = os.environ.get("PYTEST_XDIST_WORKER")
    if ALL and name and len(ALL) <= int(os.environ["PYTEST_XDIST_WORKER_COUNT"]):
        keep_to([ALL[int(name.removeprefix("gw")) % len(ALL)]])


@contextmanager
def cores(count: int = len(ALL)) -> Iterator[None]:
    """Let what begins meanwhile use so many processors, or all."""
    before = own_cores()
    keep_to(ALL[:count])
    try:
        yield
    finally:
        keep_to(before)
