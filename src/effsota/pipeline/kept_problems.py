"""The problems of a whole tracker, kept until anything under it changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec.structs import astuple

from effsota.disk.cache import Cache
from effsota.frozen import field_names
from effsota.problems import Problem, Severity

_ROOM = "problems"
_NAMES = field_names(Problem)


class Judged(NamedTuple):
    """What a run says of a tracker: its problems, sorted, and how many files it looked at."""

    problems: tuple[Problem, ...]
    submission_count: int
    track_count: int


def read_judged(cache: Cache, key: str) -> Judged | None:
    """Return what was kept under a key, None where nothing is."""
    data = cache.get(_ROOM, key)
    if data is None:
        return None
    problems, *counts = json.loads(data)
    return Judged(tuple(map(_problem_from, problems)), *counts)


def keep_judged(cache: Cache, key: str, judged: Judged) -> None:
    """Keep what was said under the key of all that it was made from."""
    problems, *counts = judged
    cache.put(_ROOM, key, json.dumps([[astuple(each) for each in problems], *counts]).encode())


def _problem_from(values: Sequence[Any]) -> Problem:
    """Return the problem whose fields JSON holds in their order."""
    given = dict(zip(_NAMES, values, strict=True))
    return Problem(**{**given, "severity": Severity(given["severity"])})
