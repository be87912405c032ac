"""Paths under submissions/: which places and names are allowed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import accumulate

from effsota.judging.quoting import quote_path
from effsota.judging.rules.file_context import Place, TreeContext, TreeEntry
from effsota.limits import (
    MOST_CURVE_BYTES,
    MOST_NAME_CHARACTERS,
    MOST_SUBMISSION_BYTES,
    RESERVED_NAMES,
    TABLE_NAMES,
    is_name,
    is_stray,
    propose_name,
)
from effsota.model import LINK, SUBMODULE
from effsota.problems import Fault

ROOM = "submissions"
TRACKER_FILE = f"{ROOM}/tracker.yaml"
DECISIONS_FILE = f"{ROOM}/decisions.yaml"
OWN_FILES = (TRACKER_FILE, DECISIONS_FILE)
TRACK_STEM = "track"
MOST_BYTES: Mapping[str, int] = {"yaml": MOST_SUBMISSION_BYTES, "csv": MOST_CURVE_BYTES}
_OTHER_ENDINGS = {"yaml": "yaml", "yml": "yaml", "csv": "csv"}
_WHERE = (
    "only submissions/tracker.yaml, submissions/decisions.yaml, submissions/<track>/track.yaml,"
    " submissions/<track>/<name>.yaml and submissions/<track>/<name>.csv belong there"
)


def is_plain(entry: TreeEntry) -> bool:
    """Tell whether an entry is a file with content of its own."""
    return entry.mode not in {LINK, SUBMODULE}


def path_not_allowed(context: TreeContext) -> Iterator[Fault]:
    """Under submissions/ lie only the tracker's own files, track files, submissions and their curves."""
    for path, entry in context.elsewhere:
        if is_stray(path):
            yield _stray(path)
            continue
        place = Place.of(path)
        is_known = path in OWN_FILES or (place and place.ending.lower() in _OTHER_ENDINGS)
        # Of a folder that may not be entered nobody knows what it holds.
        is_judged = is_plain(entry) and entry.fault is None
        if is_judged and not is_known and _meant_by(path) is None:
            yield Fault("", f"{quote_path(path)} is a file where nothing like it belongs", _WHERE, file=path)


def _stray(path: str) -> Fault:
    whole = [*accumulate(path.split("/"), "{}/{}".format)]
    name = next(part for part in whole if is_stray(part) or is_stray(f"{part}/")).rpartition("/")[2]
    message = f"{quote_path(path)} is a file of an editor or a system"
    return Fault("", message, f"delete it; a line {quote_path(name)} in .gitignore keeps it out", file=path)


def _meant_by(path: str) -> str | None:
    """Return the file of the tracker's own that is meant by a path of another ending or other letters."""
    stem, _, ending = path.lower().rpartition(".")
    meant = f"{stem}.yaml" if ending in {"yaml", "yml"} else ""
    return meant if meant in OWN_FILES and path not in OWN_FILES else None


def ending_not_allowed(context: TreeContext) -> Iterator[Fault]:
    """Files end in .yaml or .csv, in small letters."""
    for path, _ in context.elsewhere:
        place = Place.of(path)
        if meant := _meant_by(path):
            yield _misnamed(path, meant)
        elif place and place.ending not in MOST_BYTES and place.ending.lower() in _OTHER_ENDINGS:
            ending = _OTHER_ENDINGS[place.ending.lower()]
            yield _misnamed(path, f"{ROOM}/{place.folder}/{place.stem}.{ending}")


def _misnamed(path: str, better: str) -> Fault:
    message = f"the name {quote_path(path.rpartition('/')[2])} does not end in .yaml or .csv"
    return Fault("", message, f"rename it to {quote_path(better)}", file=path)


def name_not_allowed(context: TreeContext) -> Iterator[Fault]:
    """Names of tracks and submissions are small letters, digits and single hyphens, at most 64 of them."""
    for place in context.places:
        for name in dict.fromkeys((place.folder, place.stem)):
            if not is_name(name):
                yield Fault(
                    "",
                    f"{quote_path(name)} is not a name of a track or submission",
                    f"write small letters a-z, digits and single hyphens, at most {MOST_NAME_CHARACTERS}"
                    f" characters{_proposal(name)}",
                    file=place.path,
                )


def _proposal(name: str) -> str:
    return f", such as {propose_name(name) or 'efficientnet-b0'}"


def name_reserved(context: TreeContext) -> Iterator[Fault]:
    """No track or submission takes a name that the site or an operating system needs."""
    for place in context.places:
        is_track_file = (place.stem, place.ending) == (TRACK_STEM, "yaml")
        names = (place.folder,) if is_track_file else (place.folder, place.stem)
        for name in names:
            is_of_a_table = name == place.folder and name.lower() in TABLE_NAMES
            if is_of_a_table or name.lower() in RESERVED_NAMES:
                yield Fault(
                    "",
                    f"{quote_path(name)} is a reserved name",
                    f"add a word, such as {name.lower()}-model",
                    file=place.path,
                )


def names_collide(context: TreeContext) -> Iterator[Fault]:
    """No two paths differ only in capitals or in how Unicode writes a letter: they may be one file."""
    first: dict[str, str] = {}
    alone: set[str] = set()
    for path, _ in context.submitted:
        for part in accumulate(path.split("/"), "{}/{}".format):
            if part in alone:
                continue
            composed = part if part.isascii() else unicodedata.normalize("NFC", part)
            known = first.setdefault(composed.casefold(), part)
            if known != part:
                yield Fault(
                    "",
                    f"{quote_path(part)} and {quote_path(known)} are one name on some systems",
                    "take one of them out, or give it another name",
                    file=path,
                )
                break
            alone.add(part)
