"""Where an imported file came from, in a comment of its own, by which an edit of it is noticed later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from effsota.bringing.importers.cleaning import clean_line
from effsota.frozen import Frozen

_DIGEST = "Lines below: SHA-256 "
_STAMP = re.compile(rb"# Imported [^\n]*? by `effsota import (?P<importer>[a-z0-9-]+)`[^\n]*\n")
_BELOW = re.compile(rb"# [^\n]*" + _DIGEST.encode() + rb"(?P<digest>[0-9a-f]{64})\.\n")
MOST_NAME = 100


class Provenance(Frozen):
    """What was read: by which importer, on which day, which table, its SHA-256, and under which licence."""

    importer: str
    day: date
    table: str
    digest: str
    licence: str

    def stamp(self, data: bytes) -> bytes:
        """Return a file with these facts in two comments below its first line, which names its schema."""
        first, _, below = data.partition(b"\n")
        table = clean_line(self.table, most=MOST_NAME).text or "a table"
        read = f"SHA-256 {self.digest}, licence {self.licence}"
        lines = (
            f"# Imported {self.day} by `effsota import {self.importer}` from {table}, {read}.",
            f"# A later import keeps this file where it was edited. {_DIGEST}{sha256(below).hexdigest()}.",
        )
        return b"\n".join((first, *(line.encode() for line in lines), below))


class Reconciled(Frozen, kw_only=False):
    """What becomes of the files of a track on another import, by name, each list sorted.

    `edited` were changed by hand, or never imported, and stay; `gone`, no longer in the table, stay too.
    """

    new: tuple[str, ...]
    renewed: tuple[str, ...]
    same: tuple[str, ...]
    edited: tuple[str, ...]
    gone: tuple[str, ...]


def reconcile(fresh: Mapping[str, bytes], there: Mapping[str, bytes], *, importer: str) -> Reconciled:
    """Return which of the fresh files (without their comments) are to be written, given what is there."""
    found: dict[str, list[str]] = {"new": [], "renewed": [], "same": [], "edited": []}
    for name in sorted(fresh):
        found[_fate(fresh[name], there.get(name))].append(name)
    gone = [name for name in sorted({*there} - {*fresh}) if _imported_by(there[name]) == importer]
    return Reconciled(*(tuple(each) for each in (*found.values(), gone)))


def _fate(fresh: bytes, own: bytes | None) -> str:
    if own is None:
        return "new"
    first, _, rest = own.partition(b"\n")
    stamp = _STAMP.match(rest)
    below = _BELOW.match(rest, stamp.end()) if stamp else None
    if below is None:
        return "edited"
    text = rest[below.end() :]
    if sha256(text).hexdigest().encode() != below["digest"]:
        return "edited"
    return "same" if b"\n".join((first, text)) == fresh else "renewed"


def _imported_by(data: bytes) -> str:
    stamp = _STAMP.match(data.partition(b"\n")[2])
    return stamp["importer"].decode() if stamp else ""
