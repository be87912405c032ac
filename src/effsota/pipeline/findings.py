"""What a track's files were found to be: small enough to be kept between runs, complete enough to be told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from effsota.disk.cache import NO_CACHE, Cache, key_of
from effsota.judging.rules import Answerable, Stated
from effsota.pipeline.kept_problems import problem_from
from effsota.problems import Problem

_ROOM = "findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The problems of one track before answers are settled, and what the tracker-wide rules look at.

    `answerables` are its files with answers; `elsewhere` the stamps of the curves of other tracks that it
    rests on, by file.
    """

    problems: tuple[Problem, ...]
    stated: tuple[Stated, ...]
    answerables: tuple[Answerable, ...]
    elsewhere: Mapping[str, str]

    def to_data(self) -> list[Any]:
        """Return the findings as JSON has it."""
        return [
            [astuple(problem) for problem in self.problems],
            self.stated,
            [
                [given.file, dict(given.answers), given.is_judged, sorted(given.shown)]
                for given in self.answerables
            ],
            dict(self.elsewhere),
        ]

    @classmethod
    def from_data(cls, data: list[Any]) -> Findings:
        """Build from what `to_data` gave."""
        problems, stated, answerables, elsewhere = data
        return cls(
            problems=tuple(map(problem_from, problems)),
            stated=tuple(map(Stated.from_data, stated)),
            answerables=tuple(
                Answerable(file=file, answers=answers, is_judged=is_judged, shown=frozenset(shown))
                for file, answers, is_judged, shown in answerables
            ),
            elsewhere=elsewhere,
        )


class KeptFindings:
    """The findings of each of a tracker's tracks, under the key of what it was made from.

    They lie together in the cache, by the name of the tracker's place: the last run leaves what it used.
    """

    def __init__(self, cache: Cache = NO_CACHE, place: str = "") -> None:
        self._cache, self._key = cache, key_of([place]) if cache else ""
        written = cache.get(_ROOM, self._key)
        self._kept: dict[str, list[Any]] = json.loads(written) if written else {}
        self._used: dict[str, list[Any]] = {}

    def __bool__(self) -> bool:
        return bool(self._cache)

    def find(self, key: str) -> Findings | None:
        """Return the findings of a key, None where none is kept."""
        data = self._kept.get(key)
        if data is None:
            return None
        self._used[key] = data
        return Findings.from_data(data)

    def keep(self, key: str, findings: Findings) -> None:
        """Keep findings under the key of what they were made from."""
        self._used[key] = findings.to_data()

    def save(self) -> None:
        """Leave what was used for the next run."""
        if self._used.keys() != self._kept.keys():
            self._cache.put(_ROOM, self._key, json.dumps(self._used, separators=(",", ":")).encode())
            self._cache.tidy()
