"""The text that an issue form leaves, read back into its fields and written as a submission's YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from effsota.text.yaml_writer import to_yaml_text

LABELS = {
    "track": "Track",
    "name": "Short name",
    "model": "Model",
    "date": "Date",
    "publication": "Publication",
    "url": "Link",
    "authors": "Authors",
    "value": "Result",
    "is": "The result is",
    "compute": "Compute",
    "more": "Anything else",
}
EMPTY = "_No response_"
_FENCE = re.compile(r"\A```[a-z]*\n(.*?)\n?```\s*\Z", re.DOTALL)


class FormError(Exception):
    """The issue does not hold the form; the message says what is missing."""


class Written(NamedTuple):
    """A submission as the form gives it: track, name and the file's text."""

    track: str
    name: str
    text: str


def read_fields(body: str) -> dict[str, str]:
    """Return what was filled in, by field; a field left empty is an empty text.

    Raises:
        FormError: if a heading of the form is missing or stands twice.
    """
    lines = body.replace("\r\n", "\n").split("\n")
    starts = {}
    for field, label in LABELS.items():
        found = [index for index, line in enumerate(lines) if line.rstrip() == f"### {label}"]
        if len(found) != 1:
            raise FormError(f'the heading "### {label}" stands {len(found)} times, not once')
        starts[field] = found[0]
    ends = sorted([*starts.values(), len(lines)])
    return {
        field: _value("\n".join(lines[start + 1 : ends[ends.index(start) + 1]]))
        for field, start in starts.items()
    }


def _value(text: str) -> str:
    text = text.strip()
    fenced = _FENCE.match(text)
    return "" if text == EMPTY else fenced[1].rstrip() if fenced else text


def write_submission(fields: dict[str, str]) -> Written:
    """Return the submission; whatever the fields hold stays inside them."""
    authors = [each.strip() for each in fields["authors"].split(",") if each.strip()]
    lines = [
        f"model: {_scalar(fields['model'])}",
        f"date: {_scalar(fields['date'])}",
        "publication:",
        f"  title: {_scalar(fields['publication'])}",
        f"  url: {_scalar(fields['url'])}",
        *([f"  authors: [{', '.join(_quoted(each) for each in authors)}]"] if authors else []),
        *_result(fields),
        "compute:",
        *(f"  {line}".rstrip() for line in fields["compute"].split("\n")),
        *([fields["more"]] if fields["more"] else []),
    ]
    return Written(track=fields["track"], name=fields["name"], text="\n".join(lines) + "\n")


def _result(fields: dict[str, str]) -> list[str]:
    if not fields["value"]:
        return []
    word = "at-least" if fields["is"].startswith("at least") else "measured"
    return ["result:", f"  value: {_scalar(fields['value'])}", f"  is: {word}"]


def _scalar(text: str) -> str:
    """Return one line of a form as a YAML scalar; an empty one as an empty text, which is then refused."""
    return to_yaml_text(" ".join(text.split())) if text else '""'


def _quoted(text: str) -> str:
    written = _scalar(text)
    # Inside [ ] a comma would part a plain text in two.
    return written if written.startswith('"') or "," not in written else f'"{written}"'
