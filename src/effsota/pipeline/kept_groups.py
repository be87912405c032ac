"""What the submissions of a tracker say of each other's things, kept in groups: a change reads few of them.

The groups lie in parts, by the digest of what is spoken of. A list names the tracks of which they were made,
each by the key of what was found in it, and every part by its digest: a part that another run has written
since is not the one that the list names, and so nothing is made of two states.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from msgspec import msgpack

from effsota.disk.cache import Cache, key_of
from effsota.judging.rules import ChangedGroups, Groups, Told
from effsota.judging.rules.sayings import Saying, Subject
from effsota.pipeline.packed_values import pack, unpack

_ROOM = "groups"
_PARTS = 64
_TOLD = msgpack.Decoder(tuple[Told, ...])
_PART = msgpack.Decoder(list[tuple[Subject, tuple[Saying, ...]]])


class LostGroupsError(Exception):
    """A part of the groups is not the one that belongs to the others; the message says which."""


class _List(NamedTuple):
    """The tracks of which the groups are made, with their keys, the odd groups, and digests of parts."""

    tracks: dict[str, str]
    odd: dict[Subject, Sequence[Saying]]
    parts: dict[int, str]


class KeptGroups:
    """The groups of a tracker as the last run left them, by the name of the tracker's place."""

    def __init__(self, cache: Cache, place: str) -> None:
        self._cache, self._place = cache, place
        self._parts: dict[int, Mapping[Subject, Sequence[Saying]]] = {}
        self._told: dict[str, tuple[str, bytes]] = {}
        self._new: Callable[[], None] | None = None

    @cached_property
    def _list(self) -> _List:
        found = unpack(self._cache.get(_ROOM, self._key_of("list")))
        return found if isinstance(found, _List) else _List({}, {}, {})

    @property
    def told_keys(self) -> Mapping[str, str]:
        """The tracks that say all this, by folder: the key of what was found in each."""
        return self._list.tracks

    @property
    def groups(self) -> Groups:
        """The groups that they make."""
        return self

    @property
    def odd(self) -> Mapping[Subject, Sequence[Saying]]:
        """The groups of which a rule may have something to say."""
        return self._list.odd

    def find(self, subject: Subject) -> Sequence[Saying]:
        """Return what is said of a thing, by file.

        Raises:
            LostGroupsError: if that is not known any more.
        """
        return self._part(_part_of(*subject)).get(subject, ())

    def told(self, folder: str) -> tuple[Told, ...] | None:
        """Return what the submissions of one of these tracks say, None where it is not known any more."""
        return self.find_told(folder, self.told_keys[folder])

    def find_told(self, folder: str, key: str) -> tuple[Told, ...] | None:
        """Return what the submissions of a track say, None where it is not known under this key."""
        for told in (self._told, self._told_beside(_part_of(folder))):
            was, packed = told.get(folder, ("", b""))
            if was == key:
                return _TOLD.decode(zlib.decompress(packed))
        return None

    def keep_told(self, keys: Mapping[str, str], told: Mapping[str, tuple[Told, ...]]) -> None:
        """Keep, once it is saved, what tracks say, each with the key of what was found in it."""
        self._told |= {folder: (keys[folder], _packed(said)) for folder, said in told.items()}

    def keep(self, keys: Mapping[str, str], now: ChangedGroups, *, is_whole: bool) -> None:
        """Keep, once it is saved, the groups that tracks with these keys make.

        What these say is kept already. Where it `is_whole`, the groups were made of nothing that was kept.
        """
        self._new = partial(self._write, keys, now, is_whole=is_whole)

    def save(self) -> None:
        """Leave what was kept for the next run."""
        if self._new is not None:
            self._new()

    def _write(self, keys: Mapping[str, str], now: ChangedGroups, *, is_whole: bool) -> None:
        told: defaultdict[int, dict[str, tuple[str, bytes]]] = defaultdict(dict)
        for folder, said in self._told.items():
            told[_part_of(folder)][folder] = said
        for number, new in told.items():
            beside = {each: was for each, was in self._told_beside(number).items() if each in keys}
            self._cache.put(_ROOM, self._key_of(f"told {number}"), pack({**beside, **new}))
        changed: defaultdict[int, dict[Subject, Sequence[Saying]]] = defaultdict(dict)
        for subject, alike in now.changed.items():
            changed[_part_of(*subject)][subject] = alike
        parts = {} if is_whole else dict(self._list.parts)
        for number, groups in changed.items():
            before = {} if is_whole else self._part(number)
            data = _packed([each for each in {**before, **groups}.items() if each[1]])
            parts[number] = _digest(data)
            self._cache.put(_ROOM, self._key_of(str(number)), data)
        self._cache.put(_ROOM, self._key_of("list"), pack(_List(dict(keys), dict(now.odd), parts)))

    def _told_beside(self, number: int) -> Mapping[str, tuple[str, bytes]]:
        """Return what tracks say that lie in one part, by folder, each with its key."""
        found = unpack(self._cache.get(_ROOM, self._key_of(f"told {number}")))
        return found if isinstance(found, dict) else {}

    def _part(self, number: int) -> Mapping[Subject, Sequence[Saying]]:
        if number not in self._parts and number in self._list.parts:
            data = self._cache.get(_ROOM, self._key_of(str(number)))
            if data is None or _digest(data) != self._list.parts[number]:
                raise LostGroupsError(f"part {number}")
            self._parts[number] = dict(_PART.decode(zlib.decompress(data)))
        return self._parts.get(number, {})

    def _key_of(self, what: str) -> str:
        return key_of([self._place, what])


def _packed(value: object) -> bytes:
    """Return what is said as bytes: small at little cost, for submissions say the same of many things."""
    return zlib.compress(msgpack.encode(value), 1)


def _part_of(*names: str) -> int:
    return zlib.crc32("\n".join(names).encode("utf-8", "surrogatepass")) % _PARTS


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
