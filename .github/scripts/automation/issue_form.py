"""The text that an issue form leaves, read back into its fields and written as a submission's YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from effsota.text.yaml_writer import to_yaml_text

if TYPE_CHECKING:
    from datetime import date

Line: TypeAlias = tuple[str, str]  # of the file, and the field that it was typed into

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
# Handles of the host; those of its programs, such as dependabot[bot], are left out.
_HANDLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_SUBMITTED = re.compile(r"""^["']?submitted["']?\s*:""", re.MULTILINE)
_OTHER_RESOURCE = re.compile(r"""^["']?(?:price|data|cost|energy)["']?\s*:""", re.MULTILINE)
_FENCE = re.compile(r"\A```[a-z]*\n(.*?)\n?```\s*\Z", re.DOTALL)


class FormError(Exception):
    """The issue does not hold the form; the message says what is missing."""


class Written(NamedTuple):
    """A submission as the form gives it: track, name, text, and where each line of the text was typed."""

    track: str
    name: str
    text: str
    places: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where the file belongs."""
        return f"submissions/{self.track}/{self.name}.yaml"


class Sender(NamedTuple):
    """Who sent the form, by handle, and when."""

    handle: str
    day: date


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


def write_submission(fields: dict[str, str], sender: Sender) -> Written:
    """Return the submission, filed by its sender; whatever the fields hold stays inside them."""
    lines = [
        *_publication(fields),
        *_result(fields),
        *_compute(fields),
        *(_block("more", fields["more"]) if fields["more"] else []),
        *_submitted(fields["more"], sender),
    ]
    text = "".join(f"{line}\n" for line, _ in lines)
    return Written(
        track=fields["track"], name=fields["name"], text=text, places=tuple(place for _, place in lines)
    )


def _publication(fields: dict[str, str]) -> list[Line]:
    authors = [each.strip() for each in fields["authors"].split(",") if each.strip()]
    return [
        (f"model: {_scalar(fields['model'])}", LABELS["model"]),
        (f"date: {_scalar(fields['date'])}", LABELS["date"]),
        ("publication:", LABELS["publication"]),
        (f"  title: {_scalar(fields['publication'])}", LABELS["publication"]),
        (f"  url: {_scalar(fields['url'])}", LABELS["url"]),
        *([(f"  authors: [{', '.join(map(_quoted, authors))}]", LABELS["authors"])] if authors else []),
    ]


def _result(fields: dict[str, str]) -> list[Line]:
    if not fields["value"]:
        return []
    word = "at-least" if fields["is"].startswith("at least") else "measured"
    return [
        ("result:", LABELS["value"]),
        (f"  value: {_scalar(fields['value'])}", LABELS["value"]),
        (f"  is: {word}", LABELS["is"]),
    ]


def _compute(fields: dict[str, str]) -> list[Line]:
    """Return the estimates; none where none is written and another resource stands below."""
    if not fields["compute"] and _OTHER_RESOURCE.search(fields["more"]):
        return []
    return _block("compute", fields["compute"], head="compute:", indent="  ")


def _block(field: str, text: str, *, head: str = "", indent: str = "") -> list[Line]:
    """Return a field of several lines, each line with its number there."""
    label = LABELS[field]
    typed = [
        (f"{indent}{line}".rstrip(), f"{label}, line {number}")
        for number, line in enumerate(text.split("\n"), start=1)
    ]
    return [(head, label), *typed] if head else typed


def _submitted(more: str, sender: Sender) -> list[Line]:
    """Return who files it: what the form says itself, or its sender."""
    if _SUBMITTED.search(more) or not _HANDLE.fullmatch(sender.handle):
        return []
    return [(f"submitted: {{by: {to_yaml_text(sender.handle)}, date: {sender.day}}}", "the file's last line")]


def _scalar(text: str) -> str:
    """Return one line of a form as a YAML scalar; an empty one as an empty text, which is then refused."""
    return to_yaml_text(" ".join(text.split())) if text else '""'


def _quoted(text: str) -> str:
    written = _scalar(text)
    # Inside [ ] a comma would part a plain text in two.
    return written if written.startswith('"') or "," not in written else f'"{written}"'
