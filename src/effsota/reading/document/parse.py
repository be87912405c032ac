"""The reader: bytes to a document, or to every fault that can be told at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from effsota.problems import Located
from effsota.reading.document.decode import decode
from effsota.reading.document.line_by_line import read_line_by_line
from effsota.reading.document.located import SUBMISSION, Document, Parsed, Positions, ReadingLimits


def parse_document(data: bytes, *, limits: ReadingLimits = SUBMISSION) -> Parsed:
    """Return the document that `data` holds and every fault found on the way; never an exception."""
    text = decode(data, limits=limits)
    if not isinstance(text, str):
        return Parsed(document=None, faults=tuple(text))
    directive = _find_directive(text)
    if directive:
        return Parsed(document=None, faults=(directive,))
    plain = read_line_by_line(text, limits)
    if plain is not None:
        return Parsed(document=Document(data=plain, find_positions=partial(_locate_by_line, text)))
    plain = _compose_plain(text, limits)
    if plain is not None:
        return Parsed(document=Document(data=plain, find_positions=partial(_locate_plain, text)))
    from effsota.reading.document.carefully import read_carefully  # noqa: PLC0415  # only for a file with faults

    return read_carefully(text, limits)


def _locate_by_line(text: str) -> Positions:
    from effsota.reading.document.line_places import locate_by_line  # noqa: PLC0415  # of few files it is asked

    return locate_by_line(text)


# YAML's parser is loaded where it is asked: most files are read line by line, and have nothing to be shown.
def _compose_plain(text: str, limits: ReadingLimits) -> dict[str, Any] | None:
    from effsota.reading.document.quick import compose_plain  # noqa: PLC0415

    return compose_plain(text, limits)


def _locate_plain(text: str) -> Positions:
    from effsota.reading.document.plain_places import locate_plain  # noqa: PLC0415

    return locate_plain(text)


def _find_directive(text: str) -> Located | None:
    if "%" not in text:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("%"):
            hint = "delete the line"
            return Located(number, 1, "yaml-feature", "a YAML directive (%) is not allowed", hint)
        if line.strip() and not line.lstrip().startswith("#"):
            return None
    return None
