"""Tracks that wait to be judged: by this process alone or, where they are many, by all processors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import TypeVar

# From how many files on it pays to start further processes.
MANY_FILES = 1_000
T = TypeVar("T")


def judge_tracks(sizes: Mapping[str, int], judge: Callable[[str], T]) -> Iterator[tuple[str, T]]:
    """Yield tracks, by folder, with what `judge` finds in each; `sizes` are their numbers of files."""
    if sum(sizes.values()) < MANY_FILES:
        yield from ((folder, judge(folder)) for folder in sizes)
        return
    from effsota.disk.workers import run_all  # noqa: PLC0415  # few trackers are so large

    # One of usual size is judged before the work is shared out: what all take (modules, patterns, what
    # every track is assessed by) is then made once, and not by each process.
    by_size = sorted(sizes, key=lambda folder: sizes[folder], reverse=True)
    usual = by_size.pop(len(by_size) // 2)
    yield usual, judge(usual)
    with closing(run_all([partial(judge, folder) for folder in by_size], joining=True)) as outcomes:
        yield from ((by_size[place], found) for place, found in outcomes)
