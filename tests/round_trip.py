"""What was filed, through the API of a built site, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from effsota.bringing.restoring import restore_file
from effsota.problems import Refusal
from effsota.reading.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Mapping


def api_files(files: Mapping[str, bytes]) -> list[str]:
    """Return every record and track of a site's API."""
    return [path for path in files if path.startswith(("api/v1/submissions/", "api/v1/tracks/"))]


def unlike_what_was_filed(files: Mapping[str, bytes]) -> list[str]:
    """Return the files of the API of which no file comes that says, in its order, what was filed."""
    return [path for path in api_files(files) if not _is_as_filed(files[path], files)]


def _is_as_filed(data: bytes, files: Mapping[str, bytes]) -> bool:
    told = json.loads(data)
    restored = restore_file(data)
    if isinstance(restored, Refusal) or told["file"] != f"data/{restored.path}":
        return False
    return _in_order(restored.data) == _in_order(files[told["file"]])


def _in_order(data: bytes) -> str:
    """Return what a file says: each key and value in its order."""
    document = parse_document(data).document
    assert document is not None
    return json.dumps(document.data)
