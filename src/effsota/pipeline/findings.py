"""What a track's files were found to be: small enough to be kept between runs, complete enough to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from effsota.disk.cache import NO_CACHE, Cache, key_of
from effsota.frozen import Frozen
from effsota.judging.rules import Answerable, Stated
from effsota.pipeline.kept_groups import KeptGroups
from effsota.pipeline.packed_values import pack, unpack
from effsota.problems import Problem

_ROOM = "findings"


class Findings(Frozen):
    """The problems of one track before answers are settled.

    `answerables` are its files with answers; `elsewhere` the stamps of the curves of other tracks that it
    rests on, by file. `repeated` are its submissions that make the same claim, `refiled` each two that may be
    one run: which of them was there first, the rules between submissions find out.
    """

    problems: tuple[Problem, ...]
    answerables: tuple[Answerable, ...]
    elsewhere: Mapping[str, str]
    repeated: tuple[tuple[Stated, ...], ...]
    refiled: tuple[tuple[Stated, Stated], ...]


class KeptFindings:
    """The findings of each of a tracker's tracks, and what these share, each under its key.

    They lie together in the cache, by the name of the tracker's place: the last run leaves what it used. By
    the first digit of their keys they are in sixteen parts, of which one changed track has two written anew;
    each is packed by itself, so that what is used again is not made anew either.
    """

    def __init__(self, cache: Cache = NO_CACHE, place: str = "") -> None:
        self._cache, self._place = cache, place
        self.groups = KeptGroups(cache, place)
        self._kept: dict[str, dict[str, bytes]] = {}
        self._used: defaultdict[str, dict[str, bytes]] = defaultdict(dict)

        self._sound: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self._cache)

    def find(self, key: str) -> Findings | None:
        """Return the findings of a key, None where none is kept."""
        found: Findings | None = self.find_shared(key)
        return found

    def keep(self, key: str, findings: Findings) -> None:
        """Keep findings under the key of what they were made from."""
        self.keep_shared(key, findings)

    def find_shared(self, key: str) -> Any:
        """Return what all tracks share and is kept under a key, None where nothing is."""
        part = key[0]
        packed = self._used[part].get(key) or self._kept_in(part).get(key)
        if packed is not None:
            self._used[part][key] = packed
        return unpack(packed)

    def keep_shared(self, key: str, value: object) -> None:
        """Keep what all tracks share under the key of what it was made from."""
        self._used[key[0]][key] = pack(value)

    @cached_property
    def sound(self) -> frozenset[str]:
        """The digests of tracks of whose names, modes and sizes nothing is wrong, taken alone."""
        found = unpack(self._cache.get(_ROOM, self._key_of("sound")))
        return found if isinstance(found, frozenset) else frozenset()

    def keep_sound(self, digests: Iterable[str]) -> None:
        """Keep which tracks are sound; those of an earlier run that are not among them are forgotten."""
        self._sound |= frozenset(digests)

    def save(self) -> None:
        """Leave what was used for the next run."""
        if self._sound - self.sound:
            self._cache.put(_ROOM, self._key_of("sound"), pack(self._sound))
        for part, used in self._used.items():
            if used.keys() != self._kept_in(part).keys():
                self._cache.put(_ROOM, self._key_of(part), pack(used))
        self.groups.save()
        self._cache.tidy()

    def _kept_in(self, part: str) -> dict[str, bytes]:
        if part not in self._kept:
            self._kept[part] = unpack(self._cache.get(_ROOM, self._key_of(part))) or {} if self._cache else {}
        return self._kept[part]

    def _key_of(self, part: str) -> str:
        return key_of([self._place, part])
