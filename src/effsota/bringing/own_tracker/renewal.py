"""What an upgrade does to each file; a manifest of what was written tells what the owner changed."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from effsota.bringing.own_tracker.own_files import PIN, Pin
from effsota.frozen import Frozen


class Renewal(Frozen):
    """The files to write, and those left alone: changed by the owner, taken out, or never ours.

    `unneeded` are files that an older version wrote and this one does without.
    """

    write: Mapping[str, str]
    changed: Mapping[str, str]
    taken_out: tuple[str, ...]
    foreign: tuple[str, ...]
    unneeded: tuple[str, ...]
    written: Mapping[str, str]


def plan_renewal(new: Mapping[str, str], there: Mapping[str, str], written: Mapping[str, str]) -> Renewal:
    """Return what to do with the files of a newer version.

    `there` holds those of `new` and `written` that are there. `written` holds the digests of what was written
    before; it is empty for a tracker of a version that kept none.
    """
    write: dict[str, str] = {}
    left: dict[str, list[str]] = {"changed": [], "taken_out": [], "foreign": []}
    for path, text in new.items():
        if (state := _state(path, text, there, written)) == "write":
            write[path] = text
        elif state:
            left[state].append(path)
    same = {path: digest(text) for path, text in new.items() if _is_text(there.get(path), text)}
    return Renewal(
        write=write,
        changed={path: _difference(path, there[path], new[path]) for path in left["changed"]},
        taken_out=tuple(left["taken_out"]),
        foreign=tuple(left["foreign"]),
        unneeded=tuple(path for path in written if path in there and path not in new),
        written={**written, **same, **{path: digest(text) for path, text in write.items()}},
    )


def _state(path: str, text: str, there: Mapping[str, str], written: Mapping[str, str]) -> str | None:
    """Return `write`, the reason to leave a file alone, or None where nothing is to be done."""
    if path not in there:
        return "taken_out" if path in written else "write"
    if _is_text(there[path], text):
        return None
    if path == PIN or written.get(path) == digest(there[path]):
        return "write"
    return "changed" if path in written else "foreign"


def _is_text(there: str | None, text: str) -> bool:
    return there is not None and digest(there) == digest(text)


def _difference(path: str, there: str, text: str) -> str:
    lines = difflib.unified_diff(
        there.splitlines(), text.splitlines(), f"{path} (yours)", f"{path} (new)", lineterm="", n=1
    )
    return "\n".join(lines)


def digest(text: str) -> str:
    """Return the SHA-256 of a text, however its lines end."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def build_manifest(pin: Pin, written: Mapping[str, str]) -> str:
    """Return the file that tells a later upgrade what was written."""
    said = {"effsota": pin.version, "commit": pin.commit, "files": dict(sorted(written.items()))}
    return json.dumps(said, indent=1) + "\n"


def read_manifest(text: str | None) -> dict[str, str] | None:
    """Return the digests by path; none of a tracker that has no manifest; None where it cannot be read."""
    if text is None:
        return {}
    try:
        said: Any = json.loads(text)
        files: Iterable[tuple[Any, Any]] = said["files"].items()
        found = {path: sum_ for path, sum_ in files if isinstance(path, str) and isinstance(sum_, str)}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return found
