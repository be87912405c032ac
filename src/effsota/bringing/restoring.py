"""A file of the API made the file again that was filed: the same keys, values and order."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from effsota.frozen import Frozen
from effsota.limits import is_name
from effsota.problems import Refusal
from effsota.reading.document import parse_document
from effsota.reading.schema.addresses import schema_line
from effsota.text.yaml_writer import to_yaml

# Room for the sum of a record beside the largest file that can be filed.
MOST_BYTES = 1024 * 1024
_MOST_DEPTH = 32  # twice that of a file, which stands inside
_WRITE = "give a file of /api/v1/submissions/ or /api/v1/tracks/"
_MODELINE_ROOM = "../../schema/"


class Restored(Frozen):
    """A file with its path below a tracker's folder; comments are not in the API, and so not in it."""

    path: str
    data: bytes


def restore_file(data: bytes) -> Restored | Refusal:
    """Return the file that a record or a track of the API (JSON) was made from, or why there is none.

    Whatever else the JSON holds is not looked at. What is written says, read back, what stands there.
    """
    whole = _read(data)
    if isinstance(whole, Refusal):
        return whole
    told = whole.get("as_written") if isinstance(whole, dict) else None
    if not isinstance(told, dict) or not told:
        return Refusal("it is no record and no track of the API with what was filed (as_written)", _WRITE)
    place = _place_of(whole)
    if isinstance(place, Refusal):
        return place
    written = (schema_line(place.kind, _MODELINE_ROOM) + to_yaml(told)).encode()
    read = parse_document(written)
    if read.faults:
        fault = read.faults[0]
        return Refusal(f"as_written cannot be a file of a tracker: {fault.message}", fault.hint)
    if read.document is None or read.document.data != told:
        return Refusal("as_written cannot be written so that it reads back the same", _WRITE)
    return Restored(path=place.path, data=written)


class _Place(NamedTuple):
    kind: str
    path: str


def _place_of(whole: dict[str, Any]) -> _Place | Refusal:
    """Return which file a record or a track is: a record tells its track."""
    names = (whole.get("track"), whole.get("id")) if "track" in whole else (whole.get("id"), "track")
    if not all(isinstance(each, str) and is_name(each) for each in names):
        return Refusal("it does not say of which record or track it is (track, id)", _WRITE)
    kind = "submission" if "track" in whole else "track"
    return _Place(kind, f"submissions/{names[0]}/{names[1]}.yaml")


def _read(data: bytes) -> Any:
    """Return the JSON with every value as the text that it was."""
    if len(data) > MOST_BYTES:
        return Refusal(f"it is too large: {len(data):,} bytes, at most {MOST_BYTES:,}", _WRITE)
    try:
        return _as_texts(json.loads(data.decode(), parse_float=str, parse_int=str, parse_constant=str))
    except (ValueError, RecursionError) as error:
        return Refusal(f"it cannot be read as JSON: {str(error).splitlines()[0][:200]}", _WRITE)


def _as_texts(value: Any, depth: int = 0) -> Any:
    if depth > _MOST_DEPTH:
        raise ValueError("it is nested too deep")
    if isinstance(value, dict):
        return {key: _as_texts(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_texts(each, depth + 1) for each in value]
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value
